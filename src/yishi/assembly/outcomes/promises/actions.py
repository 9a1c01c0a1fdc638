"""Moving a promise's date, taking a promise off."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import rules
from yishi.assembly.outcomes.promises.models import Extension, Withdrawal


@transaction.atomic
def extend(*, promise: Outcome, until: date, why: str, by: Any) -> Outcome:
    """More time. The first date and every extension stay on the register."""
    promise = locked(promise)
    require(rules.may(by, "extend", promise))
    _is_said(why)
    if promise.due is None or until <= promise.due:
        raise Refused(_("延期须晚于现在的期限%(due)s。") % {"due": promise.due})
    of = {"assembly_id": promise.assembly_id, "promise": promise, "made_by_id": by.pk}
    Extension.objects.create(**of, before=promise.due, until=until, why=why.strip())
    promise.due = until
    promise.save(update_fields=["due"])
    audit.note(by=by, verb="promises.extend", thing=promise, why=why, until=until.isoformat())
    return promise


@transaction.atomic
def withdraw(*, promise: Outcome, why: str, by: Any) -> Outcome:
    """It no longer stands; the row stays, with the reason."""
    promise = locked(promise)
    require(rules.may(by, "withdraw", promise))
    _is_said(why)
    of = {"assembly_id": promise.assembly_id, "promise": promise, "made_by_id": by.pk}
    Withdrawal.objects.create(**of, why=why.strip())
    audit.note(by=by, verb="promises.withdraw", thing=promise, why=why)
    return promise


def _is_said(why: str) -> None:
    if not why.strip():
        raise Refused(_("请写明理由。"))
