"""Reads documents with a language model: asks, remembers what was answered, grounds the claims."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from typing import Protocol

from orchestration.extraction.documents import is_extractable
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.records import Claim, Document
from orchestration.llm.combining import added_claims
from orchestration.llm.document_grounds import DocumentGrounds
from orchestration.llm.grounding import ClaimGrounder
from orchestration.llm.llm_options import LlmOptions
from orchestration.llm.llm_records import FailureKind, LlmFailure, LlmReading, LlmReply
from orchestration.llm.prompts import request_body, request_hash
from orchestration.llm.replies import claims_of_reply

_LONGEST_TEXT = 60_000  # code points; about 15,000 tokens


class Endpoint(Protocol):
    """Something that answers requests; see endpoint.ChatEndpoint."""

    def ask_all(self, bodies: Sequence[dict[str, object]]) -> list[LlmReply | LlmFailure]:
        """A reply or a failure for each request body."""


class LlmReader:
    """Same document and same reply, same claims.

    What stands in `replies` (by request hash) is never asked for again; without them only the last replies are remembered.
    Only articles that name a party are sent: a claim about parties that the article does not name would be dropped.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        options: LlmOptions,
        endpoint: Endpoint,
        replies: MutableMapping[str, LlmReply] | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._options = options
        self._endpoint = endpoint
        self._remembers = replies is not None
        self._replies: MutableMapping[str, LlmReply] = {} if replies is None else replies
        self._failures: dict[str, LlmFailure] = {}
        self._grounder = ClaimGrounder(lexicon, options.model)

    def ask_for(self, documents: Iterable[Document]) -> None:
        """Asks about several documents at once, so that reading them one by one need not wait."""
        wanted = {}
        for document in documents:
            if self._is_worth_asking(document, self._grounder.grounds_of(document)):
                body = request_body(document, self._lexicon, self._options)
                wanted[request_hash(body)] = body
        self._ask(wanted)

    def read(self, document: Document, rules_claims: Sequence[Claim] = ()) -> LlmReading:
        """The model's claims that the document bears out and `rules_claims` do not tell; never an error of the endpoint."""
        grounds = self._grounder.grounds_of(document)
        if len(document.text) > _LONGEST_TEXT:
            text = f"{len(document.text):,} letters; at most {_LONGEST_TEXT:,} are sent"
            return LlmReading(failure=LlmFailure(FailureKind.TEXT_TOO_LONG, text))
        if not self._is_worth_asking(document, grounds):
            return LlmReading()
        reply = self._reply_to(document)
        lists = reply if isinstance(reply, LlmFailure) else claims_of_reply(reply)
        if isinstance(lists, LlmFailure):
            return LlmReading(failure=lists)
        drafts, dropped = self._grounder.ground(lists, grounds)
        return LlmReading(tuple(added_claims(rules_claims, drafts)), tuple(dropped))

    def _reply_to(self, document: Document) -> LlmReply | LlmFailure:
        body = request_body(document, self._lexicon, self._options)
        key = request_hash(body)
        if key not in self._replies and key not in self._failures:
            self._ask({key: body})
        return self._failures[key] if key in self._failures else self._replies[key]

    def _ask(self, bodies: dict[str, dict[str, object]]) -> None:
        self._failures.clear()
        if not self._remembers:
            self._replies.clear()
        unknown = {key: body for key, body in bodies.items() if key not in self._replies}
        if not unknown:
            return
        for key, outcome in zip(unknown, self._endpoint.ask_all(list(unknown.values())), strict=True):
            if isinstance(outcome, LlmFailure):
                self._failures[key] = outcome
            else:
                self._replies[key] = outcome

    def _is_worth_asking(self, document: Document, grounds: DocumentGrounds) -> bool:
        return (
            is_extractable(document.language)
            and bool(grounds.parties)
            and len(document.text) <= _LONGEST_TEXT
        )
