"""The releases of a folder: their names, their order, what each holds, and which is the latest."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orchestration.exports.citations import DataCitation
from orchestration.exports.export_errors import ExportError
from orchestration.warehouse.published_folders import sync

RELEASES_NAME = "releases"
LATEST = "latest"
DATABASE = "newsledger.duckdb"
PACKAGE = "datapackage.json"
CHECKSUMS = "SHA256SUMS"
CHANGELOG = "CHANGELOG.md"
_VERSION = re.compile(r"v(\d{4})\.(\d{1,2})\.(\d+)")


@dataclass(frozen=True, slots=True)
class Release:
    """A finished release: its folder, which is called as its version."""

    folder: Path

    @property
    def version(self) -> str:
        """As v2026.11.0: year and month of the build, then how many releases of that month came before."""
        return self.folder.name

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place among the others."""
        match = _VERSION.fullmatch(self.version)
        assert match is not None
        year, month, patch = map(int, match.groups())
        return year, month, patch

    def cited(self) -> DataCitation:
        """How to cite it; the checksum is that of SHA256SUMS, and so of everything in the release."""
        told = json.loads((self.folder / PACKAGE).read_text("utf-8"))["newsledger"]
        return DataCitation(
            build_id=told["build_id"],
            published_on=date.fromisoformat(told["published_on"]),
            newsledger_version=told["newsledger_version"],
            checksum=file_checksum(self.folder / CHECKSUMS),
            checksum_of=f"the file {CHECKSUMS}",
            version=self.version,
        )


def releases_in(folder: Path) -> list[Release]:
    """All finished releases of a folder, oldest first."""
    found = [
        Release(path)
        for path in folder.glob("v*")
        if _VERSION.fullmatch(path.name) and (path / CHECKSUMS).is_file()
    ]
    return sorted(found, key=lambda release: release.order)


def find_release(folder: Path, version: str) -> Release:
    """The release of that version, or the latest; raises ExportError, with those that there are."""
    releases = releases_in(folder)
    if version == LATEST and releases:
        return releases[-1]
    for release in releases:
        if release.version.removeprefix("v") == version.removeprefix("v"):
            return release
    there = ", ".join(release.version for release in releases) or "none yet"
    raise ExportError(
        f"there is no release {version} in {folder}",
        why=f"There are: {there}.",
        next_step="newsledger release",
    )


def next_version(folder: Path, published_on: date) -> str:
    """The name of the next release of a build of that day.

    Folders count that are no finished releases too: a name is never taken twice.
    """
    matches = [match for path in folder.glob("v*") if (match := _VERSION.fullmatch(path.name))]
    patches = [
        int(match[3])
        for match in matches
        if (int(match[1]), int(match[2])) == (published_on.year, published_on.month)
    ]
    return f"v{published_on.year}.{published_on.month}.{max(patches, default=-1) + 1}"


def point_to_latest(folder: Path) -> None:
    """Makes the link "latest" lead to the newest release, in one step."""
    link = folder / f".{LATEST}.unfinished"
    link.unlink(missing_ok=True)
    link.symlink_to(releases_in(folder)[-1].version)
    link.replace(folder / LATEST)
    sync(folder)


def file_checksum(path: Path) -> str:
    """SHA-256 of a file in hex."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
