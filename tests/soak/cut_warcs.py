"""Reads web archives that are cut or have a bit flipped; not part of the test suite, which reads some dozens of them.

    python -m tests.soak.cut_warcs [--pages 40] [--step 500] [--flips 2000] [--seed 1]

A page may be lost to damage, with a problem that says so; a page that is given must be the archived one, to the last byte. A
cut between two records cannot be told from a shorter archive, so these are left out.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from dataclasses import dataclass, field

from orchestration.sources.archive_bytes import ByteSource, raw_record
from orchestration.sources.warc_reading import read_warc
from orchestration.sources.warc_records import WarcPage, WarcProblem, WarcSummary
from tests.sources.warc_inputs import archive, page_body


@dataclass
class Tally:
    """What became of damaged archives."""

    n_archives: int = 0
    n_pages: int = 0
    unnoticed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    escapes: list[str] = field(default_factory=list)


def damaged_archives(whole: bytes, step: int, flips: int, chance: random.Random) -> list[tuple[str, bytes]]:
    """(What was done, the archive): cut behind every `step` bytes, and with one bit flipped `flips` times."""
    between = _record_starts(whole)
    cuts = [(f"cut at {size}", whole[:size]) for size in range(0, len(whole), step) if size not in between]
    places = [(chance.randrange(len(whole)), chance.randrange(8)) for _flip in range(flips)]
    return cuts + [
        (
            f"bit {bit} of byte {place}",
            whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :],
        )
        for place, bit in places
    ]


def _record_starts(whole: bytes) -> set[int]:
    source, starts, place = ByteSource(io.BytesIO(whole)), set(), 0
    while (record := raw_record(source, place)) is not None:
        place = record.next_offset
        starts.add(place)
    return starts


def judge(name: str, content: bytes, n_pages: int, tally: Tally) -> None:
    """Read one damaged archive and add what is wrong with what was read."""
    tally.n_archives += 1
    try:
        items = list(read_warc(io.BytesIO(content)))
    except Exception as error:  # noqa: BLE001 - what this looks for
        tally.escapes.append(f"{name}: {error!r}"[:200])
        return
    pages = [item for item in items if isinstance(item, WarcPage)]
    sound = [page_body(number) for number in range(n_pages)]
    tally.n_pages += len(pages)
    tally.wrong += [f"{name}: {page.url}" for page in pages if page.content not in sound]
    is_told = any(isinstance(item, WarcProblem) for item in items) or not items
    is_whole = all(item.is_whole for item in items if isinstance(item, WarcSummary))
    if len(pages) < n_pages and not is_told and is_whole:
        tally.unnoticed.append(name)


def damage_all(n_pages: int, step: int, flips: int, seed: int, kinds: tuple[str, ...]) -> dict[str, Tally]:
    """The tally of each kind of archive."""
    tallies: dict[str, Tally] = {}
    for kind in kinds:
        whole = archive(n_pages, gzip=kind != "warc")
        tallies[kind] = Tally()
        for name, content in damaged_archives(whole, step, flips, random.Random(f"{seed}-{kind}")):
            judge(name, content, n_pages, tallies[kind])
    return tallies


def main() -> int:
    """Returns 0 where no damaged page was taken as whole and nothing escaped."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("pages", 40), ("step", 500), ("flips", 2_000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    tallies = damage_all(options.pages, options.step, options.flips, options.seed, ("warc.gz", "warc"))
    for kind, tally in tallies.items():
        sys.stdout.write(
            f"{kind}: {tally.n_archives:,} damaged archives, {tally.n_pages:,} pages read, {len(tally.wrong)} wrong, "
            f"{len(tally.escapes)} escapes, {len(tally.unnoticed)} with pages missing and no problem told\n"
        )
        for line in [*tally.wrong, *tally.escapes, *tally.unnoticed][:10]:
            sys.stdout.write(f"  {line}\n")
    return 1 if any(tally.wrong or tally.escapes for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
