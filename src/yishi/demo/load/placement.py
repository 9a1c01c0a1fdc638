"""Where the invented city's members are placed: what branches stand on and did, a decision in force, a draft."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.people.models import Branch, Sector
from yishi.assembly.placement.branches import actions as branches
from yishi.assembly.placement.branches.models import Activity
from yishi.assembly.placement.drafts import actions as drafts
from yishi.assembly.placement.drafts.models import Draft
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work
from yishi.demo.load.people import Cast

THEMES = ("学习中央政协工作会议精神", "走访结对村，听取老旧小区改造意见", "到企业宣讲惠企政策", "与联系委员谈心")
MEETING = "年度组织生活会"
FAIRER: dict[tuple[str, ...], Any] = {
    ("village", "prices", "load"): 6,
    ("village", "prices", "moved"): 0.5,
    ("group", "prices", "moved"): 1,
}


def load(cast: Cast) -> None:
    _scopes(cast)
    first = drafts.make(title="第十五届委员安排", by=cast.users["clerk"])
    drafts.set_values(draft=first, values={("village", "divide"): "keep"}, by=cast.users["clerk"])
    _solved(first, cast)
    drafts.propose(draft=first, by=cast.users["clerk"])
    drafts.decide(draft=first, ground="主席会议决定", day=timezone.localdate(), by=cast.users["leader"])
    draft = drafts.make(title="来件负担更均衡的编组（征求意见）", based_on=first, by=cast.users["clerk2"])
    drafts.set_values(draft=draft, values={("village", "divide"): "anew", **FAIRER}, by=cast.users["clerk2"])
    _solved(draft, cast)
    _activities(cast)


def _solved(draft: Draft, cast: Cast) -> None:
    run = drafts.solve(draft=draft, by=cast.users["clerk"])
    work.call(run.pk)
    run.refresh_from_db()
    if run.state != Run.State.DONE:
        raise RuntimeError(f"{run.title}: {run.state} {run.error}")
    draft.refresh_from_db()


def _scopes(cast: Cast) -> None:
    """Branches of towns stand on their town, those of trades on the sectors of the trade."""
    sectors = list(Sector.objects.filter(assembly=cast.assembly))
    for branch in Branch.objects.filter(assembly=cast.assembly):
        towns = [town for name, town in cast.towns.items() if branch.name.startswith(name)]
        trade = branch.name.partition("界委员之家")[0]
        stands_on = [sector for sector in sectors if sector.name.startswith(trade)] if not towns else []
        branches.set_scope(branch=branch, towns=towns, sectors=stands_on, by=cast.users["clerk"])


def _activities(cast: Cast) -> None:
    """An activity a quarter of this year and the last for most branches; the newest wait for the office."""
    today = timezone.localdate()
    for number, branch in enumerate(Branch.objects.filter(assembly=cast.assembly).order_by("pk")):
        people = [seat.member for seat in branch.seats.filter(until=None).select_related("member")]
        for at, day in enumerate(_days(today)):
            if (number + at) % 7 == 3 or not people:
                continue  # a quarter without: the page shows it
            activity = _record(branch, day, at, people, cast)
            if day < today - timedelta(days=30):
                branches.confirm_activity(activity=activity, by=cast.users["clerk2"])


def _days(today: date) -> list[date]:
    """The middle of each quarter of last year and of this one, so far."""
    days = [date(year, month, 15) for year in (today.year - 1, today.year) for month in (2, 5, 8, 11)]
    return [day for day in days if day <= today]


def _record(branch: Branch, day: date, at: int, people: list, cast: Cast) -> Activity:
    kind = Activity.Kind.MEETING if day.month == 11 else Activity.Kind.ACTIVITY
    facts = {
        "kind": kind,
        "day": day,
        "theme": MEETING if kind == Activity.Kind.MEETING else THEMES[at % len(THEMES)],
        "place": "",
        "outcome": "",
        "people": people,
    }
    return branches.record_activity(branch=branch, facts=facts, by=cast.users["clerk"])
