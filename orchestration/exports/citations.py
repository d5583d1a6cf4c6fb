"""How to cite the data as a whole: as a sentence, BibTeX, CITATION.cff or JSON, always with build and checksum."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from orchestration.exports.data_terms import LICENCE_ID

AUTHOR = "The newsledger contributors"
TITLE = "newsledger data"
FORMATS = ("text", "bibtex", "cff", "json")


@dataclass(frozen=True, slots=True)
class DataCitation:
    """One state of the data: a release (`version` as v2026.11.0), or a build without one (None).

    `checksum` is told with what it is the checksum of.
    """

    build_id: str
    published_on: date
    newsledger_version: str
    checksum: str
    checksum_of: str
    version: str | None = None

    @property
    def name(self) -> str:
        """What the data is called in one word: the release, else the build."""
        return self.version or f"build {self.build_id}"


def citation_of_build(build: dict[str, Any], *, version: str | None = None) -> DataCitation:
    """The citation of a row of meta.builds; the checksum is that of its content."""
    published_at = build.get("published_at")
    return DataCitation(
        build_id=str(build.get("build_id", "unknown")),
        published_on=published_at.date() if isinstance(published_at, datetime) else date(1970, 1, 1),
        newsledger_version=str(build.get("newsledger_version", "unknown")),
        checksum=str(build.get("content_hash", "unknown")),
        checksum_of="all rows of schema marts (meta.builds.content_hash)",
        version=version,
    )


def citation_text(cited: DataCitation) -> str:
    """One sentence for a list of references."""
    build = f", build {cited.build_id}" if cited.version else ""
    return (
        f"{AUTHOR} ({cited.published_on.year}). {TITLE}, {cited.name}{build} [data set], {cited.published_on.isoformat()}, "
        f"made with newsledger {cited.newsledger_version}. SHA-256 of {cited.checksum_of}: {cited.checksum}."
    )


def citation_bibtex(cited: DataCitation) -> str:
    """A BibTeX entry."""
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{TITLE}}}",
        "year": str(cited.published_on.year),
        "month": str(cited.published_on.month),
        "version": cited.name,
        "note": bibtex_text(
            f"Data set, build {cited.build_id}. SHA-256 of {cited.checksum_of}: {cited.checksum}"
        ),
    }
    key = "newsledger-" + cited.name.replace(" ", "-")
    return "\n".join([f"@misc{{{key},", *(f"  {name} = {{{value}}}," for name, value in fields.items()), "}"])


def citation_cff(cited: DataCitation) -> str:
    """The text of a CITATION.cff of the data; every value is written as a JSON string, which YAML reads as it is."""
    lines = {
        "cff-version": "1.2.0",
        "message": "If you use this data, please cite it as below.",
        "title": TITLE,
        "abstract": (
            "Arms transfers, troop counts and sanctions as news articles tell them, one row per real thing, with every claim and "
            "its sentence."
        ),
        "type": "dataset",
        "version": cited.version or cited.build_id,
        "date-released": cited.published_on.isoformat(),
        "license": LICENCE_ID,
    }
    head = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in lines.items()]
    authors = ["authors:", f"  - name: {json.dumps(AUTHOR)}"]
    identifiers = [
        "identifiers:",
        "  - type: other",
        f"    value: {json.dumps(f'sha256:{cited.checksum}')}",
        f"    description: {json.dumps(f'SHA-256 of {cited.checksum_of}')}",
        "  - type: other",
        f"    value: {json.dumps(f'build:{cited.build_id}')}",
        '    description: "The build of the warehouse (table meta.builds)"',
    ]
    return "\n".join([*head, *authors, *identifiers]) + "\n"


def citation_json(cited: DataCitation) -> str:
    """The same as one JSON object."""
    record = {
        "author": AUTHOR,
        "title": TITLE,
        "version": cited.version,
        "build_id": cited.build_id,
        "date": cited.published_on.isoformat(),
        "newsledger_version": cited.newsledger_version,
        "licence": LICENCE_ID,
        "checksum": cited.checksum,
        "checksum_of": cited.checksum_of,
        "text": citation_text(cited),
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def formatted_citation(cited: DataCitation, form: str) -> str:
    """The citation in one of FORMATS."""
    makers = {"text": citation_text, "bibtex": citation_bibtex, "cff": citation_cff, "json": citation_json}
    return makers[form](cited).rstrip("\n")


def bibtex_text(text: str) -> str:
    r"""The text with TeX's own signs made harmless.

    >>> print(bibtex_text("R&D 50% {x}_1"))
    R\&D 50\% \{x\}\_1
    """
    plain = text.replace("\\", "/").replace("~", " ").replace("^", " ")
    return re.sub(r"([&%$#_{}])", r"\\\1", plain)
