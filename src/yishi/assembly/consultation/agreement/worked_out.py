"""What runs worked out of a consultation's votes: asking for it, keeping it fresh, finding it."""

import shutil
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.consultation.agreement import votes
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import folder_of

JOB = "yishi.assembly.consultation.agreement.jobs.work_out"
ROUTER = "router"
GROWN = 1.1  # votes grow by a tenth before the map is worked out again …
WAIT = timedelta(minutes=5)  # … or this long after it was, when anything changed
FOLLOWED = timedelta(days=30)  # after the session nobody votes any more


def newest(consultation: Consultation, voice: Voice) -> Run | None:
    """The last that was worked out."""
    return _of(consultation, voice).filter(state=Run.State.DONE).order_by("-pk").first()


def under_way(consultation: Consultation, voice: Voice) -> Run | None:
    waiting = (Run.State.QUEUED, Run.State.RUNNING)
    return _of(consultation, voice).filter(state__in=waiting).order_by("-pk").first()


def begin(consultation: Consultation, voice: Voice, mark: votes.Mark, by: object | None) -> Run:
    """Queue it, for the votes that `mark` tells of. `by` is nobody when the house keeps the map fresh itself."""
    return runs.begin(
        job=JOB,
        title=_("共识地图：%(title)s") % {"title": consultation.title},
        params={"consultation": consultation.public_id, "of": voice.value, "mark": mark},
        by=by,
        assembly_id=consultation.assembly_id,
    )


def renew() -> int:
    """Queue it for every consultation whose votes changed; called now and then (`yishi serve`). Returns how many."""
    since = timezone.now() - FOLLOWED
    followed = Consultation.objects.filter(starts_at__gte=since).exclude(state=Consultation.State.CALLED_OFF)
    return sum(
        _renewed(followed.get(pk=pk), voice, mark) for voice in Voice for pk, mark in votes.marks(followed, voice)
    )


def drop_older(run: Run) -> None:
    """Let go of what earlier runs kept of the same consultation."""
    same = _same(run.assembly_id, run.params["consultation"], run.params["of"])
    for older in Run.objects.filter(same, pk__lt=run.pk):
        shutil.rmtree(folder_of(older), ignore_errors=True)


def _renewed(consultation: Consultation, voice: Voice, mark: votes.Mark) -> bool:
    due = _is_due(_of(consultation, voice).order_by("-pk").first(), mark)
    if due:
        begin(consultation, voice, mark, None)
    return due


def _is_due(last: Run | None, mark: votes.Mark) -> bool:
    if last is None:
        return True
    if not last.over or last.params["mark"] == mark:
        return False
    return mark[0] >= last.params["mark"][0] * GROWN or last.created_at < timezone.now() - WAIT


def _of(consultation: Consultation, voice: Voice) -> QuerySet[Run]:
    return Run.objects.filter(_same(consultation.assembly_id, consultation.public_id, voice.value))


def _same(assembly_id: int, consultation: str, of: str) -> Q:
    return Q(assembly_id=assembly_id, job=JOB, params__consultation=consultation, params__of=of)
