"""The warehouse files: the private build file with its one writer, and the published file that all read.

The only Python that holds SQL. When things are written and what for is decided elsewhere.
"""

from orchestration.warehouse.article_store import LoadCounts, known_files, store_articles, store_files
from orchestration.warehouse.build_records import BuildInfo, PublishedBuild
from orchestration.warehouse.claim_identity import claim_id
from orchestration.warehouse.claim_reading import ArticleClaims, PublishedClaim, read_claims
from orchestration.warehouse.connections import open_warehouse
from orchestration.warehouse.content_hashes import content_hash
from orchestration.warehouse.extraction_store import ExtractionStatus, VersionExtraction, store_extractions
from orchestration.warehouse.llm_reply_store import StoredReplies
from orchestration.warehouse.pending_versions import (
    ASK_AGAIN,
    PendingVersion,
    pending_versions,
    release_unanswered,
)
from orchestration.warehouse.publication import publish
from orchestration.warehouse.published_folders import published_file
from orchestration.warehouse.published_reader import open_published, time_limit
from orchestration.warehouse.quality_store import QualityMeasurement, store_quality
from orchestration.warehouse.row_counts import raw_row_counts
from orchestration.warehouse.warehouse_errors import (
    PublishError,
    QueryTimeoutError,
    WarehouseBusyError,
    WarehouseError,
    WarehouseMissingError,
    WarehouseUnreadableError,
)

__all__ = [
    "ASK_AGAIN",
    "ArticleClaims",
    "BuildInfo",
    "ExtractionStatus",
    "LoadCounts",
    "PendingVersion",
    "PublishError",
    "PublishedBuild",
    "PublishedClaim",
    "QualityMeasurement",
    "QueryTimeoutError",
    "StoredReplies",
    "VersionExtraction",
    "WarehouseBusyError",
    "WarehouseError",
    "WarehouseMissingError",
    "WarehouseUnreadableError",
    "claim_id",
    "content_hash",
    "known_files",
    "open_published",
    "open_warehouse",
    "pending_versions",
    "publish",
    "published_file",
    "raw_row_counts",
    "read_claims",
    "release_unanswered",
    "store_articles",
    "store_extractions",
    "store_files",
    "store_quality",
    "time_limit",
]
