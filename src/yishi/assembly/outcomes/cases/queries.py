"""What the pages read."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from yishi.assembly.base.access import Role, fetch
from yishi.assembly.outcomes import queries
from yishi.assembly.outcomes.cases import rules
from yishi.assembly.outcomes.cases.models import Case, CaseBook
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import KINDS, Source, of

OFFERED = 40  # sources that are offered, those with the newest outcomes first
ALL = rules.READERS - {Role.MEMBER}


def books(user: Any) -> QuerySet[CaseBook]:
    """Members see what is published."""
    rows = CaseBook.objects.filter(assembly_id=user.assembly_id).select_related("assembly", "published_by")
    return rows if user.is_a(*ALL) else rows.filter(state=CaseBook.State.PUBLISHED)


def get_for(user: Any, public_id: str, *, to: str = "look") -> CaseBook:
    rows = CaseBook.objects.select_related("assembly", "begun_by", "published_by")
    return fetch(rows, user, public_id, rules.may, to)


def cases(book: CaseBook) -> QuerySet[Case]:
    return book.cases.select_related("consultation", "proposal", "report")


def case_for(user: Any, public_id: str) -> Case:
    """A case of a book that may be edited."""
    found = Case.objects.filter(assembly_id=user.assembly_id, public_id=public_id).select_related("book").first()
    if found is None:
        raise Http404(public_id)
    get_for(user, found.book.public_id, to="edit")
    return found


def offered(user: Any, book: CaseBook) -> list[tuple[str, Source, int]]:
    """(kind, what it is, how many confirmed outcomes) of that year and before, of what is not in the book yet."""
    taken = {(kind, getattr(case, f"{kind}_id")) for case in book.cases.all() for kind in KINDS.values()}
    rows = (
        queries.outcomes(user).filter(state=Outcome.State.CONFIRMED, day__year__lte=book.year).order_by("-day", "-pk")
    )
    counted: dict[tuple[str, int], list[Any]] = {}
    for outcome in rows:
        source = of(outcome)
        key = (KINDS[type(source)], source.pk)
        if key not in taken:
            counted.setdefault(key, [source, 0])[1] += 1
    return [(kind, source, n) for (kind, _pk), (source, n) in list(counted.items())[:OFFERED]]
