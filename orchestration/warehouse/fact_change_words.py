"""What a reason for a change of facts means, in words; one place for tables, traces and comparisons."""

from __future__ import annotations

REASON_WORDS = {
    "article_withdrawn": "Its article no longer stands",
    "superseded": "The newest version of its article no longer says so",
    "reviewer_rejected": "A reviewer rejected it",
    "reviewer_corrected": "A reviewer decided on one of its claims",
    "no_longer_extracted": "The extractor reads it no more",
    "left_out": "Its claims are no longer used",
    "regrouped": "Its claims were grouped anew",
    "claims_joined": "More claims tell it",
    "claims_replaced": "Its articles were edited or read anew",
    "recomputed": "Rules, vocabulary or sources changed",
}
