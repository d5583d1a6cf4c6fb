"""Whether a run would change anything: asked before Dagster and dbt are loaded, so that an idle run is quick."""

from __future__ import annotations

from contextlib import closing

from orchestration.clock import utc_now
from orchestration.settings import Settings
from orchestration.steps.build_inputs import build_inputs, published_inputs
from orchestration.steps.claim_methods import chosen_identity
from orchestration.steps.collecting.collecting_step import has_due_sources
from orchestration.steps.corrections.correction_keeping import has_untaken_corrections
from orchestration.steps.ingestion import has_unread_input
from orchestration.steps.quality_measurement import is_quality_known
from orchestration.steps.source_matching import matcher_version
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.raw_state import count_pending
from orchestration.warehouse.signature_store import count_unmatched


def is_up_to_date(settings: Settings, *, but_for_sources: bool = False) -> bool:
    """True where no file or decision is unread, no version unextracted, and the published file was made from what there is now.

    `but_for_sources`: whether a source is due does not count.
    """
    published = published_inputs(settings)
    if published is None or not settings.published_file.exists() or not settings.build_file.exists():
        return False
    with closing(open_warehouse(settings.build_file)) as connection:
        if has_unread_input(connection, settings) or has_untaken_corrections(connection, settings):
            return False
        if not but_for_sources and has_due_sources(connection, settings, utc_now()):
            return False
        extractor = chosen_identity(settings)
        if count_pending(connection, extractor.name, extractor.version):
            return False
        if count_unmatched(connection, matcher_version(settings)):
            return False
        return is_quality_known(connection, settings) and build_inputs(connection, settings) == published
