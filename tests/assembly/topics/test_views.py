import pytest

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.topics.models import Incident, Placing, Topic


@pytest.fixture
def raised(assembly, village, town, fumes, at):
    """油烟扰民 with one incident and two messages of a village."""
    incident = Incident.objects.create(
        assembly=assembly,
        topic=fumes,
        run=fumes.run,
        key="i1",
        label="河东社区烧烤店油烟",
        place="河东社区",
        size=2,
        first=at(2024, 8, 1),
        last=at(2024, 8, 9),
    )
    for day, text in ((1, "烧烤店油烟直排小区，联系电话〔电话〕"), (9, "楼下油烟又来了，夜里不敢开窗")):
        ticket = Ticket.objects.create(
            assembly=assembly,
            source="12345",
            number=f"2024-{day}",
            received_at=at(2024, 8, day),
            text=text,
            village=village,
            town=town,
        )
        Placing.objects.create(
            assembly=assembly, run=fumes.run, ticket=ticket, incident=incident, topic=fumes, confidence=0.9
        )
        incident.example = ticket
    incident.save()
    return fumes


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", ["", "/messages", "/confirm", "/dismiss"])
def test_pages_answer_in_both_languages(browse, clerk, raised, page, language):
    answer = browse(clerk, language).get(f"/topics/{raised.public_id}{page}")
    assert answer.status_code == 200
    assert "油烟扰民" in answer.content.decode()


def test_the_board_ranks_and_the_topic_tells_its_places(browse, clerk, raised, django_assert_max_num_queries):
    client = browse(clerk)
    with django_assert_max_num_queries(12):
        assert "油烟扰民" in client.get("/topics/").content.decode()
    with django_assert_max_num_queries(21):
        page = client.get(f"/topics/{raised.public_id}").content.decode()
    assert "河东社区烧烤店油烟" in page
    assert "夜里不敢开窗" in page


def test_an_empty_board_says_what_to_do_first(browse, clerk):
    assert "还没有梳理过群众来件" in browse(clerk).get("/topics/").content.decode()


def test_confirming_by_form_renames_and_returns_to_the_topic(browse, clerk, raised):
    answer = browse(clerk).post(f"/topics/{raised.public_id}/confirm", {"label": "餐饮油烟扰民", "why": "连续上升"})
    assert answer.status_code == 302
    assert Topic.objects.get().label == "餐饮油烟扰民"


def test_a_refusal_is_a_page_with_its_reason(browse, member, raised):
    answer = browse(member).post(f"/topics/{raised.public_id}/confirm", {"label": "x"})
    assert answer.status_code == 403
    assert "需要以下身份之一" in answer.content.decode()


def test_a_stranger_finds_nothing(browse, stranger, raised):
    for page in ("", "/messages", "/confirm"):
        assert browse(stranger).get(f"/topics/{raised.public_id}{page}").status_code == 404


def test_nobody_enters_without_signing_in(browse, raised):
    answer = browse().get(f"/topics/{raised.public_id}")
    assert answer.status_code == 302
    assert "/accounts/login" in answer["Location"]
