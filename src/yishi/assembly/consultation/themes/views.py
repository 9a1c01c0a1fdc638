"""Pages of themes: the list, the story, what belongs to one, and the page for the public."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import queries as sessions
from yishi.assembly.consultation.supervision.views import again
from yishi.assembly.consultation.themes import actions, queries, rules, story
from yishi.assembly.consultation.themes.forms import ConclusionForm, ThemeForm, TieForm
from yishi.assembly.consultation.themes.lists import ThemeFilter, ThemeTable
from yishi.assembly.consultation.themes.models import Theme

CLICKS = {"begin": actions.begin, "publish": actions.publish, "withdraw": actions.withdraw}
WORDED: dict[str, tuple[Callable[..., Theme], Any]] = {
    "conclude": (actions.conclude, ConclusionForm),
    "resume": (actions.resume, WhyForm),
}
FORM = "consultation/themes/form.html"


def themes(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    more = {"may_open": rules.may_open(request.user)}
    return listed(
        request, ThemeFilter, ThemeTable, queries.themes(request.user), "consultation/themes/list.html", **more
    )


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the consultation's page: the themes it belongs to."""
    found = sessions.get_for(request.user, public_id)
    context = {"themes": queries.of_consultation(request.user, found)}
    return render(request, "consultation/themes/of_consultation.html", context)


def open_theme(request: HttpRequest) -> HttpResponse:
    require(rules.may_open(request.user))
    form = ThemeForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.open_theme(facts=form.facts(), by=request.user)
        except Refused as refused:
            form.add_error("title", str(refused.reason))
        else:
            messages.success(request, _("主题已立。下一步：归入各层面的协商。"))
            return redirect("consultation:theme", found.public_id)
    return render(request, FORM, {"form": form, "title": _("新建主题")})


def theme(request: HttpRequest, public_id: str) -> HttpResponse:
    """The whole story: figures, what is open, and a time line for each tier."""
    found = queries.get_for(request.user, public_id)
    told = story.whole(request.user, found)
    going_on = found.state in rules.ACTIVE
    context = {
        "theme": found,
        "moves": _moves(request, found),
        "clicks": tuple(CLICKS),
        "may": {verb: rules.may(request.user, verb, found) for verb in rules.WORK},
        "figures": told.figures,
        "tiers": story.by_tier(told.happenings),
        "open_ends": [*told.open_ends, *(queries.without_session(found) if going_on else [])],
        "ties": queries.ties(found) if rules.may_open(request.user) else [],
    }
    return render(request, "consultation/themes/theme.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """When a colleague saved in between, both are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="edit")
    form = ThemeForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(theme=found, facts=form.facts(), version=form.cleaned_data["version"], by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            form = ThemeForm(again(request, theirs), instance=found, by=request.user)
        except Refused as refused:
            form.add_error("title", str(refused.reason))
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:theme", public_id)
    return render(request, FORM, {"form": form, "title": _("修改主题"), "theme": found, "theirs": theirs})


def tie(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="tie")
    form = TieForm(request.POST or None, theme=found)
    if request.method == "POST" and form.is_valid():
        actions.tie(theme=found, things=form.things(), tier=form.cleaned_data["tier"], by=request.user)
        messages.success(request, _("已归入主题。"))
        return redirect("consultation:theme", public_id)
    return render(request, FORM, {"form": form, "title": _("归入事项"), "theme": found})


@require_POST
def untie(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.tie_for(request.user, pk)
    actions.untie(tie=found, by=request.user)
    messages.success(request, _("已移出主题。"))
    return redirect("consultation:theme", found.theme.public_id)


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A verb of the life, or the publication: at once by a click, or with its words."""
    if verb in CLICKS and request.method == "POST":
        found = queries.get_for(request.user, public_id, to=verb)
        return _done(request, CLICKS[verb](theme=found, by=request.user))
    if verb not in WORDED:
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    act, form_class = WORDED[verb]
    known = {"conclusion": found.conclusion} if verb == "conclude" else {}
    form = form_class(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        return _done(request, act(theme=found, **form.cleaned_data, by=request.user))
    return render(request, FORM, {"form": form, "title": rules.LIFE.move(verb).word, "theme": found})


@login_not_required
def published(request: HttpRequest) -> HttpResponse:
    """Themes that anybody may read."""
    return render(request, "consultation/themes/published.html", {"themes": queries.published()})


@login_not_required
def published_one(request: HttpRequest, public_id: str) -> HttpResponse:
    """One theme for the public: what was held, advised, and came of it. No names, no statements."""
    found = queries.published_one(public_id)
    told = story.whole(None, found)
    tiers = [(tier, events) for tier, events in story.by_tier(told.happenings) if events]
    context = {"theme": found, "figures": told.figures, "tiers": tiers}
    return render(request, "consultation/themes/published_one.html", context)


def _done(request: HttpRequest, found: Theme) -> HttpResponse:
    messages.success(request, _("已办理。"))
    return redirect("consultation:theme", found.public_id)


def _moves(request: HttpRequest, found: Theme) -> list[tuple[Any, Any]]:
    """The moves that lead on from the present state, each with today's answer."""
    mine = rules.LIFE.open_moves(request.user, found)
    return [(move, rules.may(request.user, move.verb, found)) for move, _a in mine if found.state in move.sources]
