"""What may be done with exported data, in the words that every export and release carries."""

from __future__ import annotations

LICENCE_ID = "CC-BY-4.0"
LICENCE_NAME = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/legalcode"
LICENCE_NOTE = (
    f"The facts, codes and tables are licensed under {LICENCE_NAME} ({LICENCE_ID}, {LICENCE_URL}). "
    "Headlines and quoted sentences belong to their publishers; they are quoted, at most 300 characters each, with a link to the "
    "article, and what else may be done with them depends on the publisher's terms. No text of an article is contained in full."
)
REPORT_NOTE = (
    "A claim is what one article says, a fact is what all articles together say about one thing; neither was checked against "
    "the world. Wrong readings happen: follow best_claim_id to the sentence before you rely on a figure."
)
