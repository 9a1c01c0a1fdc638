"""The pages on which topics are corrected: in both languages, one action each, a reason for every refusal."""

import pytest

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.topics.models import Correction, Incident, Placing, Topic


@pytest.fixture
def heard(assembly, village, town, make_topic, at):
    """油烟 with an incident of two messages and one loose message; 噪声 with one message."""
    fumes, noise = make_topic("油烟扰民", terms=["油烟"]), make_topic("施工噪声", terms=["噪声"])
    when = {"first": at(2024, 8, 1), "last": at(2024, 8, 9)}
    incident = Incident.objects.create(
        assembly=assembly, topic=fumes, run=fumes.run, key="i1", label="河东社区油烟", size=2, **when
    )
    rows = [(fumes, incident), (fumes, incident), (fumes, None), (noise, None)]
    for number, (topic, of) in enumerate(rows):
        ticket = Ticket.objects.create(
            assembly=assembly,
            source="12345",
            number=str(number),
            received_at=at(2024, 8, 1 + number),
            text=f"楼下{topic.label}第{number}次反映",
            village=village,
            town=town,
        )
        Placing.objects.create(
            assembly=assembly, run=topic.run, ticket=ticket, incident=of, topic=topic, confidence=0.9
        )
    return fumes


@pytest.fixture
def noise(heard):
    return Topic.objects.get(label="施工噪声")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", ["rename", "merge", "split", "split?by=words", "split?by=place", "move?incident=i1"])
def test_pages_answer_in_both_languages(browse, clerk, heard, page, language):
    answer = browse(clerk, language).get(f"/topics/{heard.public_id}/{page}")
    assert answer.status_code == 200
    assert "油烟扰民" in answer.content.decode()


def test_merging_by_form(browse, clerk, heard, noise):
    given = {"others": [noise.public_id], "label": "城区扰民", "why": "同一部门"}
    assert browse(clerk).post(f"/topics/{heard.public_id}/merge", given).status_code == 302
    heard.refresh_from_db()
    assert (heard.label, heard.size) == ("城区扰民", 4)
    page = browse(clerk).get(f"/topics/{noise.public_id}").content.decode()
    assert "这个议题已并入另一个议题" in page


def test_merging_with_nothing_chosen_says_so(browse, clerk, heard):
    page = browse(clerk).post(f"/topics/{heard.public_id}/merge", {"label": "x", "why": "y"}).content.decode()
    assert "请至少选一个议题" in page
    assert not Correction.objects.exists()


def test_splitting_by_form_leads_to_the_new_topic(browse, clerk, heard):
    unit = f"i{Incident.objects.get().pk}"
    given = {"label": "河东油烟", "why": "另有整治", "units": [unit]}
    answer = browse(clerk).post(f"/topics/{heard.public_id}/split", given)
    new = Topic.objects.get(label="河东油烟")
    assert answer["Location"].endswith(new.public_id)
    assert (new.size, new.incident_count) == (2, 1)


def test_splitting_everything_off_is_refused_with_the_reason(browse, clerk, heard):
    units = [f"i{Incident.objects.get().pk}", *(f"t{p.ticket_id}" for p in heard.placings.filter(incident=None))]
    answer = browse(clerk).post(f"/topics/{heard.public_id}/split", {"label": "x", "why": "y", "units": units})
    assert answer.status_code == 403
    assert "两边都要有来件" in answer.content.decode()


def test_moving_a_message_out_and_taking_it_back(browse, clerk, heard):
    ticket = heard.placings.filter(incident=None).get().ticket
    path = f"/topics/{heard.public_id}/move?ticket={ticket.public_id}"
    assert browse(clerk).post(path, {"to": "out", "why": "只是咨询"}).status_code == 302
    assert ticket.placings.get().topic is None
    correction = Correction.objects.get()
    browse(clerk).post(f"/topics/corrections/{correction.public_id}/withdraw", {"why": "看错了"})
    assert ticket.placings.get().topic == heard
    assert "看错了" in browse(clerk).get("/topics/corrections/").content.decode()


def test_what_is_not_in_the_topic_cannot_be_moved_from_it(browse, clerk, heard, noise):
    other = noise.placings.get().ticket
    assert browse(clerk).get(f"/topics/{heard.public_id}/move?ticket={other.public_id}").status_code == 404


@pytest.mark.parametrize("page", ["rename", "merge", "split", "move?incident=i1"])
def test_a_member_is_refused_and_a_stranger_finds_nothing(browse, member, stranger, heard, page):
    assert browse(member).get(f"/topics/{heard.public_id}/{page}").status_code == 403
    assert browse(stranger).get(f"/topics/{heard.public_id}/{page}").status_code == 404
