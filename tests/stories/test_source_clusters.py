"""From pairs to groups: the oldest article names the group, order of arrival means nothing, a text put together joins nothing."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from orchestration.stories.source_clusters import Pair, ToldAt, first_names, source_clusters

START = datetime(2024, 3, 1, 8)  # noqa: DTZ001 - naive UTC


def told(**hours: int | None) -> dict[str, ToldAt]:
    return {
        name: ToldAt(None if hour is None else START + timedelta(hours=hour)) for name, hour in hours.items()
    }


def never(first: str, second: str) -> bool:
    return False


def always(first: str, second: str) -> bool:
    return True


def test_the_oldest_article_names_the_group() -> None:
    pairs = [Pair("copy", "wire", 0.9), Pair("late", "copy", 0.8)]
    assert source_clusters(told(copy=3, wire=1, late=5), pairs, never) == {
        "wire": "wire",
        "copy": "wire",
        "late": "wire",
    }


def test_a_later_text_put_together_from_two_reports_leaves_them_two_sources() -> None:
    pairs = [Pair("mix", "one", 0.6), Pair("mix", "two", 0.7), Pair("copy_of_mix", "mix", 1.0)]
    pairs += [Pair("copy_of_mix", "one", 0.6), Pair("copy_of_mix", "two", 0.7)]
    groups = source_clusters(told(one=1, two=2, mix=9, copy_of_mix=11), pairs, never)
    assert groups == {"one": "one", "two": "two", "mix": "two", "copy_of_mix": "two"}


def test_two_edits_of_one_wire_story_are_joined_by_a_third_that_resembles_both() -> None:
    pairs = [Pair("third", "one", 0.6), Pair("third", "two", 0.7)]
    assert set(source_clusters(told(one=1, two=2, third=9), pairs, always).values()) == {"one"}


def test_cuts_that_came_before_or_with_the_whole_story_are_joined_by_it() -> None:
    pairs = [Pair("whole", "head", 1.0), Pair("whole", "tail", 1.0)]
    assert set(source_clusters(told(head=2, tail=3, whole=1), pairs, never).values()) == {"whole"}
    assert set(source_clusters(told(head=2, tail=3, whole=3), pairs, never).values()) == {"head"}
    undated = told(head=2, tail=3, whole=None)
    assert set(source_clusters(undated, pairs, never).values()) == {"head"}


def test_where_only_the_day_is_known_nothing_came_surely_later_on_it() -> None:
    day = ToldAt(START.replace(hour=0), is_day_only=True)
    assert not ToldAt(START).is_after(day)
    assert ToldAt(START + timedelta(days=1)).is_after(day)
    assert not day.is_after(ToldAt(START))


def test_two_names_of_one_article_are_always_one_source() -> None:
    pairs = [Pair("moved", "copied", 1.0), Pair("moved", "own", 0.3, is_same_article=True)]
    groups = source_clusters(told(copied=1, own=2, moved=9), pairs, never)
    assert groups["moved"] == groups["own"] == "own"


def test_the_order_of_pairs_and_articles_means_nothing() -> None:
    rng = random.Random(7)
    names = [f"a{number}" for number in range(30)]
    articles = {name: ToldAt(START + timedelta(hours=rng.randrange(40))) for name in names}
    pairs = [Pair(first, second, rng.random()) for first, second in (rng.sample(names, 2) for _ in range(45))]
    expected = source_clusters(articles, pairs, never)
    for _ in range(20):
        rng.shuffle(pairs)
        turned = [Pair(pair.second, pair.first, pair.strength) for pair in pairs]
        shuffled = dict(rng.sample(list(articles.items()), len(articles)))
        assert source_clusters(shuffled, turned, never) == expected


def test_a_group_of_names_is_called_by_the_one_seen_first() -> None:
    names = first_names([("a", "b"), ("b", "c"), ("x", "y")], ["c", "y", "a", "b", "x"])
    assert names == {"a": "c", "b": "c", "c": "c", "x": "y", "y": "y"}
