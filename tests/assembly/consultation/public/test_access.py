"""Who may do what to a public part, a place, a statement that waits, a period set aside: actor × verb × state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.plan.kinds import RECIPES
from yishi.assembly.consultation.public import actions, actions_phones, rules
from yishi.assembly.consultation.public.models import PublicPart, SetAside, Submission

ACTORS = ["clerk", "officer", "leader", "auditor", "member", "unit", "stranger"]
STAFF = {"clerk", "officer"}
READERS = STAFF | {"leader", "auditor"}

ALLOWED = {("look", state): READERS for state in PublicPart.State.values}
ALLOWED |= {(verb, state): STAFF for verb in ("edit", "place") for state in ("planned", "under_way")}
ALLOWED |= {(verb, state): STAFF for verb in ("moderate", "set_aside") for state in ("under_way", "closed")}
ALLOWED |= {("open", "planned"): STAFF, ("close", "under_way"): STAFF, ("reopen", "closed"): STAFF}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", PublicPart.State.values)
def test_every_verb_of_a_public_part(actor, state, opened, request):
    user = request.getfixturevalue(actor)
    opened.state = state
    for verb in ("look", *rules.WORK, *rules.LIFE.verbs):
        answer = rules.may(user, verb, opened)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


@pytest.mark.parametrize("actor", ACTORS)
def test_the_office_asks_the_public_where_the_kind_is_open_to_it(actor, noticed, request):
    user = request.getfixturevalue(actor)
    for kind, recipe in RECIPES.items():
        noticed.kind = kind
        assert bool(rules.may_set_up(user, noticed)) == (actor in STAFF and recipe.open_to_public)


@pytest.mark.parametrize("actor", ACTORS)
def test_places_are_the_offices(actor, opened, hall, request):
    user = request.getfixturevalue(actor)
    may = {verb for verb in ("look", "renew", "retire") if rules.may_at(user, verb, hall)}
    assert may == ({"look", "renew", "retire"} if actor in STAFF else {"look"} if actor in READERS else set())
    hall.retired = True
    assert not rules.may_at(user, "renew", hall)


@pytest.mark.parametrize("actor", ACTORS)
def test_statements_and_periods_are_decided_by_the_office_once(actor, phone, clerk, hall, request):
    user = request.getfixturevalue(actor)
    submission = actions_phones.say(text="公交末班车应该再晚半小时。", once="1", by=phone("a"))
    now = timezone.now()
    made = actions.set_aside(place=hall, since=now - timedelta(hours=2), until=now, why="核实", by=clerk)
    aside = SetAside.objects.get(pk=made.pk)
    assert bool(rules.may_decide(user, "accept", submission)) == (actor in STAFF)
    assert bool(rules.may_restore(user, "restore", aside)) == (actor in STAFF)
    submission.state, aside.restored_at = Submission.State.ACCEPTED, now
    assert not rules.may_decide(user, "accept", submission)
    assert not rules.may_restore(user, "restore", aside)


def test_nothing_opens_without_a_place_or_after_its_end(planned_part, clerk, village):
    assert "参与点" in str(rules.may(clerk, "open", planned_part).reason)
    actions.add_place(part=planned_part, name="议事亭", village=village, by=clerk)
    assert rules.may(clerk, "open", planned_part)
    planned_part.until = timezone.now() - timedelta(minutes=1)
    assert "截止时间" in str(rules.may(clerk, "open", planned_part).reason)


def test_nothing_reopens_once_the_consultation_is_closed(opened, clerk):
    part = actions.move(part=opened, verb="close", by=clerk)
    assert rules.may(clerk, "reopen", part)
    part.consultation.state = Consultation.State.CLOSED
    assert "已办结" in str(rules.may(clerk, "reopen", part).reason)
