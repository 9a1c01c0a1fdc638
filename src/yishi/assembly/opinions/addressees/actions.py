"""Entering whom a bulletin went to, and what came back: recorded by one person, confirmed by another."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.opinions.addressees import rules
from yishi.assembly.opinions.addressees.models import Addressee, Fate
from yishi.assembly.opinions.models import Bulletin
from yishi.engine import privacy


@transaction.atomic
def send_to(*, bulletin: Bulletin, name: str, level: str, by: Any) -> Addressee:
    """One more addressee of an issued bulletin."""
    bulletin = locked(bulletin)
    require(rules.may_send_to(by, bulletin))
    if bulletin.sent_to.filter(name=name.strip()).exists():
        raise Refused(_("“%(name)s”已经登记过。") % {"name": name.strip()})
    row = Addressee.objects.create(assembly_id=by.assembly_id, bulletin=bulletin, name=name.strip(), level=level)
    audit.note(by=by, verb="opinions.send_to", thing=bulletin, addressee=row.name, level=level)
    return row


@transaction.atomic
def note(*, addressee: Addressee, facts: dict[str, Any], by: Any) -> Fate:
    """What an addressee did. `facts`: kind, report, day, words, proof (an uploaded file), proof_note."""
    bulletin = locked(addressee.bulletin)
    require(rules.may_send_to(by, bulletin))
    if facts["day"] > timezone.localdate():
        raise Refused(_("日期不能晚于今天：尚未发生的事不能登记。"))
    report = facts.get("report")
    if report is not None and not bulletin.items.filter(report=report).exists():
        raise Refused(_("这份信息没有刊登在这一期。"))
    same = {"addressee": addressee, "kind": facts["kind"], "report": report, "day": facts["day"]}
    if Fate.objects.filter(**same).exclude(state=Fate.State.RETURNED).exists():
        raise Refused(_("同一天的同一项已经登记过，不重复登记。"))
    kept = facts | {"words": privacy.mask(facts["words"])}
    name = facts["proof"].name if facts.get("proof") else ""
    of = {"assembly_id": by.assembly_id, "addressee": addressee, "noted_by_id": by.pk}
    fate = Fate.objects.create(**of, **kept, proof_name=name)
    audit.note(by=by, verb="opinions.note_fate", thing=fate, kind=fate.kind, level=addressee.level)
    return fate


@transaction.atomic
def confirm(*, fate: Fate, by: Any) -> Fate:
    """A second person saw the proof: it counts, the authors are told, and so are the rooms that ask for it."""
    fate = _decide(fate, "confirm", "", by)
    for path in settings.FATES_TOLD:
        import_string(path)(fate)
    return fate


@transaction.atomic
def give_back(*, fate: Fate, why: str, by: Any) -> Fate:
    """The proof does not show it: it does not count, with the reason."""
    return _decide(fate, "give_back", why, by)


def _decide(fate: Fate, verb: str, why: str, by: Any) -> Fate:
    fate = locked(fate)
    require(rules.may(by, verb, fate))
    fate.state = rules.LIFE.move(verb).target
    fate.decided_by_id, fate.decided_at, fate.decision = by.pk, timezone.now(), why
    fate.save(update_fields=["state", "decided_by", "decided_at", "decision"])
    audit.note(by=by, verb=f"opinions.{verb}_fate", thing=fate, why=why)
    return fate
