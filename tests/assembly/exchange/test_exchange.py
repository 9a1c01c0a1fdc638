"""Two people know the other side by its fingerprint; what is sent arrives once, whatever happens on the way."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.exchange import actions, cards, delivery, keys, packages, queries, receipts, receiving
from yishi.assembly.exchange.actions import Content
from yishi.assembly.exchange.models import Dispatch, Link, Received, Seal
from yishi.assembly.exchange.receiving import Turned, Unknown

HEARD = []


def hear(received: Received) -> None:
    """What a room does with a package, for the tests."""
    if "refuse" in received.body:
        raise Refused("不收。")
    HEARD.append(received.body["n"])


@pytest.fixture(autouse=True)
def _kinds(settings):
    HEARD.clear()
    settings.PACKAGE_KINDS = {"test": "tests.assembly.exchange.test_exchange.hear"}


def send(office, other, **body) -> Dispatch:
    of = {"link": office.link_to(other), "kind": "test", "title": "一件", "thing": "x:1"}
    return actions.send(**of, content=Content(body or {"n": 1}), by=office.clerk)


def content_of(dispatch: Dispatch) -> bytes:
    with dispatch.package.open() as file:
        return file.read()


def test_one_person_alone_makes_no_partner(county, city):
    stranger = Link.objects.create(
        assembly=county.assembly, other="x", name="假", level="city", public_key="k", entered_by=county.clerk
    )
    with pytest.raises(Refused):
        actions.confirm(link=stranger, by=county.clerk)


def test_what_is_sent_arrives_with_a_receipt(county, city):
    dispatch = send(county, city)
    assert delivery.deliver_due() == 1
    dispatch.refresh_from_db()
    assert (dispatch.state, HEARD) == ("delivered", [1])
    assert receipts.is_for(dispatch, dispatch.receipt)


def test_sent_again_it_is_taken_in_once_with_the_same_receipt(county, city):
    content = content_of(send(county, city))
    first, again = receiving.receive(content=content), receiving.receive(content=content)
    assert (first.receipt, HEARD) == (again.receipt, [1])


def test_an_old_number_with_other_content_is_refused(county, city):
    dispatch = send(county, city)
    receiving.receive(content=content_of(dispatch))
    head = {"id": dispatch.public_id, "kind": "test", "title": "换", "made_at": timezone.now().isoformat()}
    ends = {"sender": county.assembly.public_id, "to": city.assembly.public_id}
    sign = lambda text: keys.sign(county.seal.private_key, county.assembly.public_id, text)  # noqa: E731
    forged, _sha = packages.pack({**head, **ends, "body": {"n": 2}}, {}, sign)
    with pytest.raises(Turned, match="同一包号"):
        receiving.receive(content=forged)
    assert HEARD == [1]


def test_somebody_elses_signature_is_refused(county, city, province):
    head = {"id": "01J", "kind": "test", "title": "假", "made_at": timezone.now().isoformat()}
    ends = {"sender": county.assembly.public_id, "to": city.assembly.public_id}
    sign = lambda text: keys.sign(province.seal.private_key, province.assembly.public_id, text)  # noqa: E731
    forged, _sha = packages.pack({**head, **ends, "body": {"n": 9}}, {}, sign)
    with pytest.raises(Turned, match="签名不符"):
        receiving.receive(content=forged)
    assert not Received.objects.exists()


def test_a_package_for_one_is_not_taken_by_another(county, city, province):
    content = content_of(send(county, city))
    Seal.objects.filter(assembly=city.assembly).delete()
    with pytest.raises(Turned, match="收件单位"):
        receiving.receive(content=content)


def test_from_a_clock_far_ahead_it_is_refused(county, city, monkeypatch):
    later = timezone.now() + timedelta(hours=1)
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: later)
        content = content_of(send(county, city))
    with pytest.raises(Turned, match="时钟"):
        receiving.receive(content=content)


def test_from_an_ended_or_unknown_partner_nothing_is_taken(county, city):
    content = content_of(send(county, city))
    actions.end(link=city.link_to(county), why="换了系统", by=city.clerk)
    with pytest.raises(Unknown):
        receiving.receive(content=content)


def test_what_a_room_refuses_leaves_nothing_and_tells_the_sender(county, city):
    dispatch = send(county, city, refuse=True)
    delivery.deliver_due()
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.trouble, Received.objects.count()) == ("refused", "不收。", 0)


def test_a_body_that_is_not_as_agreed_is_refused_whole(county, city):
    dispatch = send(county, city, m=1)
    delivery.deliver_due()
    dispatch.refresh_from_db()
    assert (dispatch.state, Received.objects.count()) == ("refused", 0)


def test_carried_by_hand_both_ways(county, city):
    dispatch = send(county, city)
    received = receiving.receive(content=content_of(dispatch), by=city.clerk)
    other = send(county, city, n=2)
    with pytest.raises(Refused):
        actions.acknowledge(dispatch=other, receipt=received.receipt, by=county.clerk)
    assert actions.acknowledge(dispatch=dispatch, receipt=received.receipt, by=county.clerk).state == "delivered"


def test_a_new_key_of_theirs_ends_the_old_one(county, city):
    old = county.link_to(city)
    public_key, _private = keys.new_pair(city.assembly.public_id)
    card = cards.Card(city.assembly.public_id, city.assembly.name, "city", "", public_key)
    actions.confirm(link=actions.introduce(card=card, by=county.clerk), by=county.second)
    old.refresh_from_db()
    assert old.state == "ended"
    assert county.link_to(city).public_key == public_key


class _Answers(BaseHTTPRequestHandler):
    status, text = 200, b""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.text)

    def log_message(self, *_args):
        """Quiet."""


@pytest.fixture
def far(county):
    """A partner on another installation, that answers as told; and a package to it."""
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    public_key, private_key = keys.new_pair("far")
    card = cards.Card("far", "远方省政协", "province", f"http://127.0.0.1:{server.server_port}", public_key)
    link = actions.confirm(link=actions.introduce(card=card, by=county.clerk), by=county.second)
    of = {"link": link, "kind": "test", "title": "一件", "thing": "x:1"}
    yield server, private_key, actions.send(**of, content=Content({"n": 1}), by=county.clerk)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "text", "state"),
    [
        (500, b"<html>", "waiting"),
        (302, b"", "waiting"),
        (404, b"", "waiting"),
        (409, '{"reason": "尚未核对"}'.encode(), "waiting"),
        (422, '{"reason": "签名不符"}'.encode(), "refused"),
        (200, b"not a receipt", "waiting"),
        (200, b"\xff\xfe" * 90_000, "waiting"),
    ],
)
def test_whatever_the_other_side_answers_nothing_is_lost(far, status, text, state):
    _server, _key, dispatch = far
    _Answers.status, _Answers.text = status, text
    delivery.deliver_due()
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.tries) == (state, 1)
    assert dispatch.trouble
    if state == "waiting":
        assert dispatch.next_try_at > timezone.now()


def test_while_the_other_side_is_away_it_waits_longer_each_time(far):
    server, _key, dispatch = far
    server.shutdown()
    server.server_close()
    pauses = []
    for _turn in range(3):
        Dispatch.objects.update(next_try_at=timezone.now())
        delivery.deliver_due()
        dispatch.refresh_from_db()
        pauses.append(dispatch.next_try_at - timezone.now())
    assert dispatch.state == "waiting"
    assert pauses[0] < pauses[1] < pauses[2]


def test_a_package_is_carried_by_one_round_only(county, city):
    dispatch = send(county, city)
    stale = Dispatch.objects.get(pk=dispatch.pk)
    delivery.deliver_due()
    assert not delivery._deliver(stale)
    assert HEARD == [1]


def test_the_pages(county, city, browse):
    send(county, city)
    pages = browse(county.clerk)
    shown = pages.get("/exchange/").content.decode()
    assert "江浦市政协" in shown
    assert keys.fingerprint(county.seal.public_key) in shown
    assert cards.of(county.seal) in shown
    dispatch = queries.sent(county.clerk).get()
    assert pages.get(f"/exchange/out/{dispatch.public_id}.zip").status_code == 200
    assert browse(city.clerk).get(f"/exchange/out/{dispatch.public_id}.zip").status_code == 404
    answer = pages.post("/exchange/links/add", {"card": "甲"})
    assert "不是一张完整的名片" in answer.content.decode()


@pytest.mark.parametrize("path", ["", "card", "links/add", "in/bring"])
def test_members_and_units_do_not_look_in(path, member, unit, browse):
    for person in (member, unit):
        assert browse(person).get(f"/exchange/{path}").status_code == 403


def test_the_door_for_other_installations(county, city, client):
    content = content_of(send(county, city))
    answer = client.post("/exchange/receive", content, content_type="application/zip")
    assert answer.status_code == 200
    assert HEARD == [1]
    assert client.post("/exchange/receive", b"junk", content_type="application/zip").status_code == 422
    assert client.post("/exchange/receive", b"x" * 5_000_000, content_type="application/zip").status_code == 422
    assert client.get("/exchange/receive").status_code == 405


def test_brought_by_hand_on_the_page(county, city, browse):
    upload = ContentFile(content_of(send(county, city)), name="a.zip")
    answer = browse(city.clerk).post("/exchange/in/bring", {"package": upload}, follow=True)
    assert "已收件" in answer.content.decode()
    received = Received.objects.get()
    assert received.receipt in browse(city.clerk).get(f"/exchange/in/{received.public_id}/receipt").content.decode()
