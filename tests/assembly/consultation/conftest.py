import pytest

from yishi.assembly.consultation import actions
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs.models import Run
from yishi.assembly.topics.models import Topic


@pytest.fixture
def fumes(assembly, at):
    """油烟扰民, a confirmed topic."""
    run = Run.objects.create(assembly=assembly, job="yishi.assembly.topics.jobs.find_topics", title="梳理议题")
    return Topic.objects.create(
        assembly=assembly,
        run=run,
        key="t1",
        label="油烟扰民",
        state=Topic.State.CONFIRMED,
        size=40,
        incident_count=6,
        places=5,
        first=at(2024, 5, 1),
        last=at(2024, 9, 1),
        rank=1,
        score=61.5,
        weeks=[1, 2, 4],
    )


@pytest.fixture
def facts(at, town):
    return {
        "title": "助力破解油烟扰民难题",
        "purpose": "议清净化设施由谁装、谁管。",
        "starts_at": at(2024, 9, 12, 14, 30),
        "venue": "柳浦镇协商议事室",
        "town": town,
        "convener": None,
        "units": [],
    }


@pytest.fixture
def planned(fumes, facts, clerk):
    return actions.plan(topic=fumes, facts=facts, by=clerk)


@pytest.fixture
def noticed(planned, luming, shenkun, clerk):
    """陆明 and 沈堃 are invited, and were told."""
    actions.invite(consultation=planned, members=[luming, shenkun], by=clerk)
    return actions.notify(consultation=planned, by=clerk)


@pytest.fixture
def in_state(noticed):
    """The consultation put into a state by hand, to ask what is open there."""

    def put(state: str) -> Consultation:
        noticed.state = state
        noticed.minutes, noticed.result = "议定两条建议。", Consultation.Result.SETTLED
        noticed.save()
        return noticed

    return put
