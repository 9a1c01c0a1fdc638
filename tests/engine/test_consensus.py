"""What people agree on: groups that hold, none that do not, verdicts, and what to ask next."""

import numpy as np
import polars as pl
import pytest

from yishi.engine import consensus
from yishi.engine.consensus import model, places, routing, update, votes
from yishi.engine.consensus.settings import Settings
from yishi.engine.report import InputError, say

pytestmark = pytest.mark.filterwarnings("error")

COMMON, DISPUTED = 6, 14  # statements: everybody agrees; the camps disagree


def camps(sizes, *, seed=0, asked=20):
    """Camps that agree on the first statements and take opposite sides on the others, one vote in ten otherwise."""
    draw = np.random.default_rng(seed)
    rows = []
    sides = np.where(draw.random((len(sizes), DISPUTED)) < 0.5, 1, -1)
    sides[1:2] = -sides[0]
    for camp, size in enumerate(sizes):
        for person in range(size):
            for statement in draw.choice(COMMON + DISPUTED, asked, replace=False):
                vote = 1 if statement < COMMON else int(sides[camp][statement - COMMON])
                vote = vote if draw.random() < 0.9 else int(draw.integers(-1, 2))
                rows.append((f"{camp}-{person:03}", f"s{statement:02}", vote))
    return ballots(rows)


def ballots(rows):
    return pl.DataFrame(rows, schema={"participant": pl.String, "statement": pl.String, "vote": pl.Int64}, orient="row")


def at_random(people, statements, seed):
    draw = np.random.default_rng(seed)
    shares = draw.random(statements)
    rows = [
        (f"p{person:03}", f"s{statement:02}", 1 if draw.random() < shares[statement] else -1)
        for person in range(people)
        for statement in range(statements)
    ]
    return ballots(rows)


def verdicts(found, division):
    told = found.agreements.filter(pl.col("division") == division)
    return dict(told.select("statement", "verdict").iter_rows())


def test_two_camps_are_found_and_everyone_stands_in_the_right_one():
    found = consensus.find(camps([40, 25]))
    assert found.groups.count == 2
    of = dict(found.standings.select("participant", "group").iter_rows())
    right = [group == ("A" if participant.startswith("0") else "B") for participant, group in of.items()]
    assert np.mean(right) > 0.95
    assert found.standings["sure"].mean() > 0.9


def test_what_everyone_accepts_is_common_ground_and_what_camps_dispute_divides():
    told = verdicts(consensus.find(camps([40, 25])), "groups")
    assert {told[f"s{number:02}"] for number in range(COMMON)} == {"agreed"}
    assert {told[f"s{number:02}"] for number in range(COMMON, COMMON + DISPUTED)} == {"divides"}


@pytest.mark.parametrize("people", [12, 20, 60, 200])
@pytest.mark.parametrize("seed", range(4))
def test_no_groups_are_told_where_everyone_votes_by_chance(people, seed):
    found = consensus.find(at_random(people, 20, seed))
    assert found.groups.count == 1
    assert set(found.agreements["division"]) == {"all"}


def test_a_minority_of_nine_among_sixty_stays_visible():
    found = consensus.find(camps([51, 9]))
    minority = found.standings.filter(pl.col("participant").str.starts_with("1-"))
    assert set(minority["group"]) == {"B"}
    assert "divides" in verdicts(found, "groups").values()
    assert "divides" not in verdicts(found, "all").values()


def test_a_room_of_twenty_with_two_clear_camps():
    found = consensus.find(camps([11, 9]))
    assert found.groups.count == 2


def test_who_votes_once_is_in_no_group_and_counts_in_the_whole():
    frame = pl.concat([camps([40, 25]), ballots([("late", "s00", 1)])])
    found = consensus.find(frame)
    late = found.standings.row(by_predicate=pl.col("participant") == "late", named=True)
    assert late["group"] is None
    whole = found.group_agreements.filter(division="all", statement="s00")
    assert whole["votes"][0] == frame.filter(statement="s00").height


def test_the_order_of_rows_changes_nothing_and_the_last_vote_counts():
    frame = camps([20, 20])
    again = frame.sample(fraction=1, shuffle=True, seed=3)
    first, second = consensus.find(frame), consensus.find(again)
    assert first.standings.equals(second.standings)
    assert first.agreements.equals(second.agreements)
    twice = ballots([("a", "s", -1), ("a", "s", 1)])
    assert consensus.find(twice).group_agreements["agree"].to_list() == [1]


def test_agreement_is_told_across_sectors_and_small_sectors_are_hidden():
    frame = camps([40, 25])
    people = frame["participant"].unique().sort()
    sector = ["教育" if name.startswith("0") else "农业" for name in people]
    sector[:2] = ["宗教", "宗教"]
    found = consensus.find(frame, divisions=pl.DataFrame({"participant": people, "sector": sector}))
    told = found.group_agreements.filter(division="sector")
    assert set(told["group"]) == {"教育", "农业"}
    assert verdicts(found, "sector")["s00"] == "agreed"
    assert verdicts(found, "sector")["s10"] == "divides"
    note = next(note for note in found.report.notes if note.code == "consensus.note.small")
    assert "1 个群体不足 5 人" in say(note.code, note.params, "zh")


def test_shares_have_intervals_that_narrow_with_votes():
    rows = [(f"p{n:03}", "few", 1) for n in range(4)] + [(f"p{n:03}", "many", 1) for n in range(200)]
    shares = consensus.find(ballots(rows)).group_agreements
    few, many = (shares.row(by_predicate=pl.col("statement") == name, named=True) for name in ("few", "many"))
    assert few["low"] < 0.6 < 0.97 < many["low"] < many["share"] < many["high"] <= 1


