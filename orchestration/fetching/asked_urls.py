"""The addresses that may be asked at all, and the keys under which their hosts are remembered.

What an address leads to is checked when it is connected to, not here.
"""

from __future__ import annotations

import httpx

from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchReason

_LONGEST = 8_000  # characters; most servers take no more
_DEFAULT_PORTS = {"http": 80, "https": 443}


def asked_url(text: str, from_url: httpx.URL | None = None) -> httpx.URL:
    """The address to ask, without its fragment; `from_url` is where a redirect's target is relative to.

    Raises FetchFailure for other schemes, user names, missing hosts and whatever is no address.
    """
    if len(text) > _LONGEST:
        raise FetchFailure(FetchReason.BAD_URL, f"the address is longer than {_LONGEST:,} characters")
    if "${" in text:
        raise FetchFailure(FetchReason.BAD_URL, "the address holds a variable that nobody filled in")
    try:
        url = (from_url.join(text.strip()) if from_url else httpx.URL(text.strip())).copy_with(fragment=None)
        is_bad_port = url.port is not None and not 0 < url.port < 65_536
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchFailure(FetchReason.BAD_URL, "this is no address that can be read") from error
    if url.scheme not in _DEFAULT_PORTS:
        raise FetchFailure(FetchReason.BAD_URL, "only http and https are asked")
    if url.userinfo or "@" in url.netloc.decode("ascii", "replace"):
        raise FetchFailure(FetchReason.BAD_URL, "the address holds a user name, which is never sent")
    if is_bad_port or not url.raw_host or len(url.raw_host) > 253:
        raise FetchFailure(FetchReason.BAD_URL, "the address has no host, or a port that cannot be")
    return url


def port_of(url: httpx.URL) -> int:
    """The port, named or not."""
    return url.port or _DEFAULT_PORTS[url.scheme]


def host_key_of(url: httpx.URL) -> str:
    """Scheme, host and port, as HostState has them: what one robots.txt speaks for.

    >>> host_key_of(httpx.URL("http://Example.org/a")), host_key_of(httpx.URL("https://[::1]:8443/"))
    ('http://example.org:80', 'https://[::1]:8443')
    """
    return f"{url.scheme}://{_bracketed(url)}:{port_of(url)}"


def lane_key_of(url: httpx.URL) -> str:
    """What is asked one request after the other: http and https of a host are the same machine.

    >>> lane_key_of(httpx.URL("http://example.org/")) == lane_key_of(httpx.URL("https://example.org./x"))
    True
    """
    if port_of(url) in _DEFAULT_PORTS.values():
        return _bracketed(url).rstrip(".")
    return f"{_bracketed(url)}:{port_of(url)}"


def robots_url_of(host_key: str) -> str:
    """Where a host's robots.txt lies."""
    return f"{host_key}/robots.txt"


def _bracketed(url: httpx.URL) -> str:
    host = url.raw_host.decode("ascii").lower()
    return f"[{host}]" if ":" in host else host
