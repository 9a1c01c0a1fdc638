"""What goes on from one year to the next: rooms above tell which subjects still have something open.

The settings name a function of each (`PLAN_CARRIED`): `(assembly_id, year) → list[Carried]`, what of the plan of `year`
is still open. Each is written once into the next year's list, in the order told.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yishi.assembly.consultation.plan.models import Subject


@dataclass(frozen=True, slots=True)
class Carried:
    """One matter that is still open. `source`: `kind:public_id`, by which it is known again."""

    title: str
    why: str
    source: str


def carried_over(assembly_id: int, year: int) -> list[Carried]:
    """What of the plan of `year` is still open, told by every room that the settings name."""
    return [item for path in settings.PLAN_CARRIED for item in import_string(path)(assembly_id, year)]


def unfinished(assembly_id: int, year: int) -> list[Carried]:
    """Subjects that the plan of `year` holds and that were not done."""
    rows = Subject.objects.filter(assembly_id=assembly_id, plan__year=year, state=Subject.State.ADOPTED).order_by("pk")
    why = _("%(year)s年度协商计划中的题目，尚未完成。") % {"year": year}
    return [Carried(subject.title, why, subject.ref) for subject in rows]
