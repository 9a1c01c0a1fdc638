"""What stuffing does not achieve, and what is kept of a phone: next to nothing."""

import dataclasses
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tests.assembly.consultation.public.conftest import Handset, words_of
from yishi.assembly.base.access import Refused
from yishi.assembly.consultation.models import Consultation, Statement
from yishi.assembly.consultation.public import actions, actions_phones, limits, networks, tokens
from yishi.assembly.consultation.public.models import DayKey, NetworkHour, Participant, PublicVote


def test_the_same_phone_votes_once_and_its_last_word_counts(handset, statements):
    phone = handset()
    phone.get()
    phone.vote(statements[0], "agree")
    phone.vote(statements[0], "agree")
    phone.vote(statements[0], "disagree", version=1)
    vote = PublicVote.objects.get()
    assert (vote.value, vote.version) == (-1, 2)


def test_a_form_sent_again_after_a_change_of_mind_changes_nothing(handset, statements):
    phone = handset()
    phone.get()
    phone.vote(statements[0], "agree")
    phone.vote(statements[0], "disagree", version=1)
    assert phone.vote(statements[0], "agree", version=0).status_code == 302
    assert PublicVote.objects.get().value == -1


def test_a_phone_that_keeps_no_cookies_is_told_so_and_not_counted(handset, statements):
    answer = handset().vote(statements[0])
    assert answer.status_code == 403
    assert "Cookie" in words_of(answer)
    assert not PublicVote.objects.exists()


def test_a_cookie_that_we_did_not_sign_is_no_phone(handset, statements):
    phone = handset()
    phone.client.cookies[tokens.COOKIE] = "made-up:signature"
    assert phone.vote(statements[0]).status_code == 403


def test_a_form_of_another_site_is_not_counted(handset, statements):
    phone = handset()
    phone.get()
    assert phone.vote(statements[0], headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not PublicVote.objects.exists()


def test_cleared_cookies_on_one_network_run_into_the_limit(phone, statements, monkeypatch):
    monkeypatch.setattr(limits, "PHONES_AN_HOUR_BY_A_NETWORK", 3)
    for device in "abc":
        actions_phones.vote(statement=statements[0], value=1, version=0, by=phone(device, network="hall"))
    with pytest.raises(Refused, match="参加的人太多"):
        actions_phones.vote(statement=statements[0], value=1, version=0, by=phone("d", network="hall"))
    actions_phones.vote(statement=statements[1], value=1, version=0, by=phone("a", network="hall"))
    actions_phones.vote(statement=statements[0], value=1, version=0, by=phone("e", network="elsewhere"))
    assert Participant.objects.count() == 4


def test_a_place_takes_only_so_many_new_phones_an_hour(phone, statements, monkeypatch):
    monkeypatch.setattr(limits, "PHONES_AN_HOUR_AT_A_PLACE", 2)
    for device in "ab":
        actions_phones.vote(statement=statements[0], value=1, version=0, by=phone(device))
    with pytest.raises(Refused):
        actions_phones.vote(statement=statements[0], value=1, version=0, by=phone("c"))


def test_one_phone_cannot_vote_faster_than_people_read(phone, statements, monkeypatch):
    monkeypatch.setattr(limits, "VOTES_A_MINUTE", 2)
    for statement in statements[:2]:
        actions_phones.vote(statement=statement, value=1, version=0, by=phone("a"))
    with pytest.raises(Refused, match="太快"):
        actions_phones.vote(statement=statements[2], value=1, version=0, by=phone("a"))
    assert PublicVote.objects.count() == 2


@pytest.mark.parametrize("change", ["id", "signature", "short", "empty-signature"])
def test_a_forged_code_opens_nothing(opened, hall, change):
    token = tokens.token_of(hall)
    forged = {
        "id": "01ARZ3NDEKTSV4RRFFQ69G5FAV" + token[26:],
        "signature": token[:-1] + ("0" if token[-1] != "0" else "1"),
        "short": token[:30],
        "empty-signature": token[:26],
    }[change]
    answer = Handset(forged).get()
    assert answer.status_code == 404
    assert "二维码无效" in words_of(answer)


def test_a_renewed_or_retired_code_opens_nothing_and_keeps_the_votes(handset, statements, hall, clerk):
    phone = handset()
    phone.get()
    phone.vote(statements[0])
    renewed = actions.renew(place=hall, by=clerk)
    assert phone.vote(statements[1]).status_code == 404
    assert Handset(tokens.token_of(renewed)).get().status_code == 200
    actions.retire(place=renewed, by=clerk)
    assert Handset(tokens.token_of(renewed)).get().status_code == 404
    assert PublicVote.objects.count() == 1


def test_a_code_does_not_reach_the_statements_of_another_consultation(handset, held_session, elsewhere, statements):
    other = Statement.objects.create(assembly=held_session.assembly, consultation=held_session, text="别处的意见")
    phone = handset()
    phone.get()
    assert phone.vote(other).status_code == 404


def test_a_foreign_assemblys_code_opens_only_its_own_consultation(handset, statements, elsewhere, stranger, at):
    theirs = Consultation.objects.create(
        assembly=elsewhere, title="临浦停车", starts_at=at(2024, 9, 12), venue="临浦", state="noticed"
    )
    now = timezone.now()
    facts = {"question": "停哪里？", "why": "难停。", "use": "带到会上。"}
    facts |= {"since": now - timedelta(days=1), "until": now + timedelta(days=1)}
    part = actions.set_up(consultation=theirs, facts=facts, by=stranger)
    place = actions.add_place(part=part, name="临浦村", village=None, by=stranger)
    actions.move(part=part, verb="open", by=stranger)
    guest = Handset(tokens.token_of(place))
    assert "停哪里？" in words_of(guest.get())
    assert guest.vote(statements[0]).status_code == 404


def test_nothing_of_a_phone_is_stored_but_hashes(handset, statements):
    phone = handset(address="203.0.113.77")
    phone.get()
    phone.vote(statements[0])
    device = tokens.device_of(_request_with(phone))
    person = Participant.objects.get()
    stored = " ".join(str(value) for row in (person, NetworkHour.objects.get()) for value in vars(row).values())
    assert device
    assert device not in stored
    assert "203.0.113" not in stored


def test_a_phone_has_another_key_in_every_consultation(phone, opened):
    other = type(opened)(public_id="01ARZ3NDEKTSV4RRFFQ69G5FAV")
    assert tokens.key_of(opened, "same") != tokens.key_of(other, "same")
    assert phone("same").key == tokens.key_of(opened, "same")


def test_what_was_counted_of_networks_goes_with_the_day(phone, statements):
    actions_phones.vote(statement=statements[0], value=1, version=0, by=phone("a", network="192.0.2.1"))
    first = NetworkHour.objects.get().digest
    networks.forget(timezone.now() + timedelta(days=1))
    assert not DayKey.objects.exists()
    assert not NetworkHour.objects.exists()
    networks.count(statements[0].assembly_id, "192.0.2.1", timezone.now())
    assert NetworkHour.objects.get().digest != first
    assert first != salted_hmac("", "192.0.2.1").hexdigest()[:16]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "203.0.113.9", "192.0.2.7"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.7"),
        (1, "not an address", ""),
    ],
)
def test_the_network_is_what_the_trusted_web_server_saw(rf, settings, proxies, forwarded, network):
    settings.PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.7", headers={"x-forwarded-for": forwarded})
    assert networks.network_of(request) == network


