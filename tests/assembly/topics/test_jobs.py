"""A run's answer into the database, and a whole reading through the engine."""

import polars as pl
import pytest

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.runs.models import Run
from yishi.assembly.topics import actions
from yishi.assembly.topics.models import Incident, Placing, Topic

FUMES = [
    "{place}楼下烧烤店每晚油烟直排，居民不敢开窗，希望安装油烟净化设施。",
    "{place}门口烧烤店油烟太大，熏得睡不着，请管一管油烟。",
    "反映{place}烧烤店没有油烟净化设备，油烟直排小区。",
    "{place}的烧烤店油烟扰民多次投诉未解决，请处理。",
]
PARKING = [
    "{place}停车位太少，晚上车辆乱停堵住消防通道。",
    "希望{place}增加停车位，居民下班无处停车。",
    "{place}停车难，外来车辆占用停车位，请规划。",
    "反映{place}车辆乱停，消防通道被停车堵死。",
]


@pytest.fixture
def tickets(assembly, village, at):
    """Twenty-four messages on two matters at three estates."""
    texts = [t.format(place=place) for place in ("幸福花园", "滨河新村", "东门小区") for t in FUMES + PARKING]
    return [
        Ticket.objects.create(
            assembly=assembly,
            source="12345",
            number=str(number),
            received_at=at(2024, 6 + number % 3, 1 + number),
            text=text,
            title=text[:12],
            village=village,
        )
        for number, text in enumerate(texts)
    ]


def test_reading_the_tickets_leaves_ranked_candidates_with_reasons(clerk, tickets, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = actions.find(weeks=520, by=clerk)
    run.refresh_from_db()
    assert run.state == Run.State.DONE, run.error
    assert Placing.objects.count() == len(tickets)
    first = Topic.objects.order_by("rank").first()
    assert first.state == Topic.State.CANDIDATE
    assert {part["part"] for part in first.parts} >= {"reach", "growth", "spread", "persistence", "urgency", "repeat"}
    assert sum(part["points"] for part in first.parts) == pytest.approx(first.score, abs=0.1)
    assert Incident.objects.filter(topic=first).exists()


def test_reading_again_replaces_candidates_and_keeps_what_people_decided(
    clerk, tickets, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.find(weeks=520, by=clerk)
    topics = Topic.objects.count()
    kept = actions.confirm(topic=Topic.objects.order_by("rank").first(), label="油烟扰民", by=clerk)
    with django_capture_on_commit_callbacks(execute=True):
        second = actions.find(weeks=520, by=clerk)
    assert set(Topic.objects.values_list("run", flat=True)) == {second.pk}
    assert Topic.objects.count() == topics, "a decided topic seen again is no second topic"
    kept.refresh_from_db()
    assert (kept.state, kept.label) == (Topic.State.CONFIRMED, "油烟扰民")
    assert Placing.objects.filter(topic=kept).count() == kept.size


def test_no_tickets_is_an_answer_too(clerk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = actions.find(weeks=4, by=clerk)
    run.refresh_from_db()
    assert run.state == Run.State.DONE, run.error
    assert not Topic.objects.exists()


def test_the_answer_is_kept_under_the_run(clerk, tickets, django_capture_on_commit_callbacks):
    from yishi.assembly.runs.pipelines import kept

    with django_capture_on_commit_callbacks(execute=True):
        run = actions.find(weeks=520, by=clerk)
    assert isinstance(kept(run, "assignments"), pl.DataFrame)
    run.refresh_from_db()
    assert run.report["fingerprint"]
