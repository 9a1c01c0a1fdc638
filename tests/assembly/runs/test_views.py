"""Pages answer in both languages, strangers find nothing, and going on leads only to places of this site."""

import io

import pytest
from openpyxl import load_workbook

from yishi.assembly.runs.models import Run

State = Run.State
NOTE = {"code": "tables.missing_column", "level": "warning", "params": {"table": "t", "zh": "镇街", "column": "town"}}


@pytest.fixture
def runs(make_run, at):
    """One run in every state."""
    times = {"started_at": at(2024, 9, 12, 8, 30), "ended_at": at(2024, 9, 12, 8, 33)}
    report = {"notes": [NOTE], "pipeline": "topics", "version": "1", "fingerprint": "ab" * 32}
    return {
        State.QUEUED: make_run(),
        State.RUNNING: make_run(
            State.RUNNING, started_at=at(2024, 9, 12, 8, 30), step="topics.step.words", done=1, total=4
        ),
        State.DONE: make_run(State.DONE, report=report, **times),
        State.FAILED: make_run(State.FAILED, error={"kind": "KeyError"}, tries=2, **times),
        State.CANCELLED: make_run(State.CANCELLED),
        State.WITHDRAWN: make_run(State.WITHDRAWN, **times),
    }


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("state", State.values)
def test_pages_answer_in_both_languages(browse, clerk, runs, state, language, django_assert_max_num_queries):
    browser = browse(clerk, language)
    for page in ("", "/progress"):
        with django_assert_max_num_queries(12):
            answer = browser.get(f"/runs/{runs[state].public_id}{page}")
        assert answer.status_code == 200


@pytest.mark.parametrize("state", [State.QUEUED, State.RUNNING])
def test_a_run_under_way_is_asked_for_again_and_can_be_cancelled(browse, clerk, runs, state):
    page = browse(clerk).get(f"/runs/{runs[state].public_id}?next=/topics/").content.decode()
    assert f'hx-get="/runs/{runs[state].public_id}/progress?next=%2Ftopics%2F"' in page
    assert f'action="/runs/{runs[state].public_id}/cancel?next=%2Ftopics%2F"' in page


@pytest.mark.parametrize("state", [State.DONE, State.FAILED, State.CANCELLED, State.WITHDRAWN])
def test_a_run_that_is_over_is_not_asked_for_any_more(browse, clerk, runs, state):
    for page in ("", "/progress"):
        answer = browse(clerk).get(f"/runs/{runs[state].public_id}{page}").content.decode()
        assert "hx-get" not in answer
        assert "/cancel" not in answer


def test_a_done_run_shows_its_notes_as_sentences_and_where_its_answer_came_from(browse, clerk, runs):
    page = browse(clerk).get(f"/runs/{runs[State.DONE].public_id}").content.decode()
    assert "表“t”缺少列“镇街”(town)。" in page
    assert "约3分钟" in page
    assert "ab" * 8 in page


def test_a_failure_says_what_happened_that_nothing_was_stored_and_what_to_do(browse, clerk, leader, runs):
    address = f"/runs/{runs[State.FAILED].public_id}"
    page = browse(clerk).get(address).content.decode()
    assert "系统出错，这项工作没有完成。" in page
    assert "没有存入任何结果，原有数据没有改动。" in page
    assert "请重做一次" in page
    assert f'action="{address}/retry"' in page
    assert "retry" not in browse(leader).get(address).content.decode()


def test_a_done_run_leads_on_by_itself_only_when_done(browse, clerk, runs):
    done = browse(clerk).get(f"/runs/{runs[State.DONE].public_id}/progress?next=/topics/?state=candidate")
    assert done["HX-Redirect"] == "/topics/?state=candidate"
    for state in set(State.values) - {State.DONE}:
        assert "HX-Redirect" not in browse(clerk).get(f"/runs/{runs[state].public_id}/progress?next=/topics/")


