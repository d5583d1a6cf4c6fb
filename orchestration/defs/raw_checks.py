"""Promises of the raw tables that dbt cannot test; a broken blocking one stops the run before any model is built."""

import csv
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

import dagster as dg
import duckdb

from orchestration.defs.resources import Workspace
from orchestration.settings import Settings
from orchestration.steps.claim_methods import chosen_identity
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.raw_findings import (
    Finding,
    failed_extractions,
    misquoted_claims,
    missing_yield,
    orphaned_slots,
    repeated_ids,
    unextracted_versions,
)

_CLAIMS = dg.AssetKey(["raw", "claims"])


@dataclass(frozen=True, slots=True)
class RawCheck:
    """A promise, the finding that shows whether it is kept, and whether a broken one stops the run."""

    name: str
    promise: str
    find: Callable[[duckdb.DuckDBPyConnection, Settings], Finding]
    is_blocking: bool = True


RAW_CHECKS = (
    RawCheck(
        "evidence_is_quoted_exactly",
        "text[evidence_start:evidence_end] of the stored text is evidence_text, for every claim.",
        lambda connection, _: misquoted_claims(connection),
    ),
    RawCheck(
        "every_version_is_extracted_or_has_a_reason",
        "Every article version was extracted by this extractor, or says why not.",
        lambda connection, settings: unextracted_versions(connection, chosen_identity(settings).version),
    ),
    RawCheck(
        "ids_are_unique",
        "No id of a version, claim or slot stands twice.",
        lambda connection, _: repeated_ids(connection),
    ),
    RawCheck(
        "slots_have_their_claim",
        "Every slot belongs to a stored claim.",
        lambda connection, _: orphaned_slots(connection),
    ),
    RawCheck(
        "articles_yield_claims",
        "Twenty or more readable articles give at least one claim.",
        lambda connection, _: missing_yield(connection),
    ),
    RawCheck(
        "no_extraction_broke_down",
        "The extractor, and a language model if one is asked, got through every article; the others are named.",
        lambda connection, _: failed_extractions(connection),
        is_blocking=False,
    ),
)


@dg.multi_asset_check(
    name="raw_checks",
    specs=[
        dg.AssetCheckSpec(check.name, asset=_CLAIMS, description=check.promise, blocking=check.is_blocking)
        for check in RAW_CHECKS
    ],
)
def raw_checks(
    context: dg.AssetCheckExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> Iterator[dg.AssetCheckResult]:
    """Evaluates every promise on the build file; the first gate of a run, so lists of an earlier run are deleted here."""
    shutil.rmtree(workspace.settings.broken_rows_dir, ignore_errors=True)
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        findings = [(check, check.find(connection, workspace.settings)) for check in RAW_CHECKS]
    for check, finding in findings:
        yield dg.AssetCheckResult(
            asset_key=_CLAIMS,
            check_name=check.name,
            passed=finding.is_clean,
            severity=dg.AssetCheckSeverity.ERROR if check.is_blocking else dg.AssetCheckSeverity.WARN,
            description=None if finding.is_clean else _in_words(check, finding, workspace.settings),
            metadata={"broken_by": finding.n_bad, "samples": dg.MetadataValue.json(list(finding.samples))},
        )


def _in_words(check: RawCheck, finding: Finding, settings: Settings) -> str:
    """The promise, the first keys that break it, and the file that lists all of them, which is written here."""
    path = settings.broken_rows_dir / f"{check.name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["broken_by"], *([key] for key in finding.broken_by)])
    return f"{check.promise} {finding.n_bad:,} break it: {', '.join(finding.samples)}   (all: {path})"
