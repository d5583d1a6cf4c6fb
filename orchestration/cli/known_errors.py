"""Turns errors of the libraries below into words; imported only once something has gone wrong."""

from __future__ import annotations

import errno
import shlex

from orchestration.cli.failures import CommandError
from orchestration.run_lock import RunLockedError

_FULL_DISK = {errno.ENOSPC, errno.EDQUOT}


def as_command_error(error: Exception, arguments: list[str]) -> CommandError:
    """What to tell the user about an error that no command expected.

    Matching goes by class name where importing the class would import what only `run` needs.
    """
    name = type(error).__name__
    again = f"newsledger {shlex.join(arguments)}"
    if isinstance(error, RunLockedError) or name == "WarehouseBusyError":
        return CommandError(str(error), next_step=again)
    if name in _BY_CLASS_NAME:
        return _BY_CLASS_NAME[name](error, again)
    if any(kind.__name__ == "WarehouseError" for kind in type(error).__mro__):
        return CommandError(str(error), next_step="newsledger doctor")
    if isinstance(error, OSError) and error.errno in _FULL_DISK:
        return CommandError(
            "the disk is full; the published warehouse is untouched", next_step="newsledger status"
        )
    if isinstance(error, OSError):
        return CommandError(
            f"{error.strerror or error}: {error.filename or ''}".strip(": "), next_step="newsledger doctor"
        )
    if isinstance(error, ModuleNotFoundError):
        return CommandError(f"the package {error.name} is not installed", next_step="make install")
    return CommandError(
        f"an error that newsledger does not know: {name}: {error}",
        next_step=f"NEWSLEDGER_DEBUG=1 {again}   # shows where; newsledger doctor looks at the set-up",
    )


def _of_llm_set_up(error: Exception, _again: str) -> CommandError:
    next_step = "see docs/how_to/llm.md, or leave out the language model: --method rules"
    return CommandError(str(error), next_step=next_step)


def _of_source_list(error: Exception, _again: str) -> CommandError:
    return CommandError(
        "the list of sources has mistakes; nothing was changed",
        why=str(error),
        next_step="mend the lines named above, then: newsledger sources check",
    )


def _of_missing_variable(error: Exception, again: str) -> CommandError:
    return CommandError(str(error), next_step=f"export it, then: {again}")


def _of_discovery(error: Exception, _again: str) -> CommandError:
    return CommandError(str(error), next_step="look for the feed's address on the site, and give that")


def _of_duplicate_source(error: Exception, _again: str) -> CommandError:
    return CommandError(f"{error}; nothing was changed", next_step="newsledger sources")


def _of_web_set_up(error: Exception, _again: str) -> CommandError:
    return CommandError(str(error), next_step=getattr(error, "next_step", "newsledger doctor"))


def _of_query_timeout(error: Exception, again: str) -> CommandError:
    return CommandError(str(error), next_step=f"{again} --timeout 600")


def _of_export(error: Exception, _again: str) -> CommandError:
    return CommandError(str(error), why=getattr(error, "why", ""), next_step=getattr(error, "next_step", ""))


_BY_CLASS_NAME = {
    "LlmSetupError": _of_llm_set_up,
    "SourceListError": _of_source_list,
    "MissingVariableError": _of_missing_variable,
    "DiscoveryError": _of_discovery,
    "DuplicateSourceError": _of_duplicate_source,
    "UnknownSourceError": _of_duplicate_source,
    "WebSetupError": _of_web_set_up,
    "QueryTimeoutError": _of_query_timeout,
    "ExportError": _of_export,
}
