"""A report from a county to the province and its answer back, through the city; what is kept, and what is refused."""

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.exchange import actions as exchange
from yishi.assembly.exchange import delivery
from yishi.assembly.exchange.actions import Content
from yishi.assembly.exchange.models import Dispatch
from yishi.assembly.opinions import actions as bulletins
from yishi.assembly.opinions.addressees import actions as addressees
from yishi.assembly.opinions.addressees import queries as news
from yishi.assembly.opinions.addressees.models import Fate
from yishi.assembly.opinions.models import Bulletin, BulletinItem
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.opinions.upward import actions, rules
from yishi.assembly.opinions.upward.models import Incoming
from yishi.assembly.outcomes.models import Outcome

PARTS = {"situation": "末班车太早。", "analysis": "没有夜班。", "advice": "延后一小时。"}


@pytest.fixture
def issued(assembly, county, luming, shenkun):
    """The county's bulletin of two reports, signed and issued."""
    facts = {"kind": "reports", "title": "村里的两件事", "addressees": "市委", "signatory": "周岚"}
    moment = {"issued_at": timezone.now(), "year": 2026, "issue": 7, "state": "issued", "issued_by": county.leader}
    made = Bulletin.objects.create(assembly=assembly, **facts, **moment)
    for place, (member, title) in enumerate(((luming, "村里的末班车"), (shenkun, "村口的路灯")), start=1):
        report = Report.objects.create(assembly=assembly, member=member, title=title, state="issued", **PARTS)
        BulletinItem.objects.create(assembly=assembly, bulletin=made, report=report, place=place)
    return made


def arrive() -> None:
    while delivery.deliver_due():
        pass


def publish(office, incoming, place=1) -> Bulletin:
    made = actions.publish(incoming=incoming, place=place, addressees="领导", by=office.clerk)
    return bulletins.issue(bulletin=bulletins.submit(bulletin=made, by=office.clerk), by=office.leader)


def test_up_two_levels_and_the_answer_down_two(issued, county, city, province):
    actions.send_up(bulletin=issued, link=county.link_to(city), by=county.clerk)
    arrive()
    in_city = Incoming.objects.get(assembly=city.assembly)
    assert [item["title"] for item in in_city.items] == ["村里的末班车", "村口的路灯"]
    of_city = publish(city, in_city)
    actions.send_up(bulletin=of_city, link=city.link_to(province), by=city.clerk)
    arrive()
    of_province = publish(province, Incoming.objects.get(assembly=province.assembly))
    row = addressees.send_to(bulletin=of_province, name="省长", level="leaders", by=province.clerk)
    facts = {"kind": "instruction", "day": timezone.localdate(), "words": "请交通厅研究。", "proof_note": "批示件"}
    addressees.confirm(fate=addressees.note(addressee=row, facts=facts, by=province.clerk), by=province.second)
    arrive()
    told = Fate.objects.filter(assembly=county.assembly).order_by("pk")
    assert [(fate.addressee.name, fate.addressee.level, fate.kind) for fate in told] == [
        ("江浦市政协", "city", "adopted"),
        ("东江省政协", "province", "adopted"),
        ("省长", "province", "instruction"),
    ]
    first = issued.items.get(place=1).report
    assert {fate.report for fate in told} == {first}
    levels = Outcome.objects.filter(assembly=county.assembly).values_list("report", "kind", "level", "state")
    assert set(levels) == {
        (first.pk, "adopted", "city", "confirmed"),
        (first.pk, "adopted", "province", "confirmed"),
        (first.pk, "instruction", "province", "confirmed"),
    }
    assert first in news.news(first.member_id)
    assert not Dispatch.objects.exclude(state="delivered").exists()


def test_what_is_kept_comes_back_with_the_opinion(issued, county, city):
    actions.send_up(bulletin=issued, link=county.link_to(city), by=county.clerk)
    arrive()
    incoming = Incoming.objects.get()
    actions.keep(incoming=incoming, opinion="已有同类信息。", by=city.clerk)
    arrive()
    row = issued.sent_to.get()
    assert (row.answer, Fate.objects.count(), Outcome.objects.count()) == ("已有同类信息。", 0, 0)
    with pytest.raises(Refused):
        publish(city, incoming)


def test_it_goes_up_once_and_never_down(issued, county, city):
    actions.send_up(bulletin=issued, link=county.link_to(city), by=county.clerk)
    assert not rules.may_send_up(county.clerk, issued, county.link_to(city))
    assert not rules.may_send_up(city.clerk, issued, city.link_to(county))


def test_an_answer_to_what_was_never_sent_is_refused(issued, county, city):
    where = {"name": "江浦市政协", "level": "city"}
    body = {"of": "01J", "place": None, "where": where, "kind": "adopted", "day": "2026-01-01", "words": "好"}
    of = {"link": city.link_to(county), "kind": "fate", "title": "假", "thing": ""}
    sent = exchange.send(**of, content=Content(body), by=city.clerk)
    delivery.deliver_due()
    sent.refresh_from_db()
    assert sent.state == "refused"


def test_one_text_is_published_once(issued, county, city):
    actions.send_up(bulletin=issued, link=county.link_to(city), by=county.clerk)
    arrive()
    incoming = Incoming.objects.get()
    publish(city, incoming, place=2)
    with pytest.raises(Refused):
        actions.publish(incoming=incoming, place=2, addressees="领导", by=city.clerk)
    arrive()
    assert Fate.objects.get().report == issued.items.get(place=2).report


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages(issued, county, city, member, browse, language):
    page = browse(county.clerk, language)
    assert county.link_to(city).name in page.get(f"/opinions/{issued.public_id}").content.decode()
    link = county.link_to(city)
    assert page.post(f"/opinions/{issued.public_id}/up/{link.public_id}").status_code == 302
    arrive()
    incoming = Incoming.objects.get()
    there = browse(city.clerk, language)
    for path in ("", incoming.public_id, f"{incoming.public_id}/publish", f"{incoming.public_id}/keep"):
        assert there.get(f"/opinions/incoming/{path}").status_code == 200, path
    assert there.get(f"/opinions/incoming/{incoming.public_id}/paper.pdf").content.startswith(b"%PDF-")
    assert page.get(f"/opinions/incoming/{incoming.public_id}").status_code == 404
    assert browse(member).get("/opinions/incoming/").status_code == 403
    answer = there.post(f"/opinions/incoming/{incoming.public_id}/publish", {"place": 1, "addressees": "市委"})
    assert there.get(f"{answer['Location']}/edit").status_code == 200