def test_a_newcomer_is_first_asked_what_divides():
    told = votes.of(camps([40, 25]))
    learned = model.learn(told, Settings())
    order = [
        told.statements[number] for number in routing.ranked(learned, routing.newcomer(learned), np.array([], int))
    ]
    assert all(int(name[1:]) >= COMMON for name in order[:DISPUTED])
    assert len(order) == COMMON + DISPUTED


def test_a_statement_with_few_votes_is_asked_before_a_settled_one_and_none_twice():
    frame = pl.concat([camps([40, 25]), ballots([("0-000", "new", 1), ("1-000", "new", -1)])])
    told = votes.of(frame)
    learned = model.learn(told, Settings())
    answered = np.array([told.statements.index(f"s{number:02}") for number in range(COMMON, COMMON + DISPUTED)])
    person = told.people.index("0-001")
    here = model.Belief(learned.people.mean[[person]], learned.people.spread[[person]])
    order = [told.statements[number] for number in routing.ranked(learned, here, answered)]
    assert order[0] == "new"
    assert not {told.statements[number] for number in answered} & set(order)


def test_a_kept_router_asks_what_the_whole_model_would_and_a_fresh_statement_early():
    frame = camps([40, 25])
    found = consensus.find(frame)
    statements = found.answers["statement"].to_list()
    kept = routing.Router.load(routing.Router.of(found.model, statements).frame())
    whole = routing.ranked(found.model, routing.newcomer(found.model), np.array([], int))
    assert kept.order({}, statements) == [statements[number] for number in whole]
    mine = dict(frame.filter(pl.col("participant") == "0-001").select("statement", "vote").head(12).iter_rows())
    order = kept.order(mine, [*statements, "fresh"])
    assert order[0] == "fresh"
    assert sorted(order) == sorted({*statements, "fresh"} - mine.keys())


def test_held_out_votes_are_foretold_better_than_by_the_statement_alone():
    frame = camps([60, 60], asked=15)
    told = votes.of(frame)
    held = np.random.default_rng(1).random(len(told)) < 0.2
    learned = model.learn(told.only(~held), Settings())
    chance = learned.probabilities(told.person[held], told.statement[held])
    assert np.allclose(chance.sum(axis=1), 1)
    right = chance.argmax(axis=1) - 1 == told.vote[held]
    assert right.mean() > 0.85


def test_learning_from_a_sample_of_people_still_places_everyone():
    frame = camps([120, 80])
    found = consensus.find(frame, settings=Settings(learned_from=1_500, shaped_by=80))
    of = dict(found.standings.select("participant", "group").iter_rows())
    assert np.mean([group == ("A" if name.startswith("0") else "B") for name, group in of.items()]) > 0.95


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("a", "s", 1)],
        [("a", "s", 0), ("b", "s", 0)],
        [(f"p{n}", "s", 1) for n in range(50)],
        [(f"p{n}", f"s{k}", 1) for n in range(20) for k in range(8)],
        [(f"p{n}", f"s{n}", -1) for n in range(20)],
        [("🙂", "観点", 1), ("🙂", "тезис", -1)],
    ],
    ids=["none", "one vote", "only passes", "one statement", "all alike", "nobody twice", "other scripts"],
)
def test_odd_votes_are_answered(rows):
    found = consensus.find(ballots(rows))
    assert found.standings.height == len({row[0] for row in rows})
    assert found.groups is None or found.groups.count == 1
    for note in found.report.notes:
        assert say(note.code, note.params, "zh") != say(note.code, note.params, "en")


def test_a_vote_that_is_none_is_refused():
    with pytest.raises(InputError, match="“5”"):
        consensus.find(ballots([("a", "s", 5)]))
    with pytest.raises(InputError):
        consensus.find(pl.DataFrame({"participant": ["a"]}))


def test_places_are_told_in_units_of_opinion():
    told = votes.of(camps([40, 25]))
    learned = model.learn(told, Settings())
    at = places.of(learned, told)
    assert at.axes[0] == at.axes.max()
    first = np.array([name.startswith("0") for name in told.people])
    gap = abs(at.people.mean[first, 0].mean() - at.people.mean[~first, 0].mean())
    assert gap > 2  # log-odds between two camps that answer nine in ten their own way


def test_a_few_votes_more_place_a_newcomer_as_learning_anew_would_and_move_nobody_else():
    frame = camps([40, 25])
    told = votes.of(frame)
    learned = model.learn(told, Settings())
    late = frame.filter(participant="1-003").with_columns(participant=pl.lit("zz-late"))
    fresh = pl.concat([late, ballots([("0-000", "t-new", 1)])])
    both = votes.more(told, fresh)
    person = np.array([both.people.index(name) for name in fresh["participant"]])
    statement = np.array([both.statements.index(name) for name in fresh["statement"]])
    heard = update.heard(learned, both, person, statement)
    others = np.setdiff1d(np.arange(len(both.people)), person)
    assert np.array_equal(heard.people.mean[others], learned.people.mean[others])
    again = model.learn(votes.of(pl.concat([frame, fresh])), Settings())
    newcomer, everything = np.full(20, len(both.people) - 1), np.arange(20)
    assert np.allclose(heard.probabilities(newcomer, everything), again.probabilities(newcomer, everything), atol=0.05)


def test_more_votes_replace_earlier_ones():
    told = votes.more(votes.of(ballots([("a", "s", -1), ("b", "s", 1)])), ballots([("a", "s", 1), ("c", "t", 0)]))
    assert (told.people, told.statements) == (["a", "b", "c"], ["s", "t"])
    assert told.vote.tolist() == [1, 1, 0]
