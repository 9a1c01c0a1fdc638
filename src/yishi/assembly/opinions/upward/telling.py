"""What came of a bulletin from below, told down: published, instructed on, or kept with an opinion.

A bulletin that climbed two levels has its answer climb down two: each assembly passes on what it hears to the one that
the text came from.
"""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.assembly.exchange import actions as exchange
from yishi.assembly.exchange.actions import Content
from yishi.assembly.exchange.rules_links import is_known
from yishi.assembly.opinions.addressees.models import Addressee, Fate
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.upward import rules
from yishi.assembly.opinions.upward.models import Incoming

TWICE = gettext_lazy("这一篇已经编发过。")
KEPT = "kept"


def issued(bulletin: Bulletin) -> None:
    """We published it: that is our adoption. Called when a bulletin is issued."""
    if bulletin.incoming is None:
        return
    ours = bulletin.assembly
    words = _("刊登于《%(title)s》第%(issue)s期。") % {"title": bulletin.title, "issue": bulletin.issue}
    where = {"name": ours.name, "level": rules.LEVEL_OF[ours.level]}  # type: ignore[index]
    day = timezone.localdate(bulletin.issued_at)
    _tell(bulletin, where, kind=Fate.Kind.ADOPTED, day=day, words=words)


def told(fate: Fate) -> None:
    """Somebody that our bulletin went to did something with it (settings.FATES_TOLD)."""
    row = fate.addressee
    bulletin = row.bulletin
    where = {"name": row.name, "level": rules.level_seen_from_below(row.level, bulletin.assembly.level)}
    _tell(bulletin, where, kind=fate.kind, day=fate.day, words=fate.words)


def kept(incoming: Incoming) -> None:
    """We keep it and publish nothing."""
    ours = incoming.received.link.assembly
    where = {"name": ours.name, "level": rules.LEVEL_OF[ours.level]}  # type: ignore[index]
    _send(incoming, where, None, kind=KEPT, day=timezone.localdate(), words=incoming.opinion)


def kept_above(row: Addressee) -> None:
    """Whoever our bulletin went to keeps it: passed on to where the text came from."""
    where = {"name": row.name, "level": row.level}
    _tell(row.bulletin, where, kind=KEPT, day=timezone.localdate(row.answered_at), words=row.answer)


def _tell(bulletin: Bulletin, where: dict[str, Any], **said: Any) -> None:
    if bulletin.incoming is not None:
        _send(bulletin.incoming, where, bulletin.incoming_place, **said)


def _send(incoming: Incoming, where: dict[str, Any], place: int | None, *, kind: str, day: date, words: str) -> None:
    link = incoming.received.link
    if not is_known(link):
        return  # the partnership has ended: nobody is there to be told
    body = {"of": incoming.received.package_id, "place": place, "where": where, "kind": kind}
    content = Content({**body, "day": day.isoformat(), "words": words})
    title = _("关于“%(title)s”的反馈") % {"title": incoming.title}
    exchange.send(link=link, kind="fate", title=title, thing=incoming.ref, content=content, by=None)
