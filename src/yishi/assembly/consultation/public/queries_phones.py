"""Every read of the pages that phones open."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.module_loading import import_string

from yishi.assembly.consultation.agreement import routing
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation, Statement
from yishi.assembly.consultation.public.models import Participant, PublicVote, Submission
from yishi.assembly.consultation.public.phones import Phone
from yishi.assembly.consultation.public.tallies import Said, said
from yishi.assembly.runs import queries_similar


@dataclass(frozen=True, slots=True)
class Mine:
    """A statement that this phone has voted on: both tallies and the own vote."""

    said: Said
    vote: PublicVote


def statement_for(phone: Phone, public_id: str) -> Statement:
    """A statement of this consultation; 404 for any other, and for one taken back."""
    found = phone.part.consultation.statements.filter(public_id=public_id, withdrawn=False).first()
    if found is None:
        raise Http404(public_id)
    return found


def vote_on(phone: Phone, statement: Statement) -> PublicVote | None:
    return PublicVote.objects.filter(statement=statement, participant__key=phone.key).first()


def unvoted(phone: Phone) -> list[Statement]:
    """What this phone has not voted on, what tells most first; before anybody knows, in an order of its own, so that no
    statement is always asked first."""
    cast = PublicVote.objects.filter(participant__part=phone.part, participant__key=phone.key)
    mine = dict(cast.values_list("statement__public_id", "value"))
    consultation = phone.part.consultation
    left = {each.public_id: each for each in consultation.statements.filter(withdrawn=False)}
    if left.keys() <= mine.keys():
        return []
    order = routing.order(consultation, mine, left, Voice.RESIDENTS)
    if order is None:
        order = sorted(left.keys() - mine.keys(), key=lambda public_id: _shuffled(phone.device, public_id))
    return [left[public_id] for public_id in order]


def voted(phone: Phone, participant: Participant | None) -> list[Mine]:
    """What this phone has voted on. Nobody sees how others voted before."""
    if participant is None:
        return []
    mine = {vote.statement_id: vote for vote in participant.votes.all()}
    return [Mine(each, mine[each.statement.pk]) for each in said(phone.part.consultation, of=mine)]


def written(participant: Participant | None) -> list[Submission]:
    return list(participant.submissions.order_by("-pk")) if participant else []


def similar(phone: Phone, text: str) -> list[Statement]:
    """Statements that say much the same as `text`, the likest first."""
    known = {each.public_id: each for each in phone.part.consultation.statements.filter(withdrawn=False)}
    near = queries_similar.among(text, {public_id: each.text for public_id, each in known.items()})
    return [known[public_id] for public_id in near]


def came_of(consultation: Consultation) -> list[Any]:
    """What rooms further along tell the public: (day, word, text) of each thing that came of it."""
    return [each for path in settings.PUBLIC_FATES for each in import_string(path)(consultation)]


def _shuffled(device: str, public_id: str) -> bytes:
    return hashlib.blake2b(f"{device}{public_id}".encode(), digest_size=8).digest()
