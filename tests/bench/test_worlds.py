"""The invented city of any size is what its bench says it is."""

import polars as pl
import pytest

from bench import worlds

MESSAGES = 5_000


@pytest.fixture(scope="module")
def world():
    return worlds.invent(MESSAGES)


def test_the_same_number_gives_the_same_city(world):
    again = worlds.invent(MESSAGES)
    assert world.tickets.equals(again.tickets)
    assert world.truth.equals(again.truth)


def test_every_message_has_a_number_a_time_and_words(world):
    tickets = world.tickets
    assert tickets["ticket_id"].n_unique() == MESSAGES
    assert tickets["time"].is_sorted()
    assert tickets.select(pl.col("time", "title", "text").is_null().any()).row(0) == (False, False, False)


def test_chatter_belongs_to_nothing_and_the_rest_to_a_matter_at_a_place(world):
    truth = world.truth
    chatter = truth["incident"].is_null()
    assert chatter.sum() == round(MESSAGES * worlds.CHATTER)
    assert (truth["matter"].is_null() == chatter).all()
    assert set(truth["matter"].drop_nulls()) <= set(range(150))
    assert truth["matter"].n_unique() > 140


def test_where_no_field_names_the_place_the_heading_and_the_text_do(world):
    told = world.tickets.join(world.truth, on="ticket_id").drop_nulls("incident")
    of_incident = told.filter(pl.col("place").is_null())
    assert of_incident.height > MESSAGES / 5
    one = of_incident.group_by("incident").agg(pl.len(), pl.col("title")).filter(pl.col("len") > 3)
    for titles in one["title"].head(20):
        shared = set.intersection(*({t[i : i + 2] for i in range(len(t) - 1)} for t in titles))
        assert shared, titles  # at least two characters of the place's name stand in all of them


def test_dozens_raise_an_incident_now_and_then(world):
    sizes = world.truth.drop_nulls()["incident"].value_counts()["count"]
    assert sizes.max() >= worlds.DOZENS[0]
    assert sizes.median() <= 3
