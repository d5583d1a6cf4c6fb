"""Nothing inside the house is asked, however its address is written, and whoever points there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from orchestration.fetching import network_streams
from orchestration.fetching.addresses import AddressPolicy, address_policy_from, is_public, system_resolver
from orchestration.fetching.fetch_records import FetchOutcome, FetchReason, FetchRequest, ResourceKind
from orchestration.fetching.fetch_run import fetch_all
from orchestration.fetching.fetcher import Fetcher
from tests.fetching.asking import CONTACT, fetcher_for, names, pages, run_all
from tests.fetching.servers import HOST, page, redirects, serving

SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "0x7f000001",
    "0x7f.0.0.1",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0",
    "0.0.0.0",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "user@127.0.0.1",
    "example.org@127.0.0.1",
    "example.org\\@127.0.0.1",
    "１２７.０.０.１",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "%31%32%37.0.0.1",
]
NEVER_PUBLIC = """
    0.0.0.0 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.9.9.9 168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255
    192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b::169.254.169.254
    64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:a00:1:: 2002:a9fe:a9fe:: fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
    fec0::1 ff02::1 4000::1 nonsense 1.2.3
""".split()


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_the_loopback_address_is_asked(host: str) -> None:
    """Through the resolver of the machine, which knows more spellings than anybody remembers."""
    with serving({"/": page(), "/robots.txt": page(b"")}) as site:
        url = f"http://{host}:{site.port}/"
        alone = Fetcher(CONTACT).fetch(FetchRequest(url, ResourceKind.PAGE))
        ((in_run, _),) = fetch_all([FetchRequest(url, ResourceKind.PAGE)], Fetcher(CONTACT))
        by_redirect = redirected(url)
    assert site.seen == []
    assert {alone.outcome, in_run.outcome, by_redirect} <= {FetchOutcome.REFUSED, FetchOutcome.FAILED}
    reasons = {FetchReason.INTERNAL_ADDRESS, FetchReason.BAD_URL, FetchReason.UNKNOWN_HOST}
    assert {alone.reason, in_run.reason} <= reasons


def redirected(url: str) -> FetchOutcome:
    """What becomes of a redirect from an outside server to this address."""
    with serving({"/": redirects(url)}) as outside:
        result = fetcher_for(outside, resolve=system_resolver).fetch(
            FetchRequest(outside.url(), ResourceKind.PAGE)
        )
        assert [hop.status for hop in result.hops] == [302]
    return result.outcome


@pytest.mark.parametrize("address", NEVER_PUBLIC)
def test_what_is_not_the_public_internet_is_internal(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::8.8.8.8", "2002:808:808::"]
)
def test_what_is_the_public_internet_is_not(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "::1", "169.254.169.254", "::ffff:127.0.0.1"])
def test_one_internal_address_among_public_ones_is_enough(inside: str) -> None:
    fetcher = Fetcher(CONTACT, resolve=names({"mixed.example": ["8.8.8.8", inside]}))
    result = fetcher.fetch(FetchRequest("http://mixed.example/", ResourceKind.PAGE))
    assert (result.outcome, result.reason) == (FetchOutcome.REFUSED, FetchReason.INTERNAL_ADDRESS)


def test_a_resolver_that_changes_its_mind_reaches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Public when it is checked, internal a moment later: the connection goes to what was checked."""
    looked_up: list[str] = []
    connected: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        return ["8.8.8.8"] if len(looked_up) == 1 else [HOST]

    def unreachable(address: str, port: int, deadline: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(network_streams, "_connected", unreachable)
    with serving({"/": page()}) as site:
        fetcher = Fetcher(CONTACT, resolve=rebinding)
        url = f"http://rebinding.example:{site.port}/"
        first = fetcher.fetch(FetchRequest(url, ResourceKind.PAGE))
        assert (looked_up, connected) == (["rebinding.example"], ["8.8.8.8"])
        again = fetcher.fetch(FetchRequest(url, ResourceKind.PAGE))
        assert connected == ["8.8.8.8"]
    assert (first.outcome, first.reason) == (FetchOutcome.FAILED, FetchReason.CONNECTION_FAILED)
    assert (again.outcome, again.reason) == (FetchOutcome.REFUSED, FetchReason.INTERNAL_ADDRESS)
    assert site.seen == []


def test_every_hop_is_looked_up_and_checked_again() -> None:
    asked: list[str] = []
    with serving({"/": redirects("/again"), "/again": page()}) as site:

        def turning_inside(host: str, port: int) -> Sequence[str]:
            asked.append(host)
            return [HOST] if len(asked) == 1 else ["10.0.0.7"]

        fetcher = fetcher_for(site, resolve=turning_inside)
        result = fetcher.fetch(FetchRequest(site.url(host="turning.example"), ResourceKind.PAGE))
    assert (result.reason, site.paths(), len(asked)) == (FetchReason.INTERNAL_ADDRESS, ["/"], 2)


@pytest.mark.parametrize("n_hops", [1, 3, 5])
def test_a_chain_of_redirects_into_the_house_ends_before_the_door(n_hops: int) -> None:
    with serving({"/": page()}) as inside:
        chain = {f"/{n}": redirects(f"/{n + 1}") for n in range(n_hops - 1)}
        with serving({**chain, f"/{n_hops - 1}": redirects(inside.url())}) as outside:
            result = fetcher_for(outside).fetch(FetchRequest(outside.url("/0"), ResourceKind.PAGE))
    assert (result.reason, inside.seen, len(result.hops)) == (FetchReason.INTERNAL_ADDRESS, [], n_hops)


def test_a_robots_txt_that_redirects_into_the_house_is_not_followed_and_allows_nothing() -> None:
    with serving({"/robots.txt": page(b"")}) as inside, serving({"/": page()}) as outside:
        outside.answers["/robots.txt"] = redirects(inside.url("/robots.txt"))
        ((result, _),) = run_all(fetcher_for(outside), pages(outside, "/"))
    assert (inside.seen, outside.paths()) == ([], ["/robots.txt"])
    assert result.outcome is FetchOutcome.REFUSED


def test_proxies_of_the_environment_play_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({}) as proxy, serving({"/": page(b"direct")}) as site:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        monkeypatch.delenv("no_proxy", raising=False)
        result = fetcher_for(site).fetch(FetchRequest(site.url(), ResourceKind.PAGE))
    assert (result.body, proxy.seen) == (b"direct", [])


def test_the_policy_opens_single_addresses_with_their_port_only() -> None:
    policy = address_policy_from("127.0.0.1:8123,[::1]:80")
    assert policy.permits("127.0.0.1", 8123)
    assert policy.permits("::1", 80)
    assert not policy.permits("127.0.0.1", 8124)
    assert not policy.permits("127.0.0.2", 8123)
    assert not AddressPolicy().permits("127.0.0.1", 8123)
    assert address_policy_from("") == AddressPolicy()


@pytest.mark.parametrize("text", ["localhost:80", "127.0.0.1", "*", "10.0.0.0/8", "127.0.0.1:http", "::1"])
def test_a_policy_that_is_not_plain_addresses_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="is not an address with a port"):
        address_policy_from(text)
