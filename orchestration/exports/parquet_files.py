"""Rows as Parquet, with the comments of table and columns in the file's own metadata."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_A_GROUP = 100_000


def write_parquet(
    path: Path, batches: pa.RecordBatchReader, comments: Mapping[str, str], about: Mapping[str, str]
) -> None:
    """Writes a file whose columns carry their comment as "description" and whose schema carries `about`.

    The same rows give the same bytes with the same version of pyarrow.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [
        field.with_metadata({"description": comments[field.name]}) if comments.get(field.name) else field
        for field in batches.schema
    ]
    schema = pa.schema(fields, metadata=dict(about))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        held: list[pa.RecordBatch] = []
        for batch in batches:
            held.append(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
            if sum(one.num_rows for one in held) >= _ROWS_A_GROUP:
                writer.write_table(pa.Table.from_batches(held, schema=schema))
                held = []
        if held:
            writer.write_table(pa.Table.from_batches(held, schema=schema))
