"""Beginning a year's book, choosing cases, writing them, publishing."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.outcomes.cases import rules
from yishi.assembly.outcomes.cases.material import material
from yishi.assembly.outcomes.cases.models import Case, CaseBook
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source, only

TEXTS = ("title", "background", "doing", "result", "lesson", "place")


@transaction.atomic
def begin(*, year: int, title: str, by: Any) -> CaseBook:
    """A year's book, still empty."""
    require(rules.may_begin(by))
    if CaseBook.objects.filter(assembly_id=by.assembly_id, year=year, title=title).exists():
        raise Refused(_("这一年已有同名的汇编。"))
    book = CaseBook.objects.create(assembly_id=by.assembly_id, year=year, title=title, begun_by_id=by.pk)
    audit.note(by=by, verb="cases.begin", thing=book)
    return book


@transaction.atomic
def write(*, book: CaseBook, title: str, foreword: str, by: Any) -> CaseBook:
    """Its title and foreword."""
    book = locked(book)
    require(rules.may(by, "edit", book))
    book.title, book.foreword = title, foreword
    book.save(update_fields=["title", "foreword"])
    audit.note(by=by, verb="cases.write", thing=book)
    return book


@transaction.atomic
def choose(*, book: CaseBook, source: Source, by: Any) -> Case:
    """Take a thing that outcomes came of into the book, with what the records say of it."""
    book = locked(book)
    require(rules.may(by, "edit", book))
    if book.cases.filter(**only(source)).exists():
        raise Refused(_("“%(title)s”已经选入。") % {"title": source.title})
    if not source.outcomes.filter(state=Outcome.State.CONFIRMED).exists():
        raise Refused(_("还没有已复核的转化，不能选入汇编。"))
    last = book.cases.order_by("-place").values_list("place", flat=True).first() or 0
    of = {"assembly_id": by.assembly_id, "book": book, "added_by_id": by.pk, **only(source)}
    case = Case.objects.create(**of, place=last + 1, title=source.title[:120], **material(source))
    audit.note(by=by, verb="cases.choose", thing=case, source=source.ref)
    return case


@transaction.atomic
def tell(*, case: Case, texts: Mapping[str, Any], by: Any) -> Case:
    """Write a case. `texts`: title, background, doing, result, lesson, place."""
    case = locked(case)
    require(rules.may(by, "edit", locked(case.book)))
    for name in TEXTS:
        setattr(case, name, texts[name])
    case.save(update_fields=TEXTS)
    audit.note(by=by, verb="cases.tell", thing=case)
    return case


@transaction.atomic
def drop(*, case: Case, by: Any) -> None:
    """Take a case out again."""
    require(rules.may(by, "edit", locked(case.book)))
    audit.note(by=by, verb="cases.drop", thing=case)
    case.delete()


@transaction.atomic
def publish(*, book: CaseBook, by: Any) -> CaseBook:
    """A leader signs: the book is fixed, and each case stands among the outcomes of what it tells of."""
    book = moved(rules, book, "publish", by)
    book.published_by_id, book.published_at = by.pk, timezone.now()
    book.save(update_fields=["state", "published_by", "published_at"])
    for case in book.cases.all():
        _compiled(case, book, by)
    audit.note(by=by, verb="cases.publish", thing=book, cases=book.cases.count())
    return book


def _compiled(case: Case, book: CaseBook, by: Any) -> None:
    """入选案例汇编: chosen by one person, signed by another."""
    source = {"consultation": case.consultation, "proposal": case.proposal, "report": case.report}
    Outcome.objects.create(
        assembly_id=book.assembly_id,
        state=Outcome.State.CONFIRMED,
        kind=Outcome.Kind.COMPILED,
        level=book.assembly.level,
        day=timezone.localdate(book.published_at),
        title=_("选入《%(book)s》：%(title)s") % {"book": book.title, "title": case.title},
        proof_note=_("《%(book)s》（%(year)s）") % {"book": book.title, "year": book.year},
        noted_by_id=case.added_by_id,
        decided_by_id=by.pk,
        decided_at=book.published_at,
        **source,
    )
