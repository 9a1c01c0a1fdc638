import pytest

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.runs.models import Run
from yishi.assembly.topics.models import Placing, Topic


@pytest.fixture
def make_topic(assembly, at):
    """A topic as a run would leave it: `make_topic("油烟扰民", state="confirmed")`."""
    run = Run.objects.create(
        assembly=assembly, job="yishi.assembly.topics.jobs.find_topics", title="梳理议题", state="done"
    )

    def make(label: str, state: str = Topic.State.CANDIDATE, **facts) -> Topic:
        number = Topic.objects.count() + 1
        defaults = {
            "key": f"t{number}",
            "size": 40,
            "incident_count": 6,
            "places": 5,
            "first": at(2024, 5, 1),
            "last": at(2024, 9, 1),
            "rank": number,
            "score": 61.5,
            "weeks": [1, 2, 4, 8],
        }
        return Topic.objects.create(assembly=assembly, run=run, label=label, state=state, **{**defaults, **facts})

    return make


@pytest.fixture
def fumes(make_topic):
    """油烟扰民, a candidate."""
    return make_topic("油烟扰民")


@pytest.fixture
def say(assembly, at, fumes):
    """Messages on a day, placed in a topic or in none: `say(fumes, at(2024, 8, 1), town=town, village=village)`."""

    def make(topic: Topic | None, received_at, times: int = 1, text: str = "楼下油烟呛人", **facts) -> None:
        for _time in range(times):
            number = f"n{Ticket.objects.count() + 1}"
            ticket = Ticket.objects.create(
                assembly=assembly, number=number, received_at=received_at, text=text, **{"source": "12345", **facts}
            )
            Placing.objects.create(assembly=assembly, run=fumes.run, ticket=ticket, topic=topic, confidence=0.8)

    return make
