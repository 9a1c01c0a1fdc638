"""Pages that phones open by a place's code: no account, no script needed, one question at a time."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from yishi.assembly.base.access import Refused
from yishi.assembly.consultation.public import actions_phones, networks, queries_phones, rules, tokens
from yishi.assembly.consultation.public.forms import SayForm, VoteForm
from yishi.assembly.consultation.public.models import Place
from yishi.assembly.consultation.public.phones import Phone

PhonePage = Callable[..., HttpResponse]


def for_phones(page: PhonePage) -> PhonePage:
    """Give a page its phone; hand new phones their id; show a refusal in words.

    A phone that posts without its id keeps no cookies: its votes could not be told from another's, so none is taken.
    The id stands in for a CSRF token, which a page that is sent again next morning would no longer have: browsers keep
    it from forms of other sites (SameSite), and those that say where a form comes from are asked.
    """

    @wraps(page)
    def answer(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        place = tokens.place_of(token)
        if place is None:
            return nowhere(request)
        known = tokens.device_of(request)
        phone = Phone(place, known or tokens.new_device(), networks.network_of(request))
        try:
            if request.method == "POST":
                _require_own_form(request, known)
            response = page(request, token, phone, **rest)
        except Refused as refused:
            context = {**_frame(token, place), "reason": refused.reason}
            response = render(request, "consultation/public/stopped.html", context, status=403)
        if not known:
            tokens.give(response, phone.device)
        return response

    return login_not_required(csrf_exempt(never_cache(answer)))


@login_not_required
def nowhere(request: HttpRequest) -> HttpResponse:
    """An address that no code of ours says, or no longer."""
    return render(request, "consultation/public/nowhere.html", status=404)


@for_phones
def landing(request: HttpRequest, token: str, phone: Phone) -> HttpResponse:
    """What is talked over, why, until when, what happens with it; after voting and when it is over: how it stands."""
    part, participant = phone.part, phone.participant()
    over = rules.is_over(part, timezone.now())
    mine = queries_phones.voted(phone, participant)
    context = {
        **_frame(token, phone.place),
        "may_take_part": rules.may_take_part(part, timezone.now()),
        "over": over,
        "mine": mine,
        "left": len(queries_phones.unvoted(phone)),
        "written": queries_phones.written(participant),
        "said": queries_phones.said(part.consultation) if over else [],
        "advice": part.consultation.advice.select_related("unit") if over else [],
        "came": queries_phones.came_of(part.consultation) if over else [],
    }
    return render(request, "consultation/public/landing.html", context)


@for_phones
def next_statement(request: HttpRequest, token: str, phone: Phone) -> HttpResponse:
    """The next statement to vote on; when none is left, how the others voted."""
    left = queries_phones.unvoted(phone)
    if not left or not rules.may_take_part(phone.part, timezone.now()):
        return redirect("consultation:public_page", token)
    context = {**_frame(token, phone.place), "statement": left[0], "left": len(left)}
    return render(request, "consultation/public/vote.html", context)


@for_phones
def vote(request: HttpRequest, token: str, phone: Phone, public_id: str) -> HttpResponse:
    """Vote on a statement, or look at it again to change the vote."""
    statement = queries_phones.statement_for(phone, public_id)
    form = VoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_phones.vote(statement=statement, value=form.value, version=form.cleaned_data["version"], by=phone)
        return redirect("consultation:public_next", token)
    context = {**_frame(token, phone.place), "statement": statement, "cast": queries_phones.vote_on(phone, statement)}
    return render(request, "consultation/public/vote.html", context)


@for_phones
def say(request: HttpRequest, token: str, phone: Phone) -> HttpResponse:
    """Write a statement. What others said much the same is shown first; sending it again then takes it."""
    form = SayForm(request.POST or None, initial={"once": secrets.token_hex(8)})
    alike: list[Any] = []
    if request.method == "POST" and form.is_valid():
        if "sure" not in request.POST:
            alike = queries_phones.similar(phone, form.cleaned_data["text"])
        if not alike and _taken(request, form, phone):
            return redirect("consultation:public_page", token)
    may = rules.may_take_part(phone.part, timezone.now())
    context = {**_frame(token, phone.place), "form": form, "alike": alike, "may_take_part": may}
    return render(request, "consultation/public/say.html", context)


def _taken(request: HttpRequest, form: SayForm, phone: Phone) -> bool:
    """Whether the statement was taken; when not, its form says why and keeps the words."""
    written = form.cleaned_data["text"]
    try:
        sent = actions_phones.say(**form.cleaned_data, by=phone)
    except Refused as refused:
        form.add_error("text", str(refused.reason))
        return False
    if sent.text != " ".join(written.split()):
        messages.warning(request, _("收到了。其中的个人信息已自动隐去；审核后大家就能看到。"))
    else:
        messages.success(request, _("收到了，审核后大家就能看到。"))
    return True


def _frame(token: str, place: Place) -> dict[str, Any]:
    return {"token": token, "place": place, "part": place.part, "consultation": place.part.consultation}


def _require_own_form(request: HttpRequest, device: str) -> None:
    """A form counts when it comes from our page and brings the phone's id."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        raise Refused(_("这个操作不是从本页面发出的，没有计入。"))
    if not device:
        raise Refused(_("您的浏览器没有保存参与凭证(Cookie)，刚才的操作没有计入。请允许后重新扫码。"))
