from datetime import date

import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.outcomes import actions, queries, tables
from yishi.assembly.outcomes.models import Outcome

LAST = date(2024, 12, 31)


def test_an_outcome_counts_only_after_a_second_person_saw_the_proof(clerk, second_clerk, held_session, facts):
    outcome = actions.note(source=held_session, facts=facts, by=clerk)
    assert tables.outcomes(outcome.assembly_id, until=LAST).is_empty()
    with pytest.raises(Refused):
        actions.confirm(outcome=outcome, by=clerk)
    actions.confirm(outcome=outcome, why="已核对原件", by=second_clerk)
    table = tables.outcomes(outcome.assembly_id, until=LAST)
    assert table.row(0, named=True)["thing"] == held_session.ref


def test_a_confirmed_outcome_given_back_stops_counting(clerk, second_clerk, make_outcome):
    outcome = actions.confirm(outcome=make_outcome(), by=second_clerk)
    actions.give_back(outcome=outcome, why="采用通知为另一件", by=clerk)
    assert tables.outcomes(outcome.assembly_id, until=LAST).is_empty()


def test_mended_it_waits_for_review_again_by_someone_else(clerk, officer, second_clerk, make_outcome, facts):
    returned = actions.give_back(outcome=make_outcome(), why="缺佐证", by=officer)
    mended = actions.mend(outcome=returned, facts={**facts, "proof_note": "采用通知复印件"}, by=second_clerk)
    assert (mended.state, mended.noted_by, mended.decided_by) == (Outcome.State.NOTED, second_clerk, None)
    assert actions.confirm(outcome=mended, by=clerk).state == Outcome.State.CONFIRMED


def test_the_ladder_shows_each_rung_by_its_first_confirmed_outcome(second_clerk, make_outcome, held_session):
    actions.confirm(outcome=make_outcome(), by=second_clerk)
    make_outcome(kind=Outcome.Kind.DONE)  # noted, not confirmed: no rung yet
    reached = {rung["kind"]: bool(rung["outcome"]) for rung in queries.ladder(held_session)}
    assert reached == {"adopted": True, "instruction": False, "promised": False, "done": False}


def test_what_a_unit_notes_is_its_own(unit, held_session, facts):
    held_session.advice.update(unit=unit.unit)
    assert actions.note(source=held_session, facts=facts, by=unit).unit == unit.unit
