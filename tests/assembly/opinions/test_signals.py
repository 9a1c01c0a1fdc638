"""What the hotline may read of this room."""

import pytest

from yishi.assembly.hotline import actions, sources
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.opinions import queries
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.runs.work import work


@pytest.fixture
def issued(make_bulletin, leader, at) -> Bulletin:
    bulletin = make_bulletin(Bulletin.State.ISSUED)
    bulletin.analysis = f"{leader}与赵翀走访后认为，净化设施缺失。"
    bulletin.signatory, bulletin.issued_by, bulletin.issued_at = str(leader), leader, at(2024, 10, 1)
    bulletin.save()
    return bulletin


def read(clerk) -> None:
    work.call(actions.read_room(source=sources.find("report"), wanted=True, by=clerk).pk)


def test_only_issued_bulletins_are_told_and_only_to_their_own_assembly(issued, make_bulletin, assembly, elsewhere):
    make_bulletin(Bulletin.State.DRAFT)
    make_bulletin(Bulletin.State.REVIEW)
    assert [signal.number for signal in queries.signals(assembly.pk)] == [issued.public_id]
    assert list(queries.signals(elsewhere.pk)) == []


def test_a_bulletin_becomes_one_message_without_its_signatory_and_goes_with_it(issued, clerk, leader):
    read(clerk)
    read(clerk)
    ticket = Ticket.objects.get()
    assert (ticket.source, ticket.title, ticket.received_at) == ("report", issued.title, issued.issued_at)
    for part in (issued.situation, "净化设施缺失", issued.advice):
        assert part in ticket.text
    assert str(leader) not in ticket.text
    issued.delete()
    read(clerk)
    assert not Ticket.objects.exists()
