"""Who may do what to a consultation: actor × verb × state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.consultation import rules
from yishi.assembly.consultation.models import Consultation

ACTORS = ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "officer"}
OVERSEERS = STAFF | {"leader", "auditor"}
BEFORE = ("planned", "noticed")

ALLOWED = {("look", state): OVERSEERS | {"member"} for state in Consultation.State.values}
ALLOWED[("look", "planned")] = OVERSEERS
ALLOWED |= {(verb, state): STAFF for verb in ("edit", "invite", "prepare", "call_off") for state in BEFORE}
ALLOWED |= {(verb, "noticed"): {"member"} for verb in ("answer", "speak_up", "vote")}
ALLOWED |= {
    ("notify", "planned"): STAFF,
    ("hold", "noticed"): STAFF,
    ("write", "held"): STAFF,
    ("close", "held"): STAFF,
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Consultation.State.values)
def test_every_verb_in_every_state(actor, state, in_state, request):
    user = request.getfixturevalue(actor)
    consultation = in_state(state)
    for verb in ("look", *rules.WORK, *rules.PART, *rules.LIFE.verbs):
        answer = rules.may(user, verb, consultation)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


def test_a_unit_sees_what_it_takes_part_in(unit, noticed):
    assert not rules.may(unit, "look", noticed)
    noticed.units.add(unit.unit)
    assert rules.may(unit, "look", noticed)


def test_nobody_is_notified_of_an_empty_list(clerk, planned):
    assert "还没有邀请" in str(rules.may(clerk, "notify", planned).reason)


def test_a_session_is_recorded_from_its_day_on(clerk, noticed):
    noticed.starts_at = timezone.now() + timedelta(days=2)
    assert "尚未到" in str(rules.may(clerk, "hold", noticed).reason)
    noticed.starts_at = timezone.now()
    assert rules.may(clerk, "hold", noticed)


def test_it_is_closed_only_with_minutes_and_a_result(clerk, in_state):
    held = in_state("held")
    held.minutes = " "
    assert "纪要" in str(rules.may(clerk, "close", held).reason)


def test_members_who_were_not_invited_read_but_take_no_part(noticed, enrol, assembly):
    from tests.assembly.conftest import account

    zhao = account(assembly, "zhao", "赵翀", "member", member=enrol("赵翀", "015-003"))
    assert rules.may(zhao, "look", noticed)
    for verb in rules.PART:
        assert "受邀" in str(rules.may(zhao, verb, noticed).reason)
