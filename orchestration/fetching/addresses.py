"""Which network addresses may be asked: public ones, and internal ones only where the caller names each of them.

Names are resolved here and nowhere else. Nothing is connected.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orchestration.fetching.deadlines import Deadline
from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchReason

Resolver = Callable[[str, int], Sequence[str]]
"""A host name and a port in, the addresses of the host out; raises OSError where there is none."""

_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TEREDO = ipaddress.IPv6Network("2001::/32")
_NEVER_IPV4 = (
    ipaddress.IPv4Network("168.63.129.16/32"),  # metadata of one cloud, on an address that looks public
    ipaddress.IPv4Network("192.88.99.0/24"),  # relays from IPv6, which lead anywhere
)


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Internal addresses that may be asked, as `127.0.0.1:8123` or `[::1]:8123`; none by default.

    Only an environment variable or a command's flag may fill it: a list of sources must not be able to open the house.
    """

    allowed_internal: frozenset[str] = frozenset()

    def permits(self, address: str, port: int) -> bool:
        """Whether this address (no name) may be connected to."""
        return is_public(address) or _with_port(address, port) in self.allowed_internal


def address_policy_from(text: str) -> AddressPolicy:
    """The policy that a flag or variable describes: addresses with ports, separated by commas; ValueError says what is wrong.

    >>> sorted(address_policy_from("127.0.0.1:8123, [::1]:80").allowed_internal)
    ['127.0.0.1:8123', '[::1]:80']
    """
    return AddressPolicy(frozenset(_checked(entry.strip()) for entry in text.split(",") if entry.strip()))


def _checked(entry: str) -> str:
    host, _, port = entry.rpartition(":")
    try:
        return _with_port(str(ipaddress.ip_address(host.strip("[]"))), int(port))
    except ValueError:
        message = f"{entry!r} is not an address with a port, such as 127.0.0.1:8123 or [::1]:8123"
        raise ValueError(message) from None


def _with_port(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also where it wraps an IPv4 address.

    >>> (
    ...     is_public("8.8.8.8"),
    ...     is_public("::ffff:127.0.0.1"),
    ...     is_public("64:ff9b::7f00:1"),
    ...     is_public("2002:7f00:1::"),
    ... )
    (True, False, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return _is_public_ipv4(parsed)
    if parsed in _NAT64:
        return _is_public_ipv4(ipaddress.IPv4Address(int(parsed) & 0xFFFF_FFFF))
    if parsed.sixtofour is not None:
        return _is_public_ipv4(parsed.sixtofour)
    return parsed.scope_id is None and parsed in _GLOBAL_IPV6 and parsed not in _TEREDO and parsed.is_global


def _is_public_ipv4(address: ipaddress.IPv4Address) -> bool:
    if address.is_multicast or address.is_reserved or any(address in network for network in _NEVER_IPV4):
        return False
    return address.is_global


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Asks the resolver of the machine."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def permitted_addresses(
    host: str, port: int, resolve: Resolver, policy: AddressPolicy, deadline: Deadline
) -> Sequence[str]:
    """The addresses of a host, looked up once; refuses the host if a single one of them is internal."""
    addresses = _resolved(host, port, resolve, deadline)
    if not addresses:
        raise FetchFailure(FetchReason.UNKNOWN_HOST, "the host has no address")
    if not all(policy.permits(address, port) for address in addresses):
        raise FetchFailure(
            FetchReason.INTERNAL_ADDRESS, "the host lies at an internal address, which is never asked"
        )
    return addresses


def _resolved(host: str, port: int, resolve: Resolver, deadline: Deadline) -> Sequence[str]:
    """Looks up in a thread of its own, because a resolver cannot be told how long it may take."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(resolve(host, port))
        except Exception as error:  # noqa: BLE001 - handed over to the thread that waits
            answers.put(error)

    threading.Thread(target=look_up, name="newsledger-resolver", daemon=True).start()
    answer = deadline.taken_from(answers)
    if isinstance(answer, Exception):
        raise FetchFailure(FetchReason.UNKNOWN_HOST, "the name of the host cannot be resolved") from answer
    return answer


def allowed(addresses: Iterable[str]) -> AddressPolicy:
    """The policy for addresses given one by one."""
    return address_policy_from(",".join(addresses))
