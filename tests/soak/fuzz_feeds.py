"""Reads damaged feeds and sitemaps made from sound ones; not part of the test suite, which runs a few hundred of them.

    python -m tests.soak.fuzz_feeds [--n 100000] [--seed 1]

Every damaged list must be read or refused with a reason, within the deadline, and an entry that the damage did not touch must
not be changed by it unnoticed: its title stands beside its own address.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from orchestration.sources.feed_reading import read_feed
from orchestration.sources.link_records import LinkList
from orchestration.sources.sitemap_reading import read_sitemap
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.list_inputs import (
    FEED_URL,
    NOW,
    SITEMAP_URL,
    atom,
    json_feed,
    rss_1,
    rss_of,
    sitemap,
    sitemap_index,
)

DEADLINE_SECONDS = 2.0
_CHARSETS = (
    b"utf-16",
    b"windows-1251",
    b"gbk",
    b"utf-7",
    b"punycode",
    b"idna",
    b"zip",
    b"utf-32",
    b"big5",
    b"x" * 50,
)
_SPLICES = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<item>", b"</item>", b"<entry>", b"</url>", b"&#xD800;", b"&#0;", b"&nbsp;",
    b"&#99999999;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<a:b c='d'>", b"\x1f\x8b",
    b"<?xml version='1.0' encoding='utf-16'?>", b"xml:base='http://[::1'", b"<link href='http://[x'/>", b"<pubDate>" + b"9" * 400,
    b"<ttl>" + b"9" * 30 + b"</ttl>", b"\xd9\xa1\xd9\xa2", b"<content type='application/octet-stream'>=</content>",
)  # fmt: skip
_NUMBERS = (b"99999999999999999999", b"-1", b"1e400", b"0", b"00000", b"2147483648")


def sound_lists() -> list[tuple[bool, bytes]]:
    """(Is it a sitemap, its bytes) of each kind that is read."""
    feeds = [
        rss_of(6),
        rss_1(6),
        atom(6),
        atom(6, prefix="a"),
        json_feed(6),
        rss_of(6).decode().encode("utf-16"),
    ]
    maps = [
        sitemap(8),
        sitemap_index([f"https://news.example/{number}.xml" for number in range(8)]),
        b"".join(b"https://news.example/%d\n" % number for number in range(8)),
    ]
    return [(False, feed) for feed in feeds] + [(True, plan) for plan in maps]


def damaged(body: bytes, chance: random.Random) -> bytes:
    """The list after one to six damages."""
    for _round in range(chance.randint(1, 6)):
        body = chance.choice(DAMAGES)(body, chance) if body else body
    return body


def _flip(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _bit in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body))]


def _delete(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + body[start + chance.randint(1, 80) :]


def _splice(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + chance.choice(_SPLICES) + body[start:]


def _copy(body: bytes, chance: random.Random) -> bytes:
    start, target = chance.randrange(len(body)), chance.randrange(len(body))
    return body[:target] + body[start : start + chance.randint(1, 400)] + body[target:]


def _number(body: bytes, chance: random.Random) -> bytes:
    digits = [place for place, byte in enumerate(body) if 48 <= byte <= 57]
    if not digits:
        return body
    place = chance.choice(digits)
    return body[:place] + chance.choice(_NUMBERS) + body[place + 1 :]


def _charset(body: bytes, chance: random.Random) -> bytes:
    declared = b'<?xml version="1.0" encoding="%s"?>' % chance.choice(_CHARSETS)
    end = body.find(b"?>")
    return declared + (body[end + 2 :] if 0 <= end < 100 else body)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _flip, _cut, _delete, _splice, _splice, _copy, _number, _charset,
)  # fmt: skip


@dataclass
class Tally:
    """What became of the lists: escaped exceptions with their numbers, slow ones, and how many were read or refused."""

    n_read: int = 0
    n_refused: int = 0
    n_links: int = 0
    n_problems: int = 0
    slowest: float = 0.0
    escapes: list[tuple[int, str]] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)


def read_damaged(number: int, seed: int, lists: list[tuple[bool, bytes]]) -> LinkList:
    """Damaged list `number` of a seed, read; the same list each time it is asked for."""
    chance = random.Random(f"{seed}-{number}")
    is_sitemap, body = chance.choice(lists)
    hurt = damaged(body, chance)
    if is_sitemap:
        return read_sitemap(hurt, url=SITEMAP_URL, now=NOW)
    return read_feed(hurt, url=FEED_URL, now=NOW)


def fuzz(n: int, seed: int) -> Tally:
    """Read `n` damaged lists."""
    tally, lists = Tally(), sound_lists()
    for number in range(n):
        started = time.process_time()
        try:
            found = read_damaged(number, seed, lists)
            tally.n_read += 1
            tally.n_links += len(found.links)
            tally.n_problems += len(found.problems)
            tally.reasons.update(problem.reason_code for problem in found.problems)
        except UnreadableInputError as error:
            tally.n_refused += 1
            tally.reasons[f"list: {error.reason_code.value}"] += 1
        except Exception as error:  # noqa: BLE001 - what this looks for
            tally.escapes.append((number, repr(error)[:200]))
        seconds = time.process_time() - started
        tally.slowest = max(tally.slowest, seconds)
        if seconds > DEADLINE_SECONDS:
            tally.slow.append(number)
    return tally


def main() -> int:
    """Returns 0 where nothing escaped and nothing was late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = fuzz(options.n, options.seed)
    sys.stdout.write(
        f"{options.n:,} damaged lists: {tally.n_read:,} read ({tally.n_links:,} links, {tally.n_problems:,} problems), "
        f"{tally.n_refused:,} refused; {len(tally.escapes)} escapes, {len(tally.slow)} over {DEADLINE_SECONDS:g} s "
        f"(slowest {tally.slowest:.2f} s)\n{dict(tally.reasons.most_common())}\n"
    )
    for number, error in tally.escapes[:20]:
        sys.stdout.write(f"  list {number}: {error}\n")
    return 1 if tally.escapes or tally.slow else 0


if __name__ == "__main__":
    sys.exit(main())