@pytest.mark.parametrize(
    "elsewhere_address",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:alert(1)",
        "topics/",
        "\t//example.org",
        "",
    ],
)
def test_only_a_path_of_this_site_is_gone_on_to(browse, clerk, runs, elsewhere_address):
    for page in ("", "/progress"):
        answer = browse(clerk).get(f"/runs/{runs[State.DONE].public_id}{page}", {"next": elsewhere_address})
        assert "HX-Redirect" not in answer
        assert f'href="{elsewhere_address}"' not in answer.content.decode()
        assert "继续" not in answer.content.decode()


def test_cancelling_and_retrying_by_button_return_to_the_run(browse, clerk, runs, handed_over):
    queued, failed = runs[State.QUEUED], runs[State.FAILED]
    answer = browse(clerk).post(f"/runs/{queued.public_id}/cancel?next=/topics/")
    assert answer["Location"] == f"/runs/{queued.public_id}?next=%2Ftopics%2F"
    assert Run.objects.get(pk=queued.pk).state == State.CANCELLED
    assert browse(clerk).post(f"/runs/{failed.public_id}/retry")["Location"] == f"/runs/{failed.public_id}"
    assert Run.objects.get(pk=failed.pk).state == State.QUEUED


@pytest.mark.parametrize("verb", ["cancel", "retry"])
def test_verbs_are_never_done_by_a_link(browse, clerk, runs, verb):
    assert browse(clerk).get(f"/runs/{runs[State.FAILED].public_id}/{verb}").status_code == 405


def test_a_refusal_is_a_page_with_its_reason(browse, clerk, member, runs):
    answer = browse(clerk).post(f"/runs/{runs[State.DONE].public_id}/cancel")
    assert (answer.status_code, "该工作已结束" in answer.content.decode()) == (403, True)
    assert browse(member).get(f"/runs/{runs[State.DONE].public_id}").status_code == 403


def test_a_stranger_finds_nothing(browse, stranger, runs):
    address = f"/runs/{runs[State.FAILED].public_id}"
    assert browse(stranger).get(address).status_code == 404
    assert browse(stranger).get(f"{address}/progress").status_code == 404
    assert browse(stranger).post(f"{address}/cancel").status_code == 404
    assert browse(stranger).post(f"{address}/retry").status_code == 404
    assert runs[State.FAILED].public_id not in browse(stranger).get("/runs/").content.decode()


def test_the_list_shows_filters_and_exports(browse, clerk, make_run, runs, django_assert_max_num_queries):
    make_run(State.DONE, title="=1+1")
    for _ in range(30):
        make_run(State.DONE)
    browser = browse(clerk)
    with django_assert_max_num_queries(12):
        page = browser.get("/runs/").content.decode()
    assert "周敏" in page
    assert '<span class="y-state"' in page
    assert runs[State.FAILED].public_id in browse(clerk).get("/runs/?state=failed").content.decode()
    assert runs[State.DONE].public_id not in browse(clerk).get("/runs/?state=failed").content.decode()
    sheet = load_workbook(io.BytesIO(browse(clerk).get("/runs/?state=done&export=xlsx").content)).active
    rows = list(sheet.iter_rows())
    assert len(rows) == 1 + 32
    assert {cell.value for cell in rows[0]} >= {"工作", "状态", "开始", "用时", "发起人"}
    assert all(row[1].value == "已完成" for row in rows[1:])
    formula = next(row[0] for row in rows if row[0].value == "=1+1")
    assert formula.data_type == "s"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_empty_list_says_what_will_be_there(browse, clerk, language):
    page = browse(clerk, language).get("/runs/").content.decode()
    assert ("没有后台工作" if language == "zh-hans" else "No background work") in page


@pytest.mark.parametrize("order", ["title", "-state", "created_at", "-started_at", "started_by"])
def test_the_list_sorts(browse, clerk, runs, order):
    assert browse(clerk).get("/runs/", {"sort": order}).status_code == 200


def test_a_run_already_asked_to_stop_says_so_and_offers_no_second_cancelling(browse, clerk, runs):
    running = runs[State.RUNNING]
    browse(clerk).post(f"/runs/{running.public_id}/cancel")
    page = browse(clerk).get(f"/runs/{running.public_id}/progress").content.decode()
    assert "已要求停止" in page
    assert "hx-get" in page
    assert "/cancel" not in page
