"""Every write of the room: schemes proposed and adopted, points worked out."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.appraisal import rules
from yishi.assembly.appraisal.models import Scheme
from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import load_scheme


@transaction.atomic
def propose(*, name: str, text: str, by: Any) -> Scheme:
    """Keep a scheme's next version as a draft. Raises InputError (line and column) for a text that is no scheme."""
    require(rules.may_appraise(by))
    load_scheme(text)
    earlier = Scheme.objects.filter(assembly_id=by.assembly_id, name=name).order_by("-version").first()
    scheme = Scheme.objects.create(
        assembly_id=by.assembly_id,
        name=name,
        version=earlier.version + 1 if earlier else 1,
        text=text,
        proposed_by_id=by.pk,
    )
    audit.note(by=by, verb="appraisal.propose", thing=scheme)
    return scheme


@transaction.atomic
def adopt(*, scheme: Scheme, why: str, by: Any) -> Scheme:
    """A second person puts the scheme in force; the one in force before it retires."""
    scheme = Scheme.objects.select_for_update().get(pk=scheme.pk)
    require(rules.may(by, "adopt", scheme))
    in_force = Scheme.objects.filter(assembly_id=scheme.assembly_id, state=Scheme.State.ADOPTED)
    in_force.update(state=Scheme.State.RETIRED)
    scheme.state, scheme.adopted_by_id, scheme.adopted_at = Scheme.State.ADOPTED, by.pk, timezone.now()
    scheme.save(update_fields=["state", "adopted_by", "adopted_at"])
    audit.note(by=by, verb="appraisal.adopt", thing=scheme, why=why)
    return scheme


def work_out(*, scheme: Scheme, year: int, by: Any) -> Run:
    """Start working out every member's sheet of `year` under `scheme`."""
    require(rules.may_appraise(by))
    return runs.begin(
        job="yishi.assembly.appraisal.jobs.work_out",
        title=_("计算%(year)s年度履职积分") % {"year": year},
        params={"scheme": scheme.pk, "year": year},
        by=by,
    )
