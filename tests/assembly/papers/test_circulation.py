"""A paper goes round: who opened and signed is known, strangers get nothing, internal papers bear a name."""

import io
import zipfile

import pypdfium2
import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.home.queries import todos
from yishi.assembly.papers.circulation import actions, queries
from yishi.assembly.papers.circulation.models import Circulation, Copy
from yishi.assembly.papers.paper import letter


@pytest.fixture
def going(bulletin, kind, clerk, leader, member):
    return actions.circulate(kind=kind, thing=bulletin, readers=[leader, member], words="请阅示", by=clerk)


def text_of(content: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def test_a_reader_opens_signs_and_the_office_knows(going, leader, clerk, browse):
    assert [todo.url for todo in todos(leader) if "传阅" in str(todo.word)] == [f"/papers/rounds/{going.public_id}"]
    page = browse(leader)
    at = f"/papers/rounds/{going.public_id}"
    assert "请先打开公文。" in page.post(at, {"said": "同意"}).content.decode()
    assert page.get(f"{at}/paper.pdf").content.startswith(b"%PDF")
    first = Copy.objects.get(reader=leader).opened_at
    page.get(f"{at}/paper.pdf")
    assert Copy.objects.get(reader=leader).opened_at == first
    assert page.post(at, {"said": "请城管局研究"}).status_code == 302
    assert not [todo for todo in todos(leader) if "传阅" in str(todo.word)]
    shown = browse(clerk).get(at).content.decode()
    assert "请城管局研究" in shown
    assert queries.rounds(clerk).get().read == 1


def test_nobody_signs_for_another_or_twice(going, leader, member):
    copy = Copy.objects.get(reader=leader)
    actions.open_copy(copy=copy, by=member)
    copy.refresh_from_db()
    assert copy.opened_at is None
    with pytest.raises(Refused, match="本人"):
        actions.sign(copy=copy, said="", by=member)
    actions.open_copy(copy=copy, by=leader)
    actions.sign(copy=copy, said="", by=leader)
    with pytest.raises(Refused, match="已签阅"):
        actions.sign(copy=copy, said="", by=leader)


def test_only_readers_and_the_office_get_in(going, other_member, stranger, unit, browse):
    for nobody in (other_member, unit):
        assert browse(nobody).get(f"/papers/rounds/{going.public_id}").status_code == 403
        assert browse(nobody).get(f"/papers/rounds/{going.public_id}/paper.pdf").status_code == 403
    assert browse(stranger).get(f"/papers/rounds/{going.public_id}").status_code == 404
    with pytest.raises(Refused):
        actions.circulate(kind=None, thing=None, readers=[], words="", by=other_member)


def test_a_reader_sees_their_own_receipt_only(going, member, leader, browse):
    actions.open_copy(copy=Copy.objects.get(reader=leader), by=leader)
    actions.sign(copy=Copy.objects.get(reader=leader), said="保密的意见", by=leader)
    assert "保密的意见" not in browse(member).get(f"/papers/rounds/{going.public_id}").content.decode()


def test_an_ended_round_is_closed_to_who_did_not_sign(going, member, clerk, browse):
    actions.end(circulation=going, by=clerk)
    assert browse(member).get(f"/papers/rounds/{going.public_id}/paper.pdf").status_code == 404
    assert not [todo for todo in todos(member) if "传阅" in str(todo.word)]
    with pytest.raises(Refused, match="已经结束"):
        actions.end(circulation=Circulation.objects.get(), by=clerk)


def test_an_internal_paper_bears_its_readers_name(bulletin, kind, clerk, leader, browse):
    page = browse(clerk)
    assert "标为内部资料" in page.get(f"/papers/of/bulletin/{bulletin.public_id}").content.decode()
    assert str(clerk) not in text_of(page.get(f"/opinions/{bulletin.public_id}/paper.pdf").content)
    page.post(f"/papers/of/bulletin/{bulletin.public_id}/mark")
    assert letter(kind, bulletin).internal
    assert str(clerk) in text_of(page.get(f"/opinions/{bulletin.public_id}/paper.pdf").content)
    assert str(leader) in text_of(browse(leader).get(f"/opinions/{bulletin.public_id}/paper.pdf").content)
    word = zipfile.ZipFile(io.BytesIO(page.get(f"/opinions/{bulletin.public_id}/paper.docx").content))
    assert any(str(clerk) in word.read(name).decode() for name in word.namelist() if name.startswith("word/header"))
    page.post(f"/papers/of/bulletin/{bulletin.public_id}/mark")
    assert not letter(kind, bulletin).internal


def test_a_paper_is_sent_round_from_its_page(bulletin, clerk, leader, member, unit, browse):
    page = browse(clerk)
    at = f"/papers/of/bulletin/{bulletin.public_id}/circulate"
    shown = page.get(at).content.decode()
    assert str(leader) in shown
    assert str(unit) not in shown
    assert "必填" in page.post(at, {"words": "x"}).content.decode() or not Circulation.objects.exists()
    page.post(at, {"readers": [leader.pk, member.pk], "words": "请阅"})
    assert Copy.objects.count() == 2
    assert browse(member).get(at).status_code == 403
