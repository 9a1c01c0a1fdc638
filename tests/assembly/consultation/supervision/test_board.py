"""Reminders that lead up to a date, the board by unit and town, and the count of complaints since."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from yishi.assembly.consultation.supervision import board, queries, reminders, since
from yishi.assembly.consultation.supervision.models import LookBack
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.topics.models import Placing

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(("left", "step"), [(-1, 0), (0, 1), (1, 1), (2, 7), (7, 7), (8, 14), (14, 14), (15, None)])
def test_reminders_lead_up_to_the_date(left, step):
    assert reminders.step(DAY + timedelta(days=left), DAY) == step


def words(user) -> list[str]:
    return [str(todo.word) for todo in queries.todos(user)]


@pytest.mark.parametrize(
    ("left", "told"),
    [(30, "待整改"), (14, "两周内到"), (7, "一周内到"), (1, "明天或今天到"), (-1, "已逾期")],
)
def test_unit_and_clerk_are_reminded(handed_over, unit, other_unit, clerk, today, left, told):
    handed_over.due = today + timedelta(days=left)
    handed_over.save()
    (own,) = words(unit)
    assert told in own
    assert words(other_unit) == []
    assert words(clerk) == ([] if left == 30 else [own])


def test_a_late_look_back_stands_on_the_groups_desks(rectified, member, outsider, clerk, unit):
    assert [word[:6] for word in words(member)] == ["回头看已逾期"]
    assert words(member) == words(clerk)
    assert words(outsider) == words(unit) == []


def test_the_clerk_hears_of_records_that_wait(visited, planned_supervision, clerk):
    assert words(clerk) == ["监督活动待确认：视察 · 河东社区三号楼"]


def test_the_board_counts_by_unit_and_town(handed_over, clerk, town, today):
    handed_over.due = today - timedelta(days=3)
    handed_over.save()
    assert board.numbers(clerk, today)["late"] == 1
    (row,) = board.by_unit(clerk, today)
    assert (row["unit__name"], row["late"], row["living"], row["cured"]) == ("市城市管理局", 1, 1, 0)
    (place,) = board.by_town(clerk)["rows"]
    assert place == {"town": town, "count": 1}


def test_a_reader_sees_only_the_own_part_of_the_board(handed_over, member, outsider, unit, other_unit, stranger, today):
    living = {user: board.numbers(user, today)["living"] for user in (member, outsider, unit, other_unit, stranger)}
    assert living == {member: 1, outsider: 0, unit: 1, other_unit: 0, stranger: 0}


@pytest.fixture
def complain(assembly, fumes, village):
    """Messages of the topic from the village, on these days."""

    def on(*days: date) -> None:
        for place, day in enumerate(days):
            ticket = Ticket.objects.create(
                assembly=assembly,
                source="hotline",
                number=f"{day}-{place}",
                text="飞线充电",
                village=village,
                received_at=timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 9)),
            )
            Placing.objects.create(assembly=assembly, run=fumes.run, ticket=ticket, topic=fumes, confidence=1)

    return on


def test_complaints_before_and_after_are_counted_over_equal_spans(rectified, complain, long_ago, today):
    before = [long_ago - timedelta(days=n) for n in (1, 5, 90, 91)]
    complain(*before, long_ago, long_ago + timedelta(days=3), today)
    found = since.counted(rectified, rectified.rectifications.get(), exact=True)
    assert (found.days, found.before, found.after) == (90, 3, 1)


def test_small_counts_are_hidden_from_who_may_not_read_messages(
    browse, rectified, complain, long_ago, today, member, clerk
):
    complain(*[long_ago - timedelta(days=n) for n in (1, 2, 3)], today)
    found = since.counted(rectified, rectified.rectifications.get(), exact=False)
    assert (found.before, found.after) == (None, 0)
    address = f"/consultations/supervision/findings/{rectified.public_id}"
    assert "较少" in browse(member).get(address).content.decode()
    assert "较少" not in browse(clerk).get(address).content.decode()


def test_too_few_days_are_not_compared(rectified, complain, long_ago):
    complain(long_ago + timedelta(days=13))
    assert since.counted(rectified, rectified.rectifications.get(), exact=True) is None


def test_the_topic_tells_that_it_was_supervised(handed_over, fumes, clerk, outsider):
    told = [event.title for event in queries.story(clerk, fumes)]
    assert told == ["列入民主监督：老旧小区飞线充电整治情况", "印发监督意见：老旧小区飞线充电整治情况"]
    assert queries.story(outsider, fumes) == []


def test_no_look_back_is_asked_of_who_entered_the_rectification(rectified, member):
    row = rectified.rectifications.get()
    row.entered_by = member
    row.save()
    assert LookBack.objects.filter(looked_at__isnull=True).exists()
    assert words(member) == []
