"""The year in numbers, and its circular."""

import io
import zipfile

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.opinions.addressees import actions as addressees
from yishi.assembly.opinions.year import queries


@pytest.fixture
def adopted_above(province, approved, clerk, second_clerk):
    """The province adopted the report today, confirmed; and an instruction that nobody confirmed."""
    facts = {"day": timezone.localdate(), "words": "采用", "proof_note": "采用通知", "report": approved}
    fate = addressees.note(addressee=province, facts=facts | {"kind": "adopted"}, by=clerk)
    addressees.note(addressee=province, facts=facts | {"kind": "instruction"}, by=clerk)
    return addressees.confirm(fate=fate, by=second_clerk)


def test_only_what_two_people_saw_counts(clerk, adopted_above):
    found = queries.of(clerk, timezone.localdate().year)
    assert (found.received, found.adopted, found.kept, found.issued) == (1, 1, 0, 1)
    levels = {row.level: (row.sent, row.adopted, row.instructions) for row in found.by_level}
    assert levels["province"] == (1, 1, 0)
    assert levels["city"] == (0, 0, 0)


def test_the_same_cannot_be_entered_twice(clerk, province, approved, adopted_above):
    facts = {"day": timezone.localdate(), "words": "再报", "proof_note": "同一通知", "report": approved}
    with pytest.raises(Refused, match="不重复登记"):
        addressees.note(addressee=province, facts=facts | {"kind": "adopted"}, by=clerk)


def test_the_circular_names_levels_and_issues_and_no_member(browse, clerk, adopted_above):
    year = timezone.localdate().year
    client = browse(clerk)
    assert client.get(f"/opinions/year/{year}/circular.pdf").content.startswith(b"%PDF-")
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"/opinions/year/{year}/circular.docx").content))
    body = packed.read("word/document.xml").decode()
    assert "老旧小区充电难" in body
    assert "陆明" not in body
    assert client.get("/opinions/year/1999/circular.pdf").status_code == 404


def test_another_assembly_counts_nothing_of_ours(stranger, adopted_above):
    assert queries.of(stranger, timezone.localdate().year).received == 0


def test_members_do_not_see_the_years_numbers(browse, member):
    assert browse(member).get("/opinions/year/").status_code == 403
