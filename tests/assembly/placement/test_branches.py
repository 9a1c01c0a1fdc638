"""Branches: a year at a glance, links from day to day, activities that a second person confirms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assembly.offices import account
from yishi.assembly.base.access import Refused, Role
from yishi.assembly.people.models import Branch, Seat
from yishi.assembly.placement.branches import actions, queries, rules
from yishi.assembly.placement.branches.models import Activity, Pair
from yishi.assembly.record.models import Deed


@pytest.fixture
def branch(county):
    found = Branch.objects.get(name="东镇支部")
    Seat.objects.filter(member=county[0]).update(branch=found)
    return found


@pytest.fixture
def secretary(assembly, branch, county):
    """A member who sits in the branch."""
    return account(assembly, "p00", "委员00", Role.MEMBER, member=county[0])


def activity(branch, by, people, **facts):
    facts = {"kind": "activity", "day": timezone.localdate(), "theme": "走访结对村", "place": "", "outcome": ""} | facts
    return actions.record_activity(branch=branch, facts=facts | {"people": people}, by=by)


def test_who_organised_records_and_the_office_confirms(branch, secretary, clerk, county):
    made = activity(branch, secretary, county[:2])
    assert not Deed.objects.exists()
    actions.confirm_activity(activity=made, by=clerk)
    assert {deed.member for deed in Deed.objects.filter(kind="attend_activity")} == set(county[:2])
    with pytest.raises(Refused):
        actions.confirm_activity(activity=made, by=clerk)
    assert Deed.objects.count() == 2


def test_nobody_confirms_what_they_recorded(branch, clerk, second_clerk, county):
    made = activity(branch, clerk, county[:1])
    with pytest.raises(Refused, match="登记人"):
        actions.confirm_activity(activity=made, by=clerk)
    actions.confirm_activity(activity=made, by=second_clerk)


def test_members_of_other_branches_and_tomorrow_are_refused(branch, assembly, clerk, county):
    stranger = account(assembly, "p01", "委员01", Role.MEMBER, member=county[1])
    with pytest.raises(Refused):
        activity(branch, stranger, county[:1])
    with pytest.raises(Refused, match="今天"):
        activity(branch, clerk, county[:1], day=timezone.localdate() + timedelta(days=1))
    assert not Activity.objects.exists()


def test_a_year_shows_which_quarter_lacks_an_activity(branch, clerk, county):
    today = timezone.localdate()
    activity(branch, clerk, county[:1], kind="meeting")
    (row,) = queries.year(clerk, today.year)
    held = {quarter: lacking for quarter, _n, lacking in row.quarters}
    assert held[rules.quarter(today)] is False
    assert all(held[quarter] for quarter in range(1, rules.quarter(today)))
    assert (row.meetings, row.members) == (1, 1)


def test_a_link_ends_the_day_before_another_begins(branch, clerk, county):
    red, other, member = county[0], county[4], county[1]
    first = actions.link(member=member, to=red, by=clerk)
    Pair.objects.filter(pk=first.pk).update(since=timezone.localdate() - timedelta(days=30))
    actions.link(member=member, to=other, by=clerk)
    first.refresh_from_db()
    assert first.until == timezone.localdate() - timedelta(days=1)
    assert Pair.objects.get(member=member, until=None).by == other
    with pytest.raises(Refused):
        actions.link(member=member, to=member, by=clerk)
