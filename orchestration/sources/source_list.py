"""Reading data/sources.yml: every row checked, every mistake named with its line and what was probably meant.

Adding and switching rows is done in source_list_editing.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from orchestration.sources.source_entries import SourceEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

_KEYS = tuple(SourceEntry.model_fields)
_ADDRESSES = ("url", "fill_gaps_from")  # may hold what should not be shown
_EXTRA = "extra_forbidden"
_FORMS = {
    "id": "write small letters, digits and dashes, two or more",
    "country": "write three capital letters of ISO 3166-1, such as DEU",
    "language": "write a language tag of BCP 47, such as en or pt-BR",
}


@dataclass(frozen=True, slots=True)
class SourceListMistake:
    """One mistake: its line in the file (1-based) and one sentence."""

    line: int
    text: str


class SourceListError(Exception):
    """The file cannot be used as it is; `mistakes` names all of them in the order of their lines."""

    def __init__(self, path: Path, mistakes: list[SourceListMistake]) -> None:
        """`path` is the file, `mistakes` at least one."""
        self.path = path
        self.mistakes = sorted(mistakes, key=lambda mistake: mistake.line)
        super().__init__("\n".join(f"{path.name}, line {m.line}: {m.text}" for m in self.mistakes))


def read_source_list(path: Path) -> tuple[SourceEntry, ...]:
    """The sources in the order of the file; none where there is no file.

    Raises:
        SourceListError: for broken YAML, unknown or missing keys, wrong values, ids or addresses that stand twice.
    """
    if not path.exists():
        return ()
    return parse_source_list(_text_of(path), path)


def read_contact(path: Path) -> str | None:
    """The contact for servers (an address of the web or of mail) that the file names; None where it names none.

    Raises:
        SourceListError: for a file that is no YAML.
    """
    if not path.exists():
        return None
    loaded = _loaded(_text_of(path), path)
    contact = loaded.get("contact") if isinstance(loaded, CommentedMap) else None
    return str(contact).strip() or None if contact is not None else None


def parse_source_list(text: str, path: Path) -> tuple[SourceEntry, ...]:
    """The sources in a text of that form; `path` only names it in messages."""
    rows = _rows(_loaded(text, path), path)
    mistakes: list[SourceListMistake] = []
    entries: list[SourceEntry] = []
    for position, row in enumerate(rows):
        line = rows.lc.item(position)[0] + 1
        try:
            entries.append(SourceEntry.model_validate(dict(row) if isinstance(row, CommentedMap) else row))
        except ValidationError as error:
            mistakes += [_mistake(detail, row, line) for detail in error.errors()]
            continue
        mistakes += _repeated(entries, line)
    if mistakes:
        raise SourceListError(path, mistakes)
    return tuple(entries)


def _text_of(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        text = "this is no UTF-8: save the file with that encoding"
        raise SourceListError(path, [SourceListMistake(line, text)]) from error


def _loaded(text: str, path: Path) -> object:
    try:
        document: object = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = f"this is no YAML: {error.problem or error.context}"
        raise SourceListError(path, [SourceListMistake(line, problem)]) from error
    except YAMLError as error:
        raise SourceListError(path, [SourceListMistake(1, f"this is no YAML: {error}")]) from error
    return document


def _rows(document: object, path: Path) -> CommentedSeq:
    if document is None:
        return CommentedSeq()
    if not isinstance(document, CommentedMap) or not {"sources"} <= set(document) <= {"contact", "sources"}:
        text = "the file must hold the key `sources` with a list of sources below it, and may hold `contact`"
        raise SourceListError(path, [SourceListMistake(1, text)])
    rows = document["sources"]
    if rows is None:
        return CommentedSeq()
    if not isinstance(rows, CommentedSeq):
        text = "`sources` must be a list: every source begins with a dash"
        raise SourceListError(path, [SourceListMistake(1, text)])
    return rows


def _mistake(detail: ErrorDetails, row: object, row_line: int) -> SourceListMistake:
    where = detail["loc"]
    key = str(where[0]) if where else ""
    line = _line_of(row, where, row_line)
    if detail["type"] == _EXTRA:
        near = get_close_matches(key, _KEYS, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(_KEYS)}"
        return SourceListMistake(line, f"unknown key {key}; {hint}")
    if detail["type"] == "missing":
        return SourceListMistake(line, f"the source has no {key}")
    if detail["type"] == "enum":
        return SourceListMistake(line, _enum_words(key, detail))
    if detail["type"] == "tuple_type":
        return SourceListMistake(line, f"{key}: write a list, such as [{detail['input']}]")
    message = _FORMS.get(key) if detail["type"] == "string_pattern_mismatch" else None
    message = message or str(detail["msg"]).removeprefix("Value error, ")
    is_shown = key not in ("", *_ADDRESSES) and not isinstance(detail["input"], dict)
    given = f" (it is {detail['input']!r})" if is_shown else ""
    return SourceListMistake(line, f"{key or 'this source'}: {message[:1].lower()}{message[1:]}{given}")


def _enum_words(key: str, detail: ErrorDetails) -> str:
    allowed = str(detail["ctx"]["expected"]).replace("'", "")
    words = allowed.replace(" or ", ", ").split(", ")
    near = get_close_matches(str(detail["input"]), words, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{key} is {detail['input']!r}, but must be {allowed}{hint}"


def _line_of(row: object, where: Sequence[int | str], row_line: int) -> int:
    """The line of a key, and of an item within its list."""
    key = where[0] if where else ""
    if not isinstance(row, CommentedMap) or key not in row:
        return row_line
    items = row[key]
    if isinstance(items, CommentedSeq) and len(where) > 1:
        return int(items.lc.item(where[1])[0]) + 1
    return int(row.lc.key(key)[0]) + 1


def _repeated(entries: list[SourceEntry], line: int) -> list[SourceListMistake]:
    new = entries[-1]
    mistakes = []
    for earlier in entries[:-1]:
        if earlier.id == new.id:
            mistakes.append(SourceListMistake(line, f"the id {new.id} stands twice"))
        elif earlier.url == new.url:
            mistakes.append(
                SourceListMistake(line, f"{new.id} has the address of {earlier.id}: each source stands once")
            )
    return mistakes
