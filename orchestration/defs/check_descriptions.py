"""What a dbt test promises, in words for the check's page; a test without words of its own is put into ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Arguments = Mapping[str, Any]


def _table(reference: str) -> str:
    return reference.removeprefix("ref('").removesuffix("')")


_WORDS: dict[str, Callable[[Arguments], str]] = {
    "not_null": lambda a: f"Every row has a {a['column_name']}.",
    "unique": lambda a: f"No two rows have the same {a['column_name']}.",
    "accepted_values": lambda a: f"{a['column_name']} is one of: {', '.join(map(str, a['values']))}.",
    "relationships": lambda a: f"Every {a['column_name']} is a {a['field']} of {_table(str(a['to']))}.",
    "range_is_ordered": lambda a: f"{a['low']} is never above {a['high']}.",
    "is_between": lambda a: f"{a['column_name']} lies between {a['low']} and {a['high']}.",
    "numbers_are_between": lambda a: f"{', '.join(a['columns'])} lie between {a['low']:,} and {a['high']:,}.",
    "intervals_do_not_overlap": lambda a: (
        f"On every day one row at most is valid for the same {', '.join(a['columns'])}."
    ),
    "combination_is_unique": lambda a: f"No two rows agree in {', '.join(a['columns'])}.",
}


def describe_check(test: Mapping[str, Any]) -> str:
    """A sentence on a dbt test from its node in the manifest.

    Raises KeyError for a generic test that has no words here yet.
    """
    if test.get("description"):
        return str(test["description"])
    kind = test.get("test_metadata")
    if not kind:
        return str(test["name"]).replace("_", " ")
    return _WORDS[kind["name"]](kind["kwargs"])
