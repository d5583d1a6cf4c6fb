"""The child process that reads pages: questions on stdin, answers on stdout, until stdin ends.

Started by page_reader.py, which limits its time and ends it; the memory limit is set here.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from orchestration.sources.article_text import read_page
from orchestration.sources.html_decoding import DecodedPage, decode_page
from orchestration.sources.page_messages import HEADER, pack_message
from orchestration.sources.unreadable_input import UnreadableInputError

READY = b"\n"


def answer_question(question: dict[str, Any], content: bytes) -> dict[str, Any]:
    """The page as a record; or the code and words of the reason why it has none; or the name of a failure."""
    try:
        if question["is_decoded"]:
            decoded = DecodedPage(content.decode("utf-8"), "utf-8", "declaration")
        else:
            decoded = decode_page(content, question["content_type"])
        is_fast = question["mode"] == "fast"
        return asdict(read_page(decoded, is_fast=is_fast, strip=question["strip"]))
    except UnreadableInputError as error:
        return {"reason_code": error.reason_code.value, "reason_text": error.reason_text}
    except Exception as error:  # noqa: BLE001 - whatever a library raises over a page is that page's end, not the run's
        return {"failure": type(error).__name__}


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the questions end."""
    answers.write(READY)
    answers.flush()
    while len(header := questions.read(HEADER.size)) == HEADER.size:
        record_length, content_length = HEADER.unpack(header)
        question = json.loads(questions.read(record_length))
        answers.write(pack_message(answer_question(question, questions.read(content_length))))
        answers.flush()


def main() -> None:
    """Serve on stdin and stdout under the memory limit (bytes) given as the one argument."""
    memory_bytes = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not look like an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
