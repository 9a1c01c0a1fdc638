"""Joining, moving, leaving; units dissolved, villages merged; a new term: the past stays, and every room follows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused, Role
from yishi.assembly.people import seats
from yishi.assembly.people.changes import actions, rules
from yishi.assembly.people.changes.followers import told
from yishi.assembly.people.changes.models import Change
from yishi.assembly.people.models import Committee, HandlingUnit, Member, Seat, Sector, Term, Village


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def committees(assembly):
    return [Committee.objects.create(assembly=assembly, name=name) for name in ("经济委", "社会委")]


def test_a_past_day_shows_the_past(luming, committees, clerk, today):
    old, new = committees
    seat = seats.present(luming)
    seats.change(seat, since=seat.since, committee=old)
    actions.move(member=luming, seat={"committee": new}, day=today, why="主席会议决定", by=clerk)
    assert seats.present(luming).committee == new
    before = seats.on(luming.assembly_id, today - timedelta(days=1)).get(member=luming)
    assert (before.committee, before.until) == (old, today - timedelta(days=1))
    assert seats.on(luming.assembly_id, today).filter(member=luming).count() == 1


def test_who_leaves_does_nothing_more_and_the_rooms_follow(luming, member, clerk, today):
    noted = actions.leave(member=luming, died=False, day=today, why="工作调动", by=clerk)
    assert seats.present(luming) is None
    assert list(told(noted)) == ["1个账号不再以此身份办理"]
    fresh = type(member).objects.get(pk=member.pk)
    assert Role.MEMBER not in fresh.roles
    with pytest.raises(Refused, match="不在任"):
        actions.move(member=luming, seat={}, day=today, why="x", by=clerk)
    seat = {"sector": Sector.objects.create(assembly=luming.assembly, name="工商联界"), "post": "member", "party": ""}
    back = {"number": luming.number, "name": luming.name, "sex": "", "born": None}
    again = actions.join(who=back, seat=seat, day=today, why="增补", by=clerk)
    assert again.pk == luming.pk
    assert luming.seats.count() == 2
    assert Role.MEMBER in type(member).objects.get(pk=member.pk).roles


def test_a_number_is_one_persons(luming, clerk, today):
    who = {"number": luming.number, "name": "别人", "sex": "", "born": None}
    with pytest.raises(Refused, match="是陆明的"):
        actions.join(who=who, seat={}, day=today, why="增补", by=clerk)


def test_suspended_and_back(luming, member, clerk, today):
    actions.suspend(member=luming, day=today, why="接受审查", by=clerk)
    assert rules.is_suspended(luming)
    assert Role.MEMBER not in type(member).objects.get(pk=member.pk).roles
    with pytest.raises(Refused, match="已经暂停"):
        actions.suspend(member=luming, day=today, why="再次", by=clerk)
    actions.resume(member=luming, day=today, why="审查结束", by=clerk)
    assert not rules.is_suspended(luming)
    assert Role.MEMBER in type(member).objects.get(pk=member.pk).roles


@pytest.mark.parametrize("off", [1, -5000])
def test_a_day_out_of_reach_is_refused(luming, clerk, today, off):
    with pytest.raises(Refused, match="生效日期"):
        actions.leave(member=luming, died=True, day=today + timedelta(days=off), why="x", by=clerk)
    assert not Change.objects.exists()


def test_villages_merge_with_who_lives_there(luming, assembly, town, village, group, clerk, today):
    into = Village.objects.create(assembly=assembly, town=town, name="新村")
    seats.change(seats.present(luming), since=seats.present(luming).since, home=village)
    actions.merge_village(village=village, into=into, day=today, why="行政区划调整", by=clerk)
    assert seats.present(luming).home == into
    assert list(group.villages.all()) == [into]
    assert list(Village.there.all()) == [into]
    with pytest.raises(Refused, match="已经撤销"):
        actions.merge_village(village=village, into=into, day=today, why="x", by=clerk)
    with pytest.raises(Refused, match="承接"):
        actions.merge_village(village=into, into=village, day=today, why="x", by=clerk)


def test_a_new_term_keeps_some_and_lets_others_go(luming, shenkun, term, clerk, today):
    fresh = actions.begin_term(number=term.number + 1, since=today, staying=[luming], why="换届", by=clerk)
    assert seats.present(luming).term == fresh
    assert seats.present(shenkun) is None
    assert [change.kind for change in luming.changes.all()] == ["reelected"]
    assert [change.kind for change in shenkun.changes.all()] == ["left"]
    assert Term.objects.get(pk=term.pk).until == today - timedelta(days=1)
    assert set(seats.on(term.assembly_id, today - timedelta(days=1)).values_list("member__name", flat=True)) == {
        luming.name,
        shenkun.name,
    }
    with pytest.raises(Refused, match="之后"):
        actions.begin_term(number=term.number, since=today, staying=[], why="x", by=clerk)


def test_the_pages(luming, shenkun, assembly, unit, village, town, clerk, member, browse, today):
    page = browse(clerk)
    at = f"/people/{luming.public_id}"
    assert "暂停履职" in page.get(at).content.decode()
    for kind in ("moved", "left", "suspended"):
        assert page.get(f"{at}/change/{kind}").status_code == 200
    assert page.get(f"{at}/change/resumed").status_code == 403
    assert page.get(f"{at}/change/nothing").status_code == 404
    sector = Sector.objects.create(assembly=assembly, name="教育界")
    form = {"post": "standing", "party": "中共党员", "sector": sector.pk, "day": today.isoformat(), "why": "主席会议"}
    assert page.post(f"{at}/change/moved", form).status_code == 302
    assert seats.present(luming).sector == sector
    late = {"day": date(2999, 1, 1).isoformat(), "why": "x"}
    assert "不能晚于今天" in page.post(f"{at}/change/left", late).content.decode()
    who = {"number": "999", "name": "新人", "sex": "female"}
    assert page.post("/people/changes/join", who | form).status_code == 302
    assert Seat.objects.get(member__name="新人").post == "standing"
    other = HandlingUnit.objects.create(assembly=assembly, name="市综合执法局")
    there = f"/people/bodies/units/{unit.unit.public_id}/end"
    assert "市综合执法局" in page.get(there).content.decode()
    page.post(there, {"into": other.pk, "day": today.isoformat(), "why": "机构改革"})
    assert HandlingUnit.objects.get(pk=unit.unit_id).successor == other
    assert "机构改革" in page.get("/people/changes/").content.decode()
    assert page.get("/people/bodies/units").status_code == 200
    assert page.get("/people/changes/term").status_code == 200
    own = browse(member)
    assert own.get("/people/changes/").status_code == 403
    assert "暂停履职" not in own.get(f"/people/{shenkun.public_id}").content.decode()


def test_numbers_are_kept_by_a_member_who_never_left(enrol):
    one = enrol("张三", "015-9")
    assert Member.objects.get(pk=one.pk).seats.count() == 1
