"""The form of messages between the reading process and ours: two lengths, a JSON object, raw bytes.

Both sides import this; it loads nothing heavy.
"""

from __future__ import annotations

import json
from struct import Struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADER = Struct(">II")  # length of the JSON object, length of the bytes after it


def pack_message(record: Mapping[str, Any], content: bytes = b"") -> bytes:
    """One message, ready to be written."""
    encoded = json.dumps(record).encode()
    return HEADER.pack(len(encoded), len(content)) + encoded + content
