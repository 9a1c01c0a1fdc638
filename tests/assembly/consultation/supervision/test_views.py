"""Pages answer in both languages, strangers find nothing, bad input is explained, and the whole way can be walked."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yishi.assembly.consultation.supervision.models import Finding, Inspection, InspectionPhoto, Supervision

ROOT = "/consultations/supervision"
PICTURE = b"\x89PNG\r\n\x1a\n a picture"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_offices_pages(browse, clerk, visited, finding, under_way, language):
    client = browse(clerk, language)
    here, visit = f"/{under_way.public_id}", f"/inspections/{visited.public_id}"
    row = f"/findings/{finding.public_id}"
    pages = ("/", "/all", "/plan", "/findings", "/findings?kind=late", "/findings?export=xlsx", here, visit, row)
    more = (f"{here}/edit", f"{here}/opinion", f"{here}/inspections", f"{here}/findings", f"{here}/call_off")
    for page in (*pages, *more, f"{visit}/edit", f"{visit}/photos", f"{row}/edit", f"{row}/drop"):
        assert client.get(f"{ROOT}{page}").status_code == 200, page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("actor", ["member", "unit", "leader", "clerk"])
def test_pages_after_the_hand_over(browse, rectified, actor, language, request):
    client = browse(request.getfixturevalue(actor), language)
    row = f"/findings/{rectified.public_id}"
    pages = ["/", "/findings", row] + ([f"{row}/look-back"] if actor in ("member", "clerk") else [])
    if actor != "unit":
        pages += [f"/{rectified.supervision.public_id}", f"/{rectified.supervision.public_id}/opinion.docx"]
    for page in pages:
        assert client.get(f"{ROOT}{page}").status_code == 200, page


def test_strangers_find_nothing(browse, stranger, visited, finding, under_way):
    for page in (under_way.public_id, f"inspections/{visited.public_id}", f"findings/{finding.public_id}"):
        assert browse(stranger).get(f"{ROOT}/{page}").status_code == 404, page


def test_the_outsider_and_the_public_way_are_closed(browse, outsider, under_way, other_unit, handed_over):
    assert browse(outsider).get(f"{ROOT}/{under_way.public_id}").status_code == 403
    assert browse(other_unit).get(f"{ROOT}/findings/{handed_over.public_id}").status_code == 403


def test_from_the_plan_to_the_close(browse, clerk, member, unit, luming, shenkun, village, today):
    """Every step by its page: a finding is reopened once and then cured."""
    office, phone, bureau = browse(clerk), browse(member), browse(unit)
    plan = {"title": "飞线充电整治", "aim": "看清现状", "kinds": ["inspect"], "intervals": "3、6", "head": luming.pk}
    assert office.post(f"{ROOT}/plan", {**plan, "members": [shenkun.pk], "version": 0}).status_code == 302
    found = Supervision.objects.get()
    here = f"{ROOT}/{found.public_id}"
    office.post(f"{here}/begin")
    visit = {"kind": "inspect", "day": f"{today}", "place": "河东社区", "village": village.pk, "seen": "有飞线"}
    office.post(f"{here}/inspections", {**visit, "members": [luming.pk], "version": 0})
    inspection = Inspection.objects.get()
    phone.post(f"{ROOT}/inspections/{inspection.public_id}/tell", {"text": "二单元也有。"})
    office.post(f"{ROOT}/sightings/{inspection.sightings.get().public_id}/confirm")
    office.post(f"{ROOT}/inspections/{inspection.public_id}/confirm")
    row = {"text": "飞线未清", "severity": "minor", "unit": unit.unit_id, "due": f"{today + timedelta(days=30)}"}
    office.post(f"{here}/findings", {**row, "village": village.pk, "version": 0})
    office.post(f"{here}/opinion", {"opinion": "限期清除。", "addressees": "市政府", "version": 0})
    office.post(f"{here}/issue")
    office.post(f"{here}/instruct", {"leader": "副市长 顾清和", "day": f"{today}", "text": "请抓紧整改。"})
    office.post(f"{here}/hand_on")
    finding = Finding.objects.get()
    there = f"{ROOT}/findings/{finding.public_id}"
    proof = SimpleUploadedFile("验收.pdf", b"%PDF-1.7 proof")
    done = {"day": f"{today - timedelta(days=100)}", "text": "已清", "proof_note": "验收单"}
    assert bureau.post(f"{there}/rectify", {**done, "proof": proof}).status_code == 302
    assert bureau.post(f"{there}/look-back", {"result": "cured", "words": "好了"}).status_code == 403
    again = {"result": "reopened", "words": "又拉上了", "due": f"{today + timedelta(days=9)}"}
    assert phone.post(f"{there}/look-back", again).status_code == 302
    assert bureau.post(f"{there}/rectify", {**done, "day": f"{today - timedelta(days=200)}"}).status_code == 302
    for _time in range(2):
        assert phone.post(f"{there}/look-back", {"result": "cured", "words": "看过，清了"}).status_code == 302
    assert office.post(f"{here}/review", {"rating": "good", "review": "整改到位。"}).status_code == 302
    found.refresh_from_db()
    finding.refresh_from_db()
    assert (found.state, finding.state, finding.reopened) == ("closed", "cured", 1)
    assert "重新整改1次" in phone.get(there).content.decode()
    assert "请抓紧整改" in phone.get(here).content.decode()


def test_the_proof_is_shown_only_to_readers(browse, handed_over, unit, other_unit, member, stranger, today):
    proof = SimpleUploadedFile("验收.exe", b"%PDF-1.7 proof")
    facts = {"day": f"{today}", "text": "已清", "proof_note": "验收单", "proof": proof}
    browse(unit).post(f"{ROOT}/findings/{handed_over.public_id}/rectify", facts)
    row = handed_over.rectifications.get()
    assert row.proof_name == "验收.pdf"
    shown = browse(member).get(f"{ROOT}/proofs/{row.public_id}")
    assert b"".join(shown.streaming_content) == b"%PDF-1.7 proof"
    assert browse(other_unit).get(f"{ROOT}/proofs/{row.public_id}").status_code == 403
    assert browse(stranger).get(f"{ROOT}/proofs/{row.public_id}").status_code == 404


def test_a_photo_is_kept_shown_and_deleted(browse, visited, member, outsider):
    here, phone = f"{ROOT}/inspections/{visited.public_id}", browse(member)
    phone.post(f"{here}/photos", {"file": SimpleUploadedFile("x.jpg", b"no picture"), "caption": "楼道"})
    assert not InspectionPhoto.objects.exists()
    phone.post(f"{here}/photos", {"file": SimpleUploadedFile("x.jpg", PICTURE), "caption": "楼道"})
    photo = InspectionPhoto.objects.get()
    address = f"{ROOT}/photos/{photo.public_id}"
    assert b"".join(phone.get(address).streaming_content) == PICTURE
    assert browse(outsider).get(address).status_code == 403
    assert phone.post(f"{address}/drop").status_code == 302
    assert not InspectionPhoto.objects.exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"due": "2001-01-01"}, "整改期限不能早于今天"),
        ({"due": "明天"}, "输入一个有效的日期"),
        ({"text": ""}, "尚未保存"),
        ({"town": "other", "village": "ours"}, "与所选镇(街道)不符"),
    ],
)
def test_bad_findings_are_explained_and_nothing_is_stored(browse, clerk, under_way, assembly, village, change, told):
    from yishi.assembly.people.models import Town

    elsewhere = Town.objects.create(assembly=assembly, name="白芦镇", code="02")
    places = {"other": elsewhere.pk, "ours": village.pk}
    facts = {"text": "飞线未清", "severity": "minor", "version": 0}
    facts |= {name: places.get(value, value) for name, value in change.items()}
    page = browse(clerk).post(f"{ROOT}/{under_way.public_id}/findings", facts)
    assert told in page.content.decode()
    assert not Finding.objects.exists()


@pytest.mark.parametrize("typed", ["", "三个月", "0", "3、99", "1,2,3,4,5,6,7"])
def test_bad_intervals_are_explained(browse, clerk, luming, typed):
    plan = {"title": "飞线充电整治", "aim": "看清现状", "kinds": ["inspect"], "head": luming.pk, "version": 0}
    page = browse(clerk).post(f"{ROOT}/plan", {**plan, "intervals": typed})
    assert page.status_code == 200
    assert "飞线充电整治" in page.content.decode()
    assert not Supervision.objects.exists()


def test_the_second_clerk_sees_both_texts_and_saves_on_purpose(browse, clerk, second_clerk, under_way):
    address = f"{ROOT}/{under_way.public_id}/opinion"
    browse(clerk).post(address, {"opinion": "甲的意见", "addressees": "市政府", "version": 0})
    page = browse(second_clerk).post(address, {"opinion": "乙的意见", "addressees": "市政府", "version": 0})
    assert "甲的意见" in page.content.decode()
    assert "乙的意见" in page.content.decode()
    merged = {"opinion": "两份合一", "addressees": "市政府", "version": page.context["form"]["version"].value()}
    assert browse(second_clerk).post(address, merged).status_code == 302
    under_way.refresh_from_db()
    assert under_way.opinion == "两份合一"


def test_the_record_of_a_colleague_is_not_overwritten(browse, clerk, second_clerk, visited, luming):
    address = f"{ROOT}/inspections/{visited.public_id}/edit"
    facts = {"kind": "inspect", "day": f"{visited.day}", "place": "河东", "members": [luming.pk], "version": 0}
    browse(clerk).post(address, {**facts, "seen": "甲看到的"})
    page = browse(second_clerk).post(address, {**facts, "seen": "乙看到的"})
    assert "甲看到的" in page.content.decode()
    assert "乙看到的" in page.content.decode()


def test_a_board_of_many_findings_takes_few_queries(
    browse, clerk, under_way, finding_facts, django_assert_max_num_queries
):
    Finding.objects.bulk_create(
        Finding(assembly=under_way.assembly, supervision=under_way, number=n, **finding_facts) for n in range(1, 200)
    )
    client = browse(clerk)
    with django_assert_max_num_queries(20):
        client.get(f"{ROOT}/")
    with django_assert_max_num_queries(20):
        client.get(f"{ROOT}/{under_way.public_id}")


def test_a_member_writes_on_the_phone_in_one_step(browse, other_member, visited):
    here = f"{ROOT}/inspections/{visited.public_id}"
    assert "写看到的情况" in browse(other_member).get(here).content.decode()
    assert browse(other_member).post(f"{here}/tell", {"text": "三单元也有。"}).status_code == 302
    sighting = visited.sightings.get()
    assert sighting.confirmed_at is None
