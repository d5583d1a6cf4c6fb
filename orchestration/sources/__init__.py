"""Where articles come from: strict readers of JSONL, saved pages, plain text, feeds, sitemaps and web archives.

Every input becomes an article, a link that is still to be fetched, or a quarantined record with its reason.
Nothing is fetched and nothing is stored here.
"""

from orchestration.sources.article_lines import read_article_lines
from orchestration.sources.byte_lines import byte_chunks
from orchestration.sources.file_reading import KIND_OF_SUFFIX, ReadingContext, read_files, read_paths
from orchestration.sources.source_records import (
    FileStamp,
    PendingLink,
    PublishedPrecision,
    PublishedSource,
    QuarantinedInput,
    ReasonCode,
    SourceArticle,
    SourceFile,
    SourceItem,
    SourceKind,
)

__all__ = [
    "KIND_OF_SUFFIX",
    "FileStamp",
    "PendingLink",
    "PublishedPrecision",
    "PublishedSource",
    "QuarantinedInput",
    "ReadingContext",
    "ReasonCode",
    "SourceArticle",
    "SourceFile",
    "SourceItem",
    "SourceKind",
    "byte_chunks",
    "read_article_lines",
    "read_files",
    "read_paths",
]
