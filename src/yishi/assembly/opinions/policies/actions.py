"""Keeping the register of policy documents."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.opinions.policies import reading, rules
from yishi.assembly.opinions.policies.models import Passage, Policy
from yishi.engine import privacy


@transaction.atomic
def add(*, facts: dict[str, Any], text: str, by: Any) -> Policy:
    """Keep a document. `facts`: title, number, issuer, day. `text`: a paragraph a line."""
    require(rules.may_add(by))
    found = reading.passages(text)
    if not found:
        raise Refused(_("文件没有正文。"))
    known = Policy.objects.filter(assembly_id=by.assembly_id, issuer=facts["issuer"], number=facts["number"])
    if facts["number"] and known.exists():
        raise Refused(_("%(issuer)s的%(number)s已经登记过。") % {"issuer": facts["issuer"], "number": facts["number"]})
    policy = Policy.objects.create(assembly_id=by.assembly_id, added_by_id=by.pk, **facts)
    of = {"assembly_id": by.assembly_id, "policy": policy}
    Passage.objects.bulk_create(
        Passage(**of, number=number, text=privacy.mask(passage)) for number, passage in enumerate(found, start=1)
    )
    audit.note(by=by, verb="opinions.add_policy", thing=policy, passages=len(found))
    return policy


@transaction.atomic
def end(*, policy: Policy, on: date, by: Any) -> Policy:
    """It is no longer in force from that day: the register keeps it, the search leaves it out."""
    policy = locked(policy)
    require(rules.may(by, "end", policy))
    if on < policy.day:
        raise Refused(_("废止日期不能早于发文日期。"))
    policy.ended = on
    policy.save(update_fields=["ended"])
    audit.note(by=by, verb="opinions.end_policy", thing=policy, on=on.isoformat())
    return policy
