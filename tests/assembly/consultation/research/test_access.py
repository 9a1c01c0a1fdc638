"""Who may do what to a research, its trips, what was seen, its advice and questionnaires: actor × verb × state."""

import pytest

from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.research import rules, rules_questionnaires
from yishi.assembly.consultation.research.models import Questionnaire, Research

ACTORS = ["clerk", "officer", "leader", "auditor", "member", "other_member", "outsider", "unit", "stranger"]
STAFF = {"clerk", "officer"}
GROUP = {"member", "other_member"}
READERS = STAFF | GROUP | {"leader", "auditor"}

ALLOWED = {("look", state): READERS for state in Research.State.values}
ALLOWED |= {(verb, state): STAFF for verb in ("edit", "call_off") for state in ("planned", "under_way")}
ALLOWED |= {(verb, "under_way"): STAFF for verb in ("travel", "ask", "submit")}
ALLOWED |= {(verb, "under_way"): STAFF | GROUP for verb in ("observe", "write")}
ALLOWED |= {("begin", "planned"): STAFF, ("lay_before", "reported"): STAFF}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Research.State.values)
def test_every_verb_of_a_research(actor, state, drafted, put, request):
    user, research = request.getfixturevalue(actor), put(drafted, state)
    for verb in ("look", *rules.WORK, *rules.TOGETHER, *rules.LIFE.verbs):
        answer = rules.may(user, verb, research)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


@pytest.mark.parametrize("actor", ACTORS)
def test_a_trip_is_the_offices_record(actor, trip, request):
    user = request.getfixturevalue(actor)
    may = {verb for verb in ("look", "edit", "confirm") if rules.may_travel(user, verb, trip)}
    assert may == {"look", "edit", "confirm"} if actor in STAFF else may == ({"look"} if actor in READERS else set())


@pytest.mark.parametrize("actor", ACTORS)
def test_what_was_seen_is_dropped_by_its_author_or_the_office(actor, observation, request):
    user = request.getfixturevalue(actor)
    may = {verb for verb in ("look", "picture", "drop") if rules.may_observe(user, verb, observation)}
    if actor in STAFF | {"member"}:
        assert may == {"look", "picture", "drop"}
    elif actor == "other_member":
        assert may == {"look", "picture"}
    else:
        assert may == ({"look"} if actor in READERS else set())


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Consultation.State.values)
def test_only_the_office_takes_advice_over_and_only_after_the_session(actor, state, proposed, in_state, request):
    proposed.research.consultation = in_state(state)
    answer = rules.may_propose(request.getfixturevalue(actor), "take_over", proposed)
    assert bool(answer) == (actor in STAFF and state == "held")
    assert answer or str(answer.reason)


TO_QUESTIONNAIRE = {("look", state): READERS for state in Questionnaire.State.values}
TO_QUESTIONNAIRE |= {("edit", "draft"): STAFF, ("ask", "draft"): STAFF, ("end", "asking"): STAFF}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Questionnaire.State.values)
def test_every_verb_of_a_questionnaire(actor, state, drafted_questionnaire, put, request):
    user, found = request.getfixturevalue(actor), put(drafted_questionnaire, state)
    for verb in ("look", "edit", *rules_questionnaires.LIFE.verbs):
        answer = rules_questionnaires.may(user, verb, found)
        assert bool(answer) == (actor in TO_QUESTIONNAIRE.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)
