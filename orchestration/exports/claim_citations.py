"""How to cite one fact or claim: its sentence, who published it where and when, and the data that it was read from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from orchestration.exports.citations import DataCitation, bibtex_text, citation_text
from orchestration.exports.web_addresses import is_page_address
from orchestration.warehouse.claim_traces import ClaimTrace
from orchestration.warehouse.export_queries import CUT_MARK, QUOTED_LENGTH

_NO_DAY = "undated"


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim as it is cited; `cited_id` is the id that was asked for, and `n_others` how many more claims its fact has."""

    cited_id: str
    claim_id: str
    fact_id: str | None
    sentence: str
    claimant: str | None
    outlet: str
    title: str
    url: str
    published_on: str
    n_others: int


def cited_claim(cited_id: str, traced: ClaimTrace) -> CitedClaim:
    """The claim of a trace: for a fact the claim that tells it best."""
    day = traced.claim.get("published_date")
    url = traced.article.get("url") or traced.article.get("canonical_url") or ""
    return CitedClaim(
        cited_id=cited_id,
        claim_id=traced.claim["claim_id"],
        fact_id=traced.fact_id,
        sentence=_quotation(traced.claim["evidence_text"]),
        claimant=traced.claim.get("claimant_text"),
        outlet=traced.article.get("outlet_name") or "unknown outlet",
        title=_quotation(traced.article.get("title") or "untitled"),
        url=url if is_page_address(url) else "",
        published_on=day.isoformat() if isinstance(day, date | datetime) else _NO_DAY,
        n_others=len(traced.others),
    )


def claim_text(claim: CitedClaim, cited: DataCitation) -> str:
    """Three lines: the sentence, where it stands, and the data."""
    claimant = f" (claimed by {claim.claimant})" if claim.claimant else ""
    others = (
        f"; {claim.n_others:,} more claims of this fact: newsledger trace {claim.cited_id}"
        if claim.n_others
        else ""
    )
    page = f" {claim.url}" if claim.url else ""
    return (
        f"“{claim.sentence}”{claimant}\n{claim.outlet}, “{claim.title}”, {claim.published_on}.{page}\n"
        f"{claim.cited_id} in: {citation_text(cited)}{others}"
    )


def claim_bibtex(claim: CitedClaim, cited: DataCitation) -> str:
    """A BibTeX entry of the article, with the sentence and the data in its note."""
    year = claim.published_on[:4] if claim.published_on != _NO_DAY else ""
    fields = {
        "author": f"{{{bibtex_text(claim.outlet)}}}",
        "title": f"{{{bibtex_text(claim.title)}}}",
        "year": year,
        "date": claim.published_on if year else "",
        "url": claim.url,
        "note": bibtex_text(
            f"“{claim.sentence}” ({claim.cited_id} in newsledger data, {cited.name}, build {cited.build_id})"
        ),
    }
    told = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{claim.cited_id.replace('_', '-')},", *told, "}"])


def claim_record(claim: CitedClaim, cited: DataCitation) -> dict[str, Any]:
    """The same as one JSON object."""
    data = {
        "version": cited.version,
        "build_id": cited.build_id,
        "checksum": cited.checksum,
        "text": citation_text(cited),
    }
    return asdict(claim) | {"data": data}


def _quotation(text: str) -> str:
    one_line = " ".join(text.split())
    return (
        one_line if len(one_line) <= QUOTED_LENGTH else one_line[: QUOTED_LENGTH - len(CUT_MARK)] + CUT_MARK
    )
