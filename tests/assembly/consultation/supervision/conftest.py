"""A supervision of charging in old estates: 陆明 leads the group, 沈堃 belongs to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assembly.conftest import account
from yishi.assembly.consultation.supervision import actions, actions_findings, actions_inspections
from yishi.assembly.consultation.supervision.models import Finding, Supervision
from yishi.assembly.people.models import HandlingUnit


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def plan_facts(fumes, luming, shenkun):
    return {
        "title": "老旧小区飞线充电整治情况",
        "planned_as": "老旧小区消防安全",
        "topic": fumes,
        "aim": "看清充电设施够不够、飞线清了没有。",
        "kinds": ["inspect", "special"],
        "intervals": [3, 6],
        "committee": None,
        "head": luming,
        "members": [shenkun],
    }


@pytest.fixture
def planned_supervision(plan_facts, clerk):
    return actions.plan(facts=plan_facts, by=clerk)


@pytest.fixture
def under_way(planned_supervision, clerk):
    return actions.begin(supervision=planned_supervision, by=clerk)


@pytest.fixture
def visit_facts(today, town, village, luming, shenkun):
    return {
        "kind": "inspect",
        "day": today,
        "place": "河东社区三号楼",
        "town": town,
        "village": village,
        "seen": "楼道里有三处飞线充电。",
        "members": [luming, shenkun],
    }


@pytest.fixture
def visited(under_way, visit_facts, clerk):
    return actions_inspections.note_inspection(supervision=under_way, facts=visit_facts, by=clerk)


@pytest.fixture
def finding_facts(today, unit, town, village):
    return {
        "text": "三号楼楼道飞线充电没有清除。",
        "severity": "serious",
        "unit": unit.unit,
        "due": today + timedelta(days=30),
        "town": town,
        "village": village,
        "inspection": None,
    }


@pytest.fixture
def finding(under_way, finding_facts, clerk):
    return actions_findings.add(supervision=under_way, facts=finding_facts, by=clerk)


@pytest.fixture
def handed_over(under_way, finding, clerk):
    """The opinion was issued, and the finding stands on the unit's desk."""
    actions.write_opinion(
        supervision=under_way, opinion="应限期清除。", addressees="市人民政府办公室", version=0, by=clerk
    )
    actions.hand_on(supervision=actions.issue(supervision=under_way, by=clerk), by=clerk)
    return Finding.objects.select_related("supervision").get(pk=finding.pk)


@pytest.fixture
def long_ago(today):
    """A rectification so long ago that its first look-back, after three months, is late."""
    return today - timedelta(days=100)


@pytest.fixture
def rectified(handed_over, long_ago, unit):
    facts = {"day": long_ago, "text": "飞线已剪除。", "proof": None, "proof_note": "现场照片，原件存市城管局"}
    actions_findings.rectify(finding=handed_over, facts=facts, by=unit)
    return Finding.objects.get(pk=handed_over.pk)


@pytest.fixture
def other_unit(assembly):
    fire = HandlingUnit.objects.create(assembly=assembly, name="市消防救援大队")
    return account(assembly, "fire", "消防承办员", "unit", unit=fire)


@pytest.fixture
def outsider(assembly, enrol):
    """赵翀, a member who is not of the group."""
    return account(assembly, "zhao", "赵翀", "member", member=enrol("赵翀", "015-003"))


@pytest.fixture
def put():
    """A row put into a state by hand, to ask what is open there."""

    def into(thing: Supervision | Finding, state: str):
        thing.state = state
        thing.save(update_fields=["state"])
        return thing

    return into
