"""A theme over three tiers: a chairmen's meeting, a town's session, and a village's still to come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.consultation.models import Advice, Consultation, Invitation, Statement
from yishi.assembly.consultation.themes import actions
from yishi.assembly.consultation.themes.models import Theme


@pytest.fixture
def session(assembly):
    """Make a consultation: `session("主席会议协商油烟", days=-30, kind="chairmen", state="closed")`."""

    def make(title: str, days: int, kind: str = "timely", state: str = "closed") -> Consultation:
        return Consultation.objects.create(
            assembly=assembly,
            title=title,
            kind=kind,
            state=state,
            starts_at=timezone.now() + timedelta(days=days),
            venue="协商议事室",
        )

    return make


@pytest.fixture
def three(session, assembly, luming):
    """County and town held theirs, with advice and a member; the village's is to come."""
    county = session("主席会议协商油烟治理", -60, "chairmen")
    town = session("柳浦镇商议油烟扰民", -30)
    village = session("河东社区商议排烟管道", 6, state="noticed")
    for held in (county, town):
        Invitation.objects.create(assembly=assembly, consultation=held, member=luming, attended=True)
        Statement.objects.create(assembly=assembly, consultation=held, member=luming, text="应装净化器。")
        Advice.objects.create(assembly=assembly, consultation=held, number=1, text="加装净化设施。")
    return {"county": county, "town": town, "village": village}


@pytest.fixture
def theme_facts(luming):
    return {"title": "共治餐饮油烟", "year": 2026, "leader": luming, "why": "一家一家治，治不住。"}


@pytest.fixture
def opened(theme_facts, clerk):
    return actions.open_theme(facts=theme_facts, by=clerk)


@pytest.fixture
def going_on(opened, three, clerk):
    for tier, consultation in three.items():
        actions.tie(theme=opened, things=[consultation], tier=tier, by=clerk)
    return actions.begin(theme=opened, by=clerk)


@pytest.fixture
def put():
    def into(theme: Theme, state: str) -> Theme:
        theme.state = state
        theme.save(update_fields=["state"])
        return theme

    return into
