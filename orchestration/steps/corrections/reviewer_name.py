"""Who decides: the name that was given, else NEWSLEDGER_REVIEWER, else the name that git knows, else the user of this machine."""

from __future__ import annotations

import getpass
import shutil
import subprocess

from orchestration.settings import Settings

_LONGEST_NAME = 200


class ReviewerUnknownError(ValueError):
    """Nobody says who decides."""


def reviewer_name(settings: Settings, given: str | None = None) -> str:
    """The name in one line. Raises ReviewerUnknownError."""
    for name in (given, settings.reviewer, _git_name(), _user_name()):
        plain = " ".join((name or "").split())
        if plain and plain.isprintable():
            return plain[:_LONGEST_NAME]
    message = "nobody says who decides; give --who or set NEWSLEDGER_REVIEWER"
    raise ReviewerUnknownError(message)


def _git_name() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    try:
        asked = subprocess.run(
            [git, "config", "user.name"], capture_output=True, text=True, check=False, timeout=5
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
