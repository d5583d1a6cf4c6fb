"""The forms in which one page is offered: mobile, AMP, print, start page; each taken back to the plain form.

Tracking parts, escapes and the order of parameters are the business of canonical_urls.py.
"""

from __future__ import annotations

import re

_AMP_CACHE = re.compile(
    r"https?://[^/]+\.cdn\.ampproject\.org/(?:c|v|wp|a|i)/(?P<secure>s/)?(?P<page>.+)", re.IGNORECASE
)
_AMP_VIEWER = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/(?P<secure>s/)?(?P<page>.+)", re.IGNORECASE)
_FORM_HOST = re.compile(r"(?:www\d?|m|mobile|amp|wap|print)\.")
_LANGUAGE_MOBILE_HOST = re.compile(r"^([a-z]{2,3})\.m\.")
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_START_PAGE = re.compile(r"/(?:index|default)\.(?:html?|shtml|xhtml)$", re.IGNORECASE)
_SCRIPT_START_PAGE = re.compile(r"/(?:index|default)\.(?:php|aspx?|jsp)$", re.IGNORECASE)
_FORM_PATH_END = re.compile(r"(?<=.)/(?:amp|print|printable)/*$", re.IGNORECASE)
_FORM_PATH_START = re.compile(r"^/amp(?=/[^/]+/?[^/])", re.IGNORECASE)
_FORM_FILE = re.compile(r"(?:\.amp)(\.html?)?$", re.IGNORECASE)

_SWITCHES = frozenset({"amp", "print", "printable", "mobile", "isamp", "printview", "is_amp"})
_ON = frozenset({"", "1", "true", "yes", "y", "on"})
_CHOICES = frozenset({"outputtype", "output", "view", "format", "layout", "mode", "style"})
_FORMS = frozenset({"amp", "print", "printable", "printer", "mobile", "amphtml"})


def unwrapped_address(url: str) -> str:
    """The publisher's own address where a cache or viewer of AMP pages carries it in its path.

    >>> unwrapped_address("https://example-org.cdn.ampproject.org/c/s/example.org/news")
    'https://example.org/news'
    """
    wrapped = _AMP_CACHE.match(url) or _AMP_VIEWER.match(url)
    if wrapped is None:
        return url
    return f"{'https' if wrapped['secure'] else 'http'}://{wrapped['page']}"


def plain_host(host: str) -> str:
    """The host without www, mobile and AMP labels; a name of two labels is left as it is.

    >>> plain_host("en.m.example.org"), plain_host("m.example.org"), plain_host("www.example")
    ('en.example.org', 'example.org', 'www.example')
    """
    host = _LANGUAGE_MOBILE_HOST.sub(r"\1.", host)
    while host.count(".") > 1 and (form := _FORM_HOST.match(host)):
        host = host[form.end() :]
    return host


def plain_path(path: str, *, has_query: bool) -> str:
    """The path without session, slash at the end, start page file, AMP and print parts.

    A script as a start page stays where a query tells it what to show.

    >>> (
    ...     plain_path("/amp/world/tanks.amp.html", has_query=False),
    ...     plain_path("/news/index.html", has_query=False),
    ... )
    ('/world/tanks.html', '/news')
    """
    path = _SESSION.sub("", path).rstrip("/")
    path = _FORM_PATH_START.sub("", path)
    path = _FORM_PATH_END.sub("", path)
    path = _FORM_FILE.sub(r"\1", path)
    path = _START_PAGE.sub("", path)
    if not has_query:
        path = _SCRIPT_START_PAGE.sub("", path)
    return path.rstrip("/") or "/"


def is_form_parameter(name: str, value: str) -> bool:
    """Whether a parameter only asks for the mobile, AMP or print form of the same page.

    >>> (
    ...     is_form_parameter("amp", "1"),
    ...     is_form_parameter("outputType", "amp"),
    ...     is_form_parameter("format", "list"),
    ... )
    (True, True, False)
    """
    name, value = name.lower(), value.lower()
    return (name in _SWITCHES and value in _ON) or (name in _CHOICES and value in _FORMS)
