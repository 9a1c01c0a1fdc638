"""Pages of the drafts: ask, call one action, answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import xlsx
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.placement.drafts import actions, changes, checks, figures, papers, queries, rules
from yishi.assembly.placement.drafts.forms import AdjustForm, DecideForm, NewForm
from yishi.assembly.placement.drafts.lists import PlaceTable
from yishi.assembly.placement.drafts.models import Draft, Placed

MOVES: dict[str, Any] = {"propose": actions.propose, "take_back": actions.take_back, "drop": actions.drop}
BACK: dict[str, Any] = {"return": actions.send_back, "withdraw": actions.withdraw}
PRESENT = "present"


def drafts(request: HttpRequest) -> HttpResponse:
    """All drafts, what is in force, and what the register lacks."""
    rows = list(queries.drafts(request.user))
    found = {
        "drafts": rows,
        "in_force": next((row for row in rows if row.state == Draft.State.IN_FORCE), None),
        "may_make": rules.may_make(request.user),
        "lacks": checks.lacks(request.user),
        "call": queries.call(request.user),
        "wishes": queries.wishes(request.user).count(),
    }
    return render(request, "placement/drafts/drafts.html", found)


def new(request: HttpRequest) -> HttpResponse:
    """A draft from the shipped rules, or a copy (`?from=`)."""
    require(rules.may_make(request.user))
    origin = request.GET.get("from", "")
    based_on = queries.draft_for(request.user, origin) if origin else None
    form = NewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make(title=form.cleaned_data["title"], based_on=based_on, by=request.user)
        return redirect("placement:rules", made.public_id)
    return render(request, "placement/drafts/form.html", {"form": form, "title": _("新的安排方案"), "lead": based_on})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Place anew around what is in force, moving as few as possible."""
    made = changes.again(by=request.user)
    messages.success(request, _("正在以最少变动重新安排。"))
    return redirect("placement:draft", made.public_id)


def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """One draft: how it stands, what it costs and why, what is proven, what is left open."""
    found = queries.draft_for(request.user, public_id)
    return render(request, "placement/drafts/draft.html", _context(request, found) | {"parts": figures.parts(found)})


def live(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the page asks for each second while the engine is at it."""
    found = queries.draft_for(request.user, public_id)
    if not found.is_solving:
        return HttpResponseClientRedirect(reverse("placement:draft", args=[public_id]))
    return render(request, "placement/drafts/live.html", _context(request, found))


@require_POST
def solve(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.draft_for(request.user, public_id, to="solve")
    actions.solve(draft=found, by=request.user)
    return redirect("placement:draft", public_id)


@require_POST
def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """Propose, take back, drop."""
    if verb not in MOVES:
        raise Http404(verb)
    found = queries.draft_for(request.user, public_id, to=verb)
    MOVES[verb](draft=found, by=request.user)
    messages.success(request, _("已办理。"))
    return redirect("placement:list") if verb == "drop" else redirect("placement:draft", public_id)


def back(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """Return a proposed draft, or withdraw a decision before its day: with a word."""
    if verb not in BACK:
        raise Http404(verb)
    found = queries.draft_for(request.user, public_id, to=verb)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        BACK[verb](draft=found, why=form.cleaned_data["why"], by=request.user)
        return redirect("placement:draft", public_id)
    title = rules.LIFE.move(verb).word
    return render(request, "placement/drafts/form.html", {"form": form, "title": title, "lead": found, "draft": found})


def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """A leader decides, with the day and the ground; who moves stands beside."""
    found = queries.draft_for(request.user, public_id, to="decide")
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(draft=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("day", str(refused.reason))
        else:
            messages.success(request, _("已决定。委员会在各自的事项里看到。"))
            return redirect("placement:draft", public_id)
    moves = queries.movers(found, None)
    context = {"form": form, "draft": found, "moves": _worded(moves), "count": sum(map(len, moves.values()))}
    return render(request, "placement/drafts/decide.html", context)


def bodies(request: HttpRequest, public_id: str, placement: str) -> HttpResponse:
    """Who is placed where, body by body, with the reason and the next best for each."""
    found = queries.draft_for(request.user, public_id)
    if placement not in Placed.values:
        raise Http404(placement)
    context = _context(request, found) | {
        "placement": placement,
        "word": Placed(placement).label,
        "bodies": queries.bodies(found, placement),
        "may_adjust": rules.may(request.user, "adjust", found),
    }
    return render(request, "placement/drafts/bodies.html", context)


def map_page(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.draft_for(request.user, public_id)
    return render(request, "placement/drafts/map.html", _context(request, found) | {"map": figures.map_of(found)})


def compare(request: HttpRequest, public_id: str) -> HttpResponse:
    """Against what is in force today, or another draft: who differs, and what either costs by this draft's prices."""
    found = queries.draft_for(request.user, public_id)
    chosen = request.GET.get("with", PRESENT)
    other = None if chosen == PRESENT else queries.draft_for(request.user, chosen)
    moves = queries.movers(found, other)
    context = _context(request, found) | {
        "other": other,
        "chosen": chosen,
        "others": [row for row in queries.drafts(request.user) if row.pk != found.pk and row.parts],
        "moves": _worded(moves),
        "count": sum(map(len, moves.values())),
        "against": figures.against(found, changes.priced(found, other)),
    }
    return render(request, "placement/drafts/compare.html", context)


def adjust(request: HttpRequest, public_id: str, placement: str, subject: str) -> HttpResponse:
    """Put somebody elsewhere: what it costs and what it breaks stands beside before it is done."""
    found = queries.draft_for(request.user, public_id, to="adjust")
    place = found.places.filter(placement=placement, subject=subject).first()
    if place is None:
        raise Http404(subject)
    register = queries.Register(found)
    names = {name: word for name, word in register.bodies_of(placement).items() if name not in (place.body, subject)}
    chosen = request.GET.get("body", place.other)
    form = AdjustForm(request.POST or None, choices=names, initial={"body": chosen})
    if request.method == "POST" and form.is_valid():
        facts = {"placement": placement, "subject": subject, **form.cleaned_data}
        actions.adjust(draft=found, **facts, by=request.user)
        messages.success(request, _("已调整并固定。"))
        return redirect("placement:bodies", public_id, placement)
    context = {
        "form": form,
        "draft": found,
        "person": queries.person(place, register),
        "body": names.get(place.body) or register.bodies_of(placement).get(place.body, _("没有安排")),
        "change": changes.what_if(found, place, chosen) if chosen in names else None,
        "placement": placement,
    }
    template = "cost" if request.headers.get("HX-Target") == "cost" else "adjust"
    return render(request, f"placement/drafts/{template}.html", context)


def workbook(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every row of the draft, to check in a spreadsheet."""
    found = queries.draft_for(request.user, public_id)
    register = queries.Register(found)
    return xlsx(PlaceTable([queries.person(place, register) for place in found.places.all()]), name="placement")


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The list as an official paper, PDF or .docx."""
    found = queries.draft_for(request.user, public_id)
    return answer_with_paper(papers.LIST, found, form=form, name=found.title, by=request.user)


def _worded(moves: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(str(Placed(placement).label), moves[placement]) for placement in Placed.values if placement in moves]


def _context(request: HttpRequest, found: Draft) -> dict[str, Any]:
    return {
        "draft": found,
        "moves_open": rules.LIFE.open_moves(request.user, found),
        "may_edit": rules.may(request.user, "edit", found),
        "may_make": rules.may_make(request.user),
        "placements": Placed.choices,
        "live": [(word, *found.live[name]) for name, word in Placed.choices if name in found.live],
    }
