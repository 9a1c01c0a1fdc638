"""What comes of a proposal: a planned answer becomes a promise, the promise is kept, the unit's number moves."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.assembly.conftest import account
from tests.assembly.proposals.conftest import *
from yishi.assembly.base.access import Refused
from yishi.assembly.outcomes import actions, answers, queries, rules, tables
from yishi.assembly.outcomes.fates import fates
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import queries as promises
from yishi.assembly.proposals.handling.models import SuggestionAnswer
from yishi.assembly.proposals.models import Proposal

TODAY = timezone.localdate()


@pytest.fixture
def planned(answered):
    """The unit answered that the first suggestion is planned, to be done in a month."""
    row = SuggestionAnswer.objects.order_by("suggestion__number").first()
    row.fate, row.due = SuggestionAnswer.Fate.PLANNED, TODAY + timedelta(days=30)
    row.save()
    return row


@pytest.fixture
def promised(planned, clerk, second_clerk):
    return actions.confirm(outcome=answers.promise(answer=planned, by=clerk), by=second_clerk)


def done(proposal, promise, by) -> Outcome:
    told = {"title": "全部装好", "promise": promise, "proof_note": "验收单", "unit": promise.unit}
    return actions.note(source=proposal, facts={"kind": "done", "level": "county", "day": TODAY, **told}, by=by)


def test_what_was_planned_is_noted_with_one_click_and_only_once(answered, planned, clerk, browse, second_clerk):
    page = browse(clerk)
    assert "登记为承诺" in page.get(f"/outcomes/of/proposal/{answered.public_id}").content.decode()
    page.post(f"/outcomes/planned/{planned.pk}")
    promise = Outcome.objects.get()
    assert (promise.kind, promise.unit, promise.due) == ("promised", planned.reply.assignment.unit, planned.due)
    assert promise.proof_note == "提案答复澄城管〔2026〕9号"
    assert "登记为承诺" not in page.get(f"/outcomes/of/proposal/{answered.public_id}").content.decode()
    with pytest.raises(Refused, match="已经登记过"):
        answers.promise(answer=planned, by=clerk)
    assert list(promises.register(clerk)) == []
    actions.confirm(outcome=promise, by=second_clerk)
    assert [row.standing for row in promises.register(clerk)] == ["open"]


def test_a_promise_that_is_kept_counts_for_the_unit_and_one_given_back_does_not(
    answered, promised, planned, clerk, second_clerk
):
    measure = done(answered, promised, clerk)
    planned.refresh_from_db()
    assert planned.done_on is None
    actions.confirm(outcome=measure, by=second_clerk)
    planned.refresh_from_db()
    assert planned.done_on == TODAY
    assert promises.standing_of(promised) == "kept"
    actions.give_back(outcome=measure, why="照片不是这里。", by=second_clerk)
    planned.refresh_from_db()
    assert planned.done_on is None


def test_each_suggestion_has_its_own_ladder(answered, promised, clerk, second_clerk):
    actions.confirm(outcome=done(answered, promised, clerk), by=second_clerk)
    first, second = fates(answered)
    assert [bool(rung.day) for rung in first.rungs] == [True, False, True, True, False]
    assert [bool(rung.day) for rung in second.rungs] == [True, False, False, False, False]
    assert [bool(rung["outcome"]) for rung in queries.ladder(answered)] == [False, False, True, True]


def test_the_engine_reads_what_it_came_of(answered, promised, assembly, make_outcome):
    make_outcome(state="confirmed")
    things = dict(tables.outcomes(assembly.pk, until=TODAY).select("outcome_id", "thing").iter_rows())
    assert things[promised.public_id] == answered.ref
    assert sorted(thing.partition(":")[0] for thing in things.values()) == ["consultation", "proposal"]


def test_an_outcome_came_of_one_thing(make_outcome, answered, held_session):
    outcome = make_outcome()
    for wrong in ({"proposal": answered}, {"consultation": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Outcome.objects.filter(pk=outcome.pk).update(**wrong)


@pytest.mark.parametrize("state", Proposal.State.values)
@pytest.mark.parametrize("actor", ["clerk", "officer", "unit", "member", "leader", "stranger"])
def test_who_may_note_when(actor, state, answered, request):
    answered.state = state
    able = actor in ("clerk", "officer", "unit") and state in ("handling", "answered", "closed")
    assert bool(rules.may_note(request.getfixturevalue(actor), answered)) == able


def test_a_unit_that_does_not_handle_it_notes_nothing(answered, assisting, assembly):
    other = account(assembly, "eco", "环境局承办员", "unit", unit=assisting)
    assert "没有承办这件提案" in str(rules.may_note(other, answered).reason)


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "提案"), ("en", "suggestion")])
def test_the_pages(browse, answered, promised, clerk, language, word):
    page = browse(clerk, language)
    form = page.get(f"/outcomes/note/proposal/{answered.public_id}").content.decode()
    assert word in form
    assert 'name="advice"' not in form
    assert page.get(f"/outcomes/{promised.public_id}").status_code == 200
    assert answered.title in page.get("/outcomes/").content.decode()
    assert answered.title in page.get("/outcomes/promises").content.decode()
    assert page.get("/outcomes/promises?export=xlsx").status_code == 200
    assert page.get(f"/outcomes/of/nonsense/{answered.public_id}").status_code == 404
