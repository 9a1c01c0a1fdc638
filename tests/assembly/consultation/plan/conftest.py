from datetime import date

import pytest

from yishi.assembly.consultation.plan import actions
from yishi.assembly.consultation.plan.models import Plan, Subject
from yishi.assembly.people.models import Committee


@pytest.fixture
def collecting(clerk):
    return actions.open_plan(year=2025, by=clerk)


@pytest.fixture
def charging(collecting, member):
    """Proposed by 陆明."""
    facts = {"title": "完善老旧小区充电设施", "why": "飞线充电有火险。", "origin": Subject.Origin.MEMBER}
    return actions.propose(plan=collecting, **facts, by=member)


@pytest.fixture
def facts(luming):
    """All that a plan says of a subject."""
    return {
        "title": "完善老旧小区充电设施",
        "why": "飞线充电有火险。",
        "kind": "special",
        "committee": Committee.objects.get(name="经济委员会"),
        "leader": luming,
        "month": 6,
        "expected": "形成协商报告报市委、市政府",
    }


@pytest.fixture
def publish(collecting, charging, facts, clerk):
    """The whole way of the plan; its one subject is 陆明's."""

    def go() -> Plan:
        actions.take_in(subject=charging, by=clerk)
        actions.edit(subject=charging, facts=facts, version=0, by=clerk)
        steps = (
            ("draft", {"drafted_on": date(2024, 12, 2)}),
            ("decide", {"decided_on": date(2024, 12, 20), "document": "澄委〔2024〕31号"}),
            ("adopt", {"adopted_on": date(2025, 1, 3), "adopted_by": "chairmen"}),
            ("publish", {}),
        )
        plan = collecting
        for verb, step in steps:
            plan = actions.advance(plan=plan, verb=verb, facts=step, by=clerk)
        charging.refresh_from_db()
        return plan

    return go
