"""Who finds the claims: the rules, a language model, or both; and the version that changes when claims may change.

The method is NEWSLEDGER_METHOD or an option of the command; it is `rules` unless somebody asks for another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.llm.llm_options import LlmOptions, checked_options
from orchestration.llm.llm_records import LlmReply, LlmSetupError
from orchestration.settings import METHOD_VARIABLE, Settings
from orchestration.steps.article_extraction import ClaimExtractor
from orchestration.steps.loaded_extractor import current_version, loaded_extractor

if TYPE_CHECKING:
    from orchestration.llm.reader import LlmReader

_LLM_CODE = Path(__file__).parents[1] / "llm"
# What only asks, or checks the settings, changes no claim.
_NOT_READING = frozenset({"endpoint.py", "llm_options.py"})


class ClaimMethod(StrEnum):
    """The methods by the names that a user types."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


_EXTRACTOR_NAMES = {ClaimMethod.RULES: "rules", ClaimMethod.LLM: "llm", ClaimMethod.BOTH: "rules+llm"}


@dataclass(frozen=True, slots=True)
class ExtractorIdentity:
    """Name and version under which claims are stored; every change of what may be found changes the version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class ClaimReaders:
    """What reads an article: the rules, a language model, or both; the other one is None."""

    rules: ClaimExtractor | None
    model: LlmReader | None


def chosen_method(settings: Settings) -> ClaimMethod:
    """The method that the settings name.

    Raises:
        LlmSetupError: where there is no such method.
    """
    try:
        return ClaimMethod(settings.method)
    except ValueError:
        message = f"{METHOD_VARIABLE} is {settings.method!r}; the methods are {', '.join(ClaimMethod)}"
        raise LlmSetupError(message) from None


def chosen_identity(settings: Settings) -> ExtractorIdentity:
    """The extractor of that method; loads no parser and asks nobody.

    Raises:
        LlmSetupError: where the settings of the language model, if one is to be asked, do not work.
    """
    method = chosen_method(settings)
    version = current_version(settings.seeds_dir)
    if method is not ClaimMethod.RULES:
        version = _version_with_model(version, checked_options(settings.llm))
    return ExtractorIdentity(_EXTRACTOR_NAMES[method], version)


def extractor_label(settings: Settings) -> str:
    """How figures name the extractor of that method: its version, and which model took part. Raises LlmSetupError as above."""
    identity = chosen_identity(settings)
    if chosen_method(settings) is ClaimMethod.RULES:
        return identity.version
    return f"{identity.version} ({identity.name}, {settings.llm.model})"


def check_method(settings: Settings) -> None:
    """Raises LlmSetupError where the method of these settings cannot work, before anything is done with it."""
    if chosen_method(settings) is not ClaimMethod.RULES:
        from orchestration.llm.endpoint import ChatEndpoint

        ChatEndpoint(checked_options(settings.llm))


def open_readers(settings: Settings, replies: MutableMapping[str, LlmReply] | None = None) -> ClaimReaders:
    """The readers of that method; loads the parser where the rules read. `replies` keeps what the model said.

    Raises:
        LlmSetupError: as above, and where the package that asks language models is missing.
    """
    method = chosen_method(settings)
    if method is ClaimMethod.RULES:
        return ClaimReaders(loaded_extractor(settings.seeds_dir), None)
    model = _open_model(settings, replies)
    return ClaimReaders(None if method is ClaimMethod.LLM else loaded_extractor(settings.seeds_dir), model)


def _open_model(settings: Settings, replies: MutableMapping[str, LlmReply] | None) -> LlmReader:
    from orchestration.extraction.lexicon import Lexicon
    from orchestration.llm.endpoint import ChatEndpoint

    options = checked_options(settings.llm)
    endpoint = ChatEndpoint(options)  # says what is not installed, before the reader needs it
    from orchestration.llm.reader import LlmReader

    return LlmReader(Lexicon.from_directory(settings.seeds_dir), options, endpoint, replies)


def _version_with_model(rules_version: str, options: LlmOptions) -> str:
    asked = json.dumps(
        [rules_version, options.model, options.request_fields, _llm_code_hash()], sort_keys=True
    )
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


@cache
def _llm_code_hash() -> str:
    """A hash over what is asked and how answers are read: the task, the schema, the checks."""
    digest = hashlib.sha256()
    for path in sorted(_LLM_CODE.glob("*.py")):
        if path.name not in _NOT_READING:
            digest.update(path.read_bytes())
    return digest.hexdigest()
