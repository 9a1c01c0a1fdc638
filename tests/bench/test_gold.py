"""The scores that benches report, on cases small enough to work out by hand."""

import polars as pl
import pytest

from bench import gold


def test_bcubed_gives_the_figures_of_its_authors_example():
    labels = pl.Series(list("aaaaabbccccc"))
    joined_small_and_large = pl.Series(list("xxxxxyyyyyyy"))
    joined_two_large = pl.Series(list("xxxxxyyxxxxx"))
    first = gold.bcubed(joined_small_and_large, labels)
    assert first["bcubed_precision"] == pytest.approx(16 / 21)
    assert first["bcubed_recall"] == 1
    assert gold.bcubed(joined_two_large, labels)["bcubed_precision"] == pytest.approx(7 / 12)


def test_an_event_is_scored_by_its_best_incident_counted_whole():
    groups = {"1": "x", "2": "x", "3": "y", "4": "x"}  # 4 has no label, and still weighs on x
    near = [{"near_event": "fumes", "src": "same_place", "msg": "4"}]
    found = gold.incidents(groups, {"1": "fumes", "2": "fumes", "3": "fumes"}, near)
    assert found["event_f1"] == pytest.approx(2 * 2 / (3 + 3))


def test_a_look_alike_counts_as_joined_only_in_the_incident_of_the_event_it_looks_like():
    groups = {"1": "x", "2": "x", "3": "x", "4": "y"}
    near = [
        {"near_event": "fumes", "src": "same_place", "msg": "3"},
        {"near_event": "fumes", "src": "baseline_error", "msg": "4"},
    ]
    found = gold.incidents(groups, {"1": "fumes", "2": "fumes"}, near)
    assert (found["decoy"], found["decoy_place"]) == (0.5, 1)


def test_messages_left_out_stand_alone_among_incidents_and_together_among_topics():
    assert gold.alone(["1", "2", "3"], [7, -1, -1]) == {"1": "7", "2": "alone 2", "3": "alone 3"}
    assert gold.named(["1", "2", "3"], [7, -1, -1]) == {"1": "7", "2": None, "3": None}


def test_topics_that_only_changed_their_names_are_kept_when_matched_and_lost_by_name():
    before = {"1": "a", "2": "a", "3": "b"}
    after = {"1": "c", "2": "c", "3": "d", "4": "d"}
    assert gold.kept(before, after, by_name=False) == 1
    assert gold.kept(before, after, by_name=True) == 0


def test_a_topic_that_fell_apart_keeps_its_larger_part_and_one_left_out_keeps_nothing():
    before = {"1": "a", "2": "a", "3": "a", "4": "b", "5": None}
    after = {"1": "c", "2": "c", "3": "d", "4": None, "5": "d"}
    assert gold.kept(before, after, by_name=False) == 2 / 4