@pytest.mark.parametrize(
    ("address", "network"), [("127.0.0.1", ""), ("::1", ""), ("::ffff:203.0.113.9", "203.0.113.9")]
)
def test_our_own_machine_is_no_network_and_a_mapped_address_is_itself(rf, address, network):
    assert networks.network_of(rf.get("/", REMOTE_ADDR=address)) == network


def test_where_no_network_is_known_only_the_place_limits(phone, statements, monkeypatch):
    monkeypatch.setattr(limits, "PHONES_AN_HOUR_BY_A_NETWORK", 1)
    for device in "abc":
        unknown = dataclasses.replace(phone(device), network="")
        actions_phones.vote(statement=statements[0], value=1, version=0, by=unknown)
    assert Participant.objects.count() == 3
    assert not NetworkHour.objects.exists()


@pytest.mark.parametrize("form", [{"vote": "agree", "version": "9" * 5000}, {"vote": "x", "version": "0"}, {}])
def test_a_form_with_nonsense_in_it_counts_nothing_and_shows_the_statement_again(handset, statements, form):
    phone = handset()
    phone.get()
    answer = phone.client.post(phone.url("public_vote", statements[0].public_id), form)
    assert answer.status_code == 200
    assert statements[0].text in words_of(answer)
    assert not PublicVote.objects.exists()


def test_addresses_of_one_ipv6_household_are_one_network(rf):
    one, two = (networks.network_of(rf.get("/", REMOTE_ADDR=f"2001:db8:1:2::{end}")) for end in ("1", "ffff"))
    assert one == two != networks.network_of(rf.get("/", REMOTE_ADDR="2001:db8:1:3::1"))


def test_one_phone_writes_only_so_many_a_day(phone):
    for number in range(limits.STATEMENTS_A_DAY):
        actions_phones.say(text=f"第{number}件事要早点办好", once=str(number), by=phone("a"))
    with pytest.raises(Refused, match="一天最多"):
        actions_phones.say(text="还有一件事", once="more", by=phone("a"))


def test_the_cookie_is_for_the_public_pages_alone(handset):
    phone = handset()
    phone.get()
    cookie = phone.client.cookies[tokens.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/consultations/public/at/"


def test_looking_leaves_no_trace(handset):
    handset().get()
    assert not Participant.objects.exists()
    assert not NetworkHour.objects.exists()


def _request_with(phone: Handset):
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.COOKIES[tokens.COOKIE] = phone.client.cookies[tokens.COOKIE].value
    return request
