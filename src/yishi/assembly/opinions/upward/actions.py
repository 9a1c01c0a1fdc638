"""Sending a bulletin up; publishing or keeping what came from below."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.exchange import actions as exchange
from yishi.assembly.exchange.actions import Content
from yishi.assembly.exchange.models import Dispatch, Link
from yishi.assembly.opinions import papers, queries
from yishi.assembly.opinions import rules as rules_bulletins
from yishi.assembly.opinions.addressees.models import Addressee
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports.form_rules import PARTS
from yishi.assembly.opinions.upward import rules, telling
from yishi.assembly.opinions.upward.models import Incoming
from yishi.assembly.papers.paper import as_file

PAPER = "bulletin.pdf"
TEXTS = ("title", *PARTS)


@transaction.atomic
def send_up(*, bulletin: Bulletin, link: Link, by: Any) -> Addressee:
    """Send an issued bulletin to an assembly above: the paper and its texts, signed. Its answer comes back here."""
    bulletin = locked(bulletin)
    require(rules.may_send_up(by, bulletin, link))
    printed = as_file(papers.BULLETIN, bulletin, form="pdf", reader=link.name)
    content = Content(_body(bulletin, papers.bulletin(bulletin).number), {PAPER: printed})
    of: dict[str, Any] = {"link": link, "kind": "bulletin", "title": bulletin.title, "thing": bulletin.ref}
    dispatch = exchange.send(**of, content=content, by=by)
    row = _addressee(bulletin, link, dispatch)
    if bulletin.state == Bulletin.State.ISSUED:
        bulletin.state, bulletin.sent_at = rules_bulletins.LIFE.move("send").target, timezone.now()
        bulletin.save(update_fields=["state", "sent_at"])
    audit.note(by=by, verb="opinions.send_up", thing=bulletin, to=link.name, package=dispatch.public_id)
    return row


@transaction.atomic
def publish(*, incoming: Incoming, place: int, addressees: str, by: Any) -> Bulletin:
    """Begin a bulletin of our own from one of its texts, word for word; edited, signed and issued as any other."""
    incoming = moved(rules, incoming, "publish", by)
    item = next((item for item in incoming.items if item["place"] == place), None)
    if item is None or incoming.bulletins.filter(incoming_place=place).exists():
        raise Refused(telling.TWICE)
    texts = {name: item[name] for name in TEXTS}
    of = {"assembly_id": by.assembly_id, "incoming": incoming, "incoming_place": place}
    made = Bulletin.objects.create(**of, **texts, addressees=addressees, drafted_by_id=by.pk)
    incoming.decided_by_id, incoming.decided_at = by.pk, timezone.now()
    incoming.save(update_fields=["state", "decided_by", "decided_at"])
    audit.note(by=by, verb="opinions.publish_incoming", thing=incoming, bulletin=made.ref)
    return made


@transaction.atomic
def keep(*, incoming: Incoming, opinion: str, by: Any) -> Incoming:
    """Not published, with the opinion, which goes down to whoever sent it."""
    incoming = moved(rules, incoming, "keep", by)
    incoming.opinion, incoming.decided_by_id, incoming.decided_at = opinion.strip(), by.pk, timezone.now()
    incoming.save(update_fields=["state", "opinion", "decided_by", "decided_at"])
    telling.kept(incoming)
    audit.note(by=by, verb="opinions.keep_incoming", thing=incoming, why=opinion)
    return incoming


def _addressee(bulletin: Bulletin, link: Link, dispatch: Dispatch) -> Addressee:
    """The partner among the bulletin's addressees; entered by hand before, it is the same row."""
    level = rules.LEVEL_OF[link.level]  # type: ignore[index]
    of: dict[str, Any] = {"assembly_id": bulletin.assembly_id, "bulletin": bulletin, "name": link.name}
    row, _new = Addressee.objects.update_or_create(**of, defaults={"level": level, "dispatch": dispatch})
    return row


def _body(bulletin: Bulletin, number: str) -> dict[str, Any]:
    """What the paper says, as data: the other side need not read it out of a PDF."""
    carried = queries.items(bulletin)
    texts = [
        {**{name: getattr(text, name) for name in TEXTS}, "place": item.place, "reflector": str(item.report.reflector)}
        for item, text in carried
    ] or [{**{name: getattr(bulletin, name) for name in TEXTS}, "place": 1, "reflector": ""}]
    return {"number": number, "signatory": bulletin.signatory, "items": texts}
