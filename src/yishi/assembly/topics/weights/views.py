"""Pages of the weights: see them, try others, set them; and the remits that fit is measured by."""

from django.contrib import messages as notices
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.topics import rules as topics
from yishi.assembly.topics.weights import actions, queries, rules
from yishi.assembly.topics.weights.forms import RemitsForm, WeightsForm


def weights(request: HttpRequest) -> HttpResponse:
    """The weights in force and their history; a preview shows what order other weights would give."""
    require(topics.may_look(request.user))
    saving = request.method == "POST" and "preview" not in request.POST
    if saving:
        require(rules.may_weigh(request.user))
    in_force = queries.in_force(request.user)
    form = WeightsForm(request.POST or None, weights=in_force, saving=saving)
    if saving and form.is_valid():
        actions.set_weights(weights=form.weights, why=form.cleaned_data["why"], by=request.user)
        notices.success(request, _("新的权重已生效，议题已重新排序。"))
        return redirect("topics:weights")
    tried = form.weights if form.is_valid() else None
    context = {"form": form, "tried": tried is not None, "may_weigh": rules.may_weigh(request.user)}
    places = queries.preview(request.user, tried or in_force)
    context |= {"places": places[: queries.TOP], "fallen": queries.fallen(places)}
    context |= {"total": sum((tried or in_force).values()), "in_force": queries.named(in_force)}
    if "HX-Request" in request.headers:
        return render(request, "topics/weights/preview.html", context)
    context["history"] = queries.history(request.user)
    return render(request, "topics/weights/weights.html", context)


def remits(request: HttpRequest) -> HttpResponse:
    """The words by which a message shows that it falls to a committee."""
    require(topics.may_look(request.user))
    may_set = rules.may_set_remits(request.user)
    remits_of = queries.remits(request.user)
    form = RemitsForm(request.POST or None, remits=remits_of)
    if request.method == "POST" and form.is_valid():
        require(may_set)
        known = dict(remits_of)
        with transaction.atomic():
            for committee, words in form.words:
                if words != known[committee]:
                    actions.set_remit(committee=committee, words=words, by=request.user)
        notices.success(request, _("职能用语已保存，下次梳理时按新的用语计算。"))
        return redirect("topics:remits")
    return render(request, "topics/weights/remits.html", {"form": form, "remits": remits_of, "may_set": may_set})
