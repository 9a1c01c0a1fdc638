"""What opens a questionnaire without an account: a signed link, and a random id that a device keeps in a cookie."""

import secrets
from datetime import date

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from yishi.assembly.consultation.research.models import Questionnaire
from yishi.engine import privacy

COOKIE = "yishi_questionnaire"
KEPT = 180 * 24 * 3600  # seconds
SALT = "consultation.research.questionnaire"


def token_of(questionnaire: Questionnaire) -> str:
    """The link's end: public id and signature."""
    return Signer(salt=SALT).sign(questionnaire.public_id)


def questionnaire_of(token: str) -> Questionnaire:
    """The questionnaire of a token that we signed; 404 for any other."""
    try:
        public_id = Signer(salt=SALT).unsign(token)
    except BadSignature as forged:
        raise Http404(token) from forged
    found = Questionnaire.objects.select_related("research", "assembly").filter(public_id=public_id).first()
    if found is None:
        raise Http404(token)
    return found


def device_of(request: HttpRequest) -> str:
    """The device's random id; empty where it brings none, or one that we did not sign."""
    return request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""


def give(response: HttpResponse) -> None:
    """Hand a fresh id to the device, for these pages alone."""
    response.set_signed_cookie(
        COOKIE,
        secrets.token_hex(16),
        salt=SALT,
        max_age=KEPT,
        path=reverse("consultation:research_list"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def key_of(questionnaire: Questionnaire, source: str) -> str:
    """What is stored of an account's or device's id: another for each questionnaire, so that nobody is followed."""
    return privacy.pseudonym(f"{questionnaire.public_id}:{source}", settings.SECRET_KEY.encode())


def network_key(network: str, day: date) -> str:
    """What is stored of a network address, and only until the day is over."""
    return privacy.pseudonym(f"{day}:{network}", settings.SECRET_KEY.encode())
