"""People correct the topics; every later reading respects it, and no message is ever lost."""

from datetime import timedelta

import polars as pl
import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.hotline import tables as hotline
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.people.models import Town, Village
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import Reading, TopicSettings, recount
from yishi.assembly.topics import actions
from yishi.assembly.topics.corrections import actions as amend
from yishi.assembly.topics.corrections import queries, rereading
from yishi.assembly.topics.corrections.rereading import Corrected
from yishi.assembly.topics.jobs import store
from yishi.assembly.topics.models import Correction, Incident, Placing, Topic
from yishi.assembly.topics.weights import ranking
from yishi.engine import tables

MATTERS = {
    "油烟": "{place}烧烤店油烟直排，夜里呛得不敢开窗",
    "噪声": "{place}打桩施工噪声太大，孩子睡不着",
    "路灯": "{place}路灯坏了一片漆黑，老人摔过跤",
}
EACH = 4


class Readings:
    """A reading as the engine would give it, by a rule the test writes: message → incident and topic."""

    def __init__(self, assembly, at):
        self.assembly, self.at = assembly, at
        town = Town.objects.create(assembly=assembly, name="白芦镇")
        self.villages = [
            Village.objects.create(assembly=assembly, town=town, name=name) for name in ("东港村", "西桥村")
        ]
        self.incidents: dict[str, str] = {}

    def hear(self, matter: str, village: int, count: int = EACH, *, text: str = "") -> list[Ticket]:
        """`count` messages of one matter at one village: one incident."""
        place = self.villages[village]
        heard = []
        for _number in range(count):
            number = Ticket.objects.count()
            ticket = Ticket.objects.create(
                assembly=self.assembly,
                source="12345",
                number=str(number),
                received_at=self.at(2024, 1, 1) + timedelta(days=3 * number),
                text=(text or MATTERS[matter]).format(place=place.name),
                title=f"{place.name}{matter}",
                village=place,
                town=place.town,
                caller=f"c{number % 5}",
            )
            self.incidents[ticket.public_id] = f"i{matter}{village}"
            heard.append(ticket)
        return heard

    def read(self, topic_of) -> Run:
        """Store a reading in which `topic_of(title, incident)` says the topic (or none) of every message."""
        run = Run.objects.create(
            assembly=self.assembly, job="yishi.assembly.topics.jobs.find_topics", title="梳理", state="done"
        )
        tickets = hotline.tickets(self.assembly.pk)
        answer = self._answer(tickets, topic_of)
        corrected = rereading.respect(self.assembly.pk, tickets, answer, TopicSettings())
        store(run, corrected.assignments, corrected.incidents, corrected.topics, corrected.parts)
        rereading.keep(run, corrected)
        ranking.rerank(self.assembly.pk)
        return run

    def _answer(self, tickets: pl.DataFrame, topic_of) -> Corrected:
        rows = [
            {
                "ticket_id": row["ticket_id"],
                "incident_id": self.incidents[row["ticket_id"]],
                "topic_id": topic_of(row["title"], self.incidents[row["ticket_id"]]),
                "confidence": 0.8,
            }
            for row in tickets.iter_rows(named=True)
        ]
        assignments = pl.DataFrame(rows, schema=tables.ASSIGNMENT.schema)
        placed = tickets.join(assignments.drop_nulls("topic_id"), on="ticket_id", maintain_order="left")
        days = (tickets["time"].max() - tickets["time"].min()).days
        frame = Reading(tickets["time"].max().date(), [0] * (days // 7 + 1), frozenset({"unsolved", "fit"}))
        facts, parts = recount(placed, placed["topic_id"].to_list(), frame)
        incidents = placed.group_by("incident_id", maintain_order=True).agg(
            topic_id=pl.col("topic_id").first(),
            label=pl.col("incident_id").first().alias("label"),
            size=pl.len(),
            first=pl.col("time").min(),
            last=pl.col("time").max(),
            example=pl.col("ticket_id").first(),
        )
        topics = facts.with_columns(
            label=pl.col("topic_id"), terms=pl.lit(["词"]), incidents=pl.lit(1), rank=pl.lit(1), score=pl.lit(1.0)
        )
        return Corrected(assignments, tables.INCIDENT.fit(incidents), tables.TOPIC.fit(topics), parts, {}, {})


@pytest.fixture
def readings(assembly, at):
    """Three matters at two villages, read as three topics."""
    readings = Readings(assembly, at)
    for matter in MATTERS:
        for village in (0, 1):
            readings.hear(matter, village)
    readings.read(by_matter)
    return readings


def by_matter(title, incident):
    return title[3:]


def named(label: str) -> Topic:
    return Topic.objects.get(label=label)


def held() -> dict[str, int]:
    """Label of every topic that holds messages → how many."""
    found = Topic.objects.filter(placings__isnull=False).distinct()
    return {topic.label: topic.placings.count() for topic in found}


def tickets_of(topic: Topic, **which) -> list[int]:
    return list(topic.placings.filter(**which).values_list("ticket_id", flat=True))


@pytest.fixture(autouse=True)
def _no_message_is_lost():
    yield
    newest = Run.objects.filter(topics__isnull=False).order_by("-pk").first()
    if newest:
        assert Placing.objects.filter(run=newest).count() == Ticket.objects.count()
        for topic in Topic.objects.filter(run=newest, placings__isnull=False).distinct():
            assert topic.size == topic.placings.count() == sum(topic.weeks)


# Rename


def test_a_candidate_keeps_the_name_a_person_gave_it_in_the_next_reading(readings, clerk):
    amend.rename(topic=named("油烟"), label="餐饮油烟扰民", by=clerk)
    readings.hear("油烟", 0)
    readings.read(by_matter)
    assert named("餐饮油烟扰民").size == 3 * EACH
    assert not Topic.objects.filter(label="油烟").exists()


def test_a_name_taken_back_is_the_old_one_again(readings, clerk):
    correction = amend.rename(topic=named("油烟"), label="餐饮油烟扰民", by=clerk)
    amend.withdraw(correction=correction, why="名称已统一", by=clerk)
    assert named("油烟")
    readings.read(by_matter)
    assert named("油烟")


# Merge


def test_merging_takes_effect_at_once_with_its_numbers_reason_and_line_in_the_log(readings, clerk):
    lamps, noise = named("路灯"), named("噪声")
    amend.merge(topic=noise, others=[lamps], label="夜间环境", why="同由城管办理", by=clerk)
    noise.refresh_from_db()
    lamps.refresh_from_db()
    assert (noise.size, noise.label, noise.incident_count) == (4 * EACH, "夜间环境", 4)
    assert lamps.state == Topic.State.MERGED
    assert queries.merged_into(lamps) == noise
    assert sum(part["points"] for part in noise.parts) == pytest.approx(noise.score, abs=0.05)
    line = AuditLine.objects.get(verb="topics.merge")
    assert (line.actor_name, line.why, line.detail["merged"]) == ("周敏", "同由城管办理", [lamps.public_id])


def test_merged_topics_stay_merged_though_the_reading_tells_them_apart(readings, clerk):
    amend.merge(topic=named("噪声"), others=[named("路灯")], label="夜间环境", why="同由城管办理", by=clerk)
    readings.hear("路灯", 0)
    readings.read(by_matter)
    assert held() == {"油烟": 2 * EACH, "夜间环境": 5 * EACH}
    assert Correction.objects.get().state == Correction.State.IN_FORCE


def test_a_merge_taken_back_gives_both_their_messages_at_once(readings, clerk):
    correction = amend.merge(topic=named("噪声"), others=[named("路灯")], label="夜间环境", why="x", by=clerk)
    amend.withdraw(correction=correction, why="分属两个部门", by=clerk)
    assert held() == {"油烟": 2 * EACH, "噪声": 2 * EACH, "路灯": 2 * EACH}
    assert named("路灯").state == Topic.State.CANDIDATE


def test_a_merge_taken_back_after_another_reading_still_comes_apart(readings, clerk):
    correction = amend.merge(topic=named("噪声"), others=[named("路灯")], label="夜间环境", why="x", by=clerk)
    readings.read(by_matter)
    amend.withdraw(correction=correction, why="分属两个部门", by=clerk)
    assert held() == {"油烟": 2 * EACH, "噪声": 2 * EACH, "路灯": 2 * EACH}
    readings.read(by_matter)
    assert held() == {"油烟": 2 * EACH, "噪声": 2 * EACH, "路灯": 2 * EACH}


def test_a_confirmed_topic_that_was_merged_and_comes_back_is_confirmed(readings, clerk):
    lamps = actions.confirm(topic=named("路灯"), why="选题", by=clerk)
    correction = amend.merge(topic=named("噪声"), others=[lamps], label="", why="x", by=clerk)
    amend.withdraw(correction=correction, why="误操作", by=clerk)
    lamps.refresh_from_db()
    assert (lamps.state, lamps.decision) == (Topic.State.CONFIRMED, "选题")


def test_a_merge_that_the_next_reading_speaks_against_is_told_and_not_done(readings, clerk):
    readings.hear("油烟", 0)
    readings.read(by_matter)
    amend.merge(topic=named("噪声"), others=[named("路灯")], label="夜间环境", why="x", by=clerk)
    readings.read(lambda title, incident: "油烟" if "路灯" in title else title[3:])
    correction = Correction.objects.get()
    assert held() == {"油烟": 5 * EACH, "噪声": 2 * EACH}
    assert correction.state == Correction.State.DOUBTED
    assert "路灯" in queries.corrections(clerk)[0].doubts[0]
    assert queries.doubted(clerk) == 1


def test_a_topic_under_consultation_cannot_be_merged_away(readings, clerk):
    lamps = actions.take_up(topic=actions.confirm(topic=named("路灯"), by=clerk), by=clerk)
    with pytest.raises(Refused) as refusal:
        amend.merge(topic=named("噪声"), others=[lamps], why="x", by=clerk)
    assert "已列入协商" in str(refusal.value.reason)
    assert not Correction.objects.exists()


def test_a_member_may_not_merge(readings, member):
    with pytest.raises(Refused):
        amend.merge(topic=named("噪声"), others=[named("路灯")], why="x", by=member)


# Split


def test_a_split_topic_stays_split_and_new_messages_of_its_incident_follow(readings, clerk):
    fumes = named("油烟")
    west = tickets_of(fumes, ticket__village=readings.villages[1])
    new = amend.split(topic=fumes, tickets=west, label="西桥村油烟", why="另有专项整治", by=clerk)
    assert (new.state, new.placings.count()) == (Topic.State.CANDIDATE, EACH)
    readings.hear("油烟", 1, 2)
    readings.read(by_matter)
    assert held() == {"油烟": EACH, "西桥村油烟": EACH + 2, "噪声": 2 * EACH, "路灯": 2 * EACH}


def test_messages_of_a_new_incident_go_to_the_half_they_are_like(readings, clerk):
    fumes = named("油烟")
    west = tickets_of(fumes, ticket__village=readings.villages[1])
    amend.split(topic=fumes, tickets=west, label="西桥村油烟", why="x", by=clerk)
    for ticket in readings.hear("油烟", 1, 3):
        readings.incidents[ticket.public_id] = "inew"
    readings.read(by_matter)
    assert named("西桥村油烟").size == EACH + 3


def test_a_split_taken_back_is_one_topic_again_now_and_later(readings, clerk):
    fumes = named("油烟")
    amend.split(topic=fumes, tickets=tickets_of(fumes)[:EACH], label="另一半", why="x", by=clerk)
    amend.withdraw(correction=Correction.objects.get(), why="不必分", by=clerk)
    assert held()["油烟"] == 2 * EACH
    readings.read(by_matter)
    assert held() == {"油烟": 2 * EACH, "噪声": 2 * EACH, "路灯": 2 * EACH}


def test_a_split_whose_halves_turn_out_to_be_one_incident_is_told_and_not_done(readings, clerk):
    fumes = named("油烟")
    west = tickets_of(fumes, ticket__village=readings.villages[1])
    amend.split(topic=fumes, tickets=west, label="西桥村油烟", why="x", by=clerk)
    for ticket in Ticket.objects.filter(title__contains="油烟"):
        readings.incidents[ticket.public_id] = "one"
    readings.read(by_matter)
    assert held()["油烟"] == 2 * EACH
    assert Correction.objects.get().doubts[0]["code"] == "one_incident"


def test_a_split_must_leave_something_on_both_sides(readings, clerk):
    fumes = named("油烟")
    with pytest.raises(Refused):
        amend.split(topic=fumes, tickets=tickets_of(fumes), label="全部", why="x", by=clerk)


def test_the_engine_proposes_halves_by_place_and_keeps_incidents_whole(readings):
    units = queries.units(named("油烟"), "place")
    assert sorted((unit.goes, len(unit.tickets)) for unit in units) == [(False, EACH), (True, EACH)]


# Move


def test_a_moved_incident_stays_where_it_was_put_with_what_came_since(readings, clerk):
    lamps = named("路灯")
    incident = Incident.objects.get(topic=lamps, key="i路灯0")
    amend.move(topic=lamps, tickets=tickets_of(lamps, incident=incident), to=named("噪声"), why="实为施工", by=clerk)
    incident.refresh_from_db()
    assert incident.topic == named("噪声")
    assert held() == {"油烟": 2 * EACH, "噪声": 3 * EACH, "路灯": EACH}
    readings.hear("路灯", 0, 2)
    readings.read(by_matter)
    assert held() == {"油烟": 2 * EACH, "噪声": 3 * EACH + 2, "路灯": EACH}


def test_a_message_moved_out_of_all_topics_stays_out(readings, clerk):
    lamps = named("路灯")
    one = tickets_of(lamps)[:1]
    amend.move(topic=lamps, tickets=one, to=None, why="只是咨询", by=clerk)
    readings.read(by_matter)
    placing = Placing.objects.get(ticket__in=one, run=Run.objects.order_by("-pk").first())
    assert (placing.topic, placing.incident, placing.confidence) == (None, None, 0.0)
    assert named("路灯").size == 2 * EACH - 1


def test_a_move_taken_back_restores_topic_and_incident(readings, clerk):
    lamps = named("路灯")
    one = tickets_of(lamps)[:1]
    before = Placing.objects.get(ticket__in=one)
    correction = amend.move(topic=lamps, tickets=one, to=named("噪声"), why="x", by=clerk)
    amend.withdraw(correction=correction, why="看错了", by=clerk)
    after = Placing.objects.get(ticket__in=one)
    assert (after.topic_id, after.incident_id) == (before.topic_id, before.incident_id)
    assert after.incident.size == EACH
    assert AuditLine.objects.filter(verb="topics.withdraw", why="看错了").exists()


def test_later_corrections_are_done_on_top_of_earlier_ones(readings, clerk):
    noise = named("噪声")
    amend.merge(topic=noise, others=[named("路灯")], label="夜间环境", why="x", by=clerk)
    lamps = tickets_of(noise, ticket__title__contains="路灯")
    amend.split(topic=noise, tickets=lamps, label="路灯照明", why="还是分开", by=clerk)
    readings.read(by_matter)
    assert held() == {"油烟": 2 * EACH, "夜间环境": 2 * EACH, "路灯照明": 2 * EACH}


# Dismissed


def test_a_dismissed_topic_stays_dismissed_however_it_grows_and_the_board_says_when_it_doubled(readings, clerk):
    actions.dismiss(topic=named("油烟"), why="已有专项整治", by=clerk)
    readings.hear("油烟", 0, 2 * EACH)
    readings.read(by_matter)
    assert named("油烟").state == Topic.State.DISMISSED
    assert list(queries.doubled(clerk)) == []
    Topic.objects.update(decided_at=timezone.now() - timedelta(days=9999), decided_by=clerk)
    grown = queries.doubled(clerk).get()
    assert (grown.label, grown.decided_size, grown.since) == ("油烟", 2 * EACH, 4 * EACH)


def test_nothing_to_correct_leaves_the_answer_as_it_is(readings, assembly):
    tickets = hotline.tickets(assembly.pk)
    answer = readings._answer(tickets, by_matter)
    assert rereading.respect(assembly.pk, tickets, answer, TopicSettings()).topics is answer.topics
