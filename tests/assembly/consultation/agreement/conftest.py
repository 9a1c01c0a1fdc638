from datetime import date

import pytest

from yishi.assembly.consultation.models import Invitation, Statement, Vote
from yishi.assembly.consultation.public.models import Participant, Place, PublicPart, PublicVote
from yishi.assembly.people.models import Member, Seat, Sector
from yishi.assembly.runs.work import work

JOINING = "收摊后一小时内清完垃圾。"
DIVIDING = "夜市整体搬离居民楼。"


@pytest.fixture
def folder(settings, tmp_path):
    settings.RUNS_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def people(assembly, term, group, noticed):
    """40 members invited: 24 of the education sector, who live there, and 16 of commerce, who trade there."""
    sectors = [Sector.objects.create(assembly=assembly, name=name) for name in ("教育界", "工商联界")]
    members = []
    for n in range(40):
        member = Member.objects.create(
            assembly=assembly, number=f"9{n:03}", name=f"委员{n:02}", pinyin=f"wei yuan {n:02}"
        )
        Seat.objects.create(
            assembly=assembly, member=member, term=term, sector=sectors[n >= 24], group=group, since=date(2022, 1, 1)
        )
        Invitation.objects.create(assembly=assembly, consultation=noticed, member=member)
        members.append(member)
    return members


@pytest.fixture
def ballots(assembly, noticed, people):
    """Everybody agrees with six statements; ten divide the sectors. 委员00 has not voted on the last of the ten."""
    texts = [
        JOINING,
        *(f"大家都赞成的第{n}条。" for n in range(1, 6)),
        DIVIDING,
        *(f"看法不同的第{n}条。" for n in range(1, 10)),
    ]
    statements = [
        Statement.objects.create(assembly=assembly, consultation=noticed, member=people[n], text=text)
        for n, text in enumerate(texts)
    ]
    Vote.objects.bulk_create(
        Vote(assembly=assembly, statement=statement, member=member, value=1 if n < 6 or place < 24 else -1)
        for n, statement in enumerate(statements)
        for place, member in enumerate(people)
        if (n, place) != (15, 0)
    )
    return statements


@pytest.fixture
def do():
    """Do a run here and now, as the worker would."""

    def at_once(run):
        work.call(run.pk)
        run.refresh_from_db()
        assert run.state == "done", run.error
        return run

    return at_once


@pytest.fixture
def residents(assembly, noticed, ballots, at):
    """So many phones at two village halls, which answer the dividing statements unlike."""

    def come(count: int) -> list[Participant]:
        of = {"assembly": assembly}
        part = PublicPart.objects.create(
            **of, consultation=noticed, question="夜市怎么管？", why="有意见。", use="带到会上。",
            since=at(2024, 9, 1), until=at(2024, 9, 10),
        )  # fmt: skip
        places = [Place.objects.create(**of, part=part, name=name) for name in ("石桥村", "河东社区")]
        phones = [
            Participant.objects.create(**of, part=part, place=places[n % 2], key=f"{n:032}") for n in range(count)
        ]
        PublicVote.objects.bulk_create(
            PublicVote(**of, statement=statement, participant=phone, value=1 if s < 6 or n % 2 else -1)
            for s, statement in enumerate(ballots)
            for n, phone in enumerate(phones)
        )
        return phones

    return come
