"""A file or folder is there whole or not at all, also after a kill that no program can catch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.exports.export_errors import ExportError
from orchestration.exports.finished_files import check_free, delete_unfinished, finished_file, finished_folder

WRITER = """
import sys, time
from pathlib import Path
from orchestration.exports.finished_files import finished_file
with finished_file(Path(sys.argv[1])) as path:
    path.write_text("half")
    print("half", flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_leaves_the_old_file_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    path = tmp_path / "facts [1].csv"
    path.write_text("whole")
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    delete_unfinished(tmp_path, path.name)
    assert len(list(tmp_path.iterdir())) == 2  # what is being written is left alone
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert path.read_text() == "whole"
    with finished_file(path) as unfinished:
        unfinished.write_text("new")
    assert [one.read_text() for one in tmp_path.iterdir()] == ["new"]


def test_a_folder_appears_when_it_is_whole(tmp_path: Path) -> None:
    with finished_folder(tmp_path / "release") as unfinished:
        (unfinished / "a").write_text("a")
        assert not (tmp_path / "release").exists()
    assert (tmp_path / "release" / "a").read_text() == "a"
    assert [one.name for one in tmp_path.iterdir()] == ["release"]


def test_a_folder_that_fails_is_gone(tmp_path: Path) -> None:
    def fail() -> None:
        with finished_folder(tmp_path / "release") as unfinished:
            (unfinished / "a").write_text("a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_never_taken_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        check_free(tmp_path, may_overwrite=True)
