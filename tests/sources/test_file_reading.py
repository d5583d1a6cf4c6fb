"""Files and folders: the good ones are read in order, the rest is named with a reason, and nothing ever blocks."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from orchestration.sources import (
    QuarantinedInput,
    ReadingContext,
    ReasonCode,
    SourceArticle,
    SourceKind,
    file_reading,
    read_files,
    read_paths,
)
from orchestration.sources.reading_limits import MAX_ARTICLE_FILE_BYTES
from tests.sources.article_inputs import article_line
from tests.sources.broken_folder import BAD_FILES, fill_with_broken_things

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def read(*paths: Path, root: Path) -> tuple[list[SourceArticle], dict[str, QuarantinedInput]]:
    items = list(read_paths(paths, project_root=root))
    articles = [item for item in items if isinstance(item, SourceArticle)]
    return articles, {item.source_path: item for item in items if isinstance(item, QuarantinedInput)}


def test_a_folder_of_broken_things_gives_its_good_articles_and_a_reason_for_each_other(inbox: Path) -> None:
    fill_with_broken_things(inbox)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(inbox / "door.txt"))

    articles, quarantined = read(inbox, root=inbox)

    assert [(article.source_path, article.source_line, article.source_kind) for article in articles] == [
        ("a.jsonl", 1, SourceKind.JSONL),
        ("a.jsonl", 3, SourceKind.JSONL),
        ("b.txt", None, SourceKind.TEXT),
        ("c.html", None, SourceKind.HTML),
        ("sub/d.JSONL", 1, SourceKind.JSONL),
    ]
    line = quarantined.pop("a.jsonl")
    assert (line.line_number, line.raw_bytes, line.n_bytes) == (2, b'{"text": 5}', 11)
    assert {
        name: (item.raw_bytes, item.reason_code) for name, item in quarantined.items() if name in BAD_FILES
    } == BAD_FILES
    assert {name: item.reason_code for name, item in quarantined.items() if name not in BAD_FILES} == {
        "pipe.jsonl": ReasonCode.NOT_A_REGULAR_FILE,
        "outside.jsonl": ReasonCode.SYMBOLIC_LINK,
        "loop": ReasonCode.SYMBOLIC_LINK,
        "door.txt": ReasonCode.UNREADABLE_FILE,
    }


def test_hidden_and_unfinished_files_are_left_alone(inbox: Path) -> None:
    for name in (".hidden.jsonl", "growing.jsonl.part", ".git"):
        (inbox / name).write_bytes(b"\xff")
    assert read(inbox, root=inbox) == ([], {})


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_bytes(article_line())
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    articles, quarantined = read(tmp_path / "link.jsonl", root=tmp_path)
    assert [article.source_path for article in articles] == ["real.jsonl"]
    assert quarantined == {}


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    articles, quarantined = read(tmp_path / "nothing.jsonl", root=tmp_path)
    assert articles == []
    assert quarantined["nothing.jsonl"].reason_code is ReasonCode.MISSING_FILE


def test_a_file_named_twice_is_read_once(inbox: Path) -> None:
    (inbox / "a.jsonl").write_bytes(article_line())
    articles, _quarantined = read(inbox, inbox / "a.jsonl", inbox, root=inbox)
    assert len(articles) == 1


def test_a_name_that_is_no_utf_8_is_written_out(inbox: Path) -> None:
    (inbox / os.fsdecode(b"bad\xffname.jsonl")).write_bytes(article_line())
    articles, _quarantined = read(inbox, root=inbox)
    assert [article.source_path for article in articles] == ["bad\\udcffname.jsonl"]


def test_a_text_file_over_the_limit_is_refused_with_its_size(inbox: Path) -> None:
    (inbox / "long.txt").write_bytes(b"x" * (MAX_ARTICLE_FILE_BYTES + 1))
    _articles, quarantined = read(inbox, root=inbox)
    refused = quarantined["long.txt"]
    assert (refused.reason_code, refused.n_bytes) == (ReasonCode.FILE_TOO_LARGE, MAX_ARTICLE_FILE_BYTES + 1)
    assert len(refused.raw_bytes) == 1_048_576


def test_a_lines_file_over_the_limit_is_refused(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reading, "MAX_LINES_FILE_BYTES", 100)
    (inbox / "many.jsonl").write_bytes(article_line() * 3)
    _articles, quarantined = read(inbox, root=inbox)
    assert quarantined["many.jsonl"].reason_code is ReasonCode.FILE_TOO_LARGE


def test_a_file_known_by_name_size_and_time_is_not_opened_for_reading(inbox: Path) -> None:
    path = inbox / "a.jsonl"
    path.write_bytes(article_line())
    (first,) = read_files([inbox], ReadingContext(project_root=inbox))
    assert first.stamp is not None
    known = ReadingContext(project_root=inbox, known_files={"a.jsonl": first.stamp})

    (again,) = read_files([inbox], known)
    assert again.is_unchanged
    assert list(again.items) == []

    os.utime(path, ns=(1, 1))
    (touched,) = read_files([inbox], known)
    assert touched.is_unchanged
    assert touched.stamp is not None
    assert (touched.stamp.modified_ns, touched.stamp.sha256) == (1, first.stamp.sha256)


def test_a_file_whose_content_changed_is_read_again(inbox: Path) -> None:
    path = inbox / "a.jsonl"
    path.write_bytes(article_line(1))
    (first,) = read_files([inbox], ReadingContext(project_root=inbox))
    assert first.stamp is not None
    path.write_bytes(article_line(2))
    for changed in read_files(
        [inbox], ReadingContext(project_root=inbox, known_files={"a.jsonl": first.stamp})
    ):
        assert not changed.is_unchanged
        assert len(list(changed.items)) == 1


def test_a_folder_that_cannot_be_listed_is_named(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    _articles, quarantined = read(inbox, root=inbox.parent)
    assert quarantined["inbox"].reason_code is ReasonCode.UNREADABLE_FILE
    assert "Permission denied" in quarantined["inbox"].reason_text
