"""How a reader wants pages to look (适老化): type size, contrast, light or dark. One cookie, set by the server."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Words

COOKIE = "yishi_look"
YEAR = 365 * 24 * 3600

CHOICES: dict[str, tuple[Words, dict[str, Words]]] = {
    "size": (_("字号"), {"normal": _("标准"), "large": _("大"), "huge": _("特大")}),
    "contrast": (_("对比度"), {"normal": _("标准"), "high": _("高对比")}),
    "theme": (_("底色"), {"light": _("浅色"), "dark": _("深色")}),
}


@dataclass(frozen=True, slots=True)
class Look:
    """One reader's choice; the first of each list unless the cookie says otherwise."""

    size: str = "normal"
    contrast: str = "normal"
    theme: str = "light"

    @property
    def menu(self) -> list[dict[str, Any]]:
        """The choices for the menu: name, word, options with (value, word, chosen)."""
        return [
            {"name": name, "word": word, "options": [(v, w, v == getattr(self, name)) for v, w in options.items()]}
            for name, (word, options) in CHOICES.items()
        ]


def read(request: HttpRequest) -> Look:
    """The reader's look; unknown values in the cookie are ignored."""
    parts = dict(zip(CHOICES, request.COOKIES.get(COOKIE, "").split("."), strict=False))
    return Look(**{name: value for name, value in parts.items() if value in CHOICES[name][1]})


def changed(request: HttpRequest) -> Look:
    """The look after the posted choices: what is not posted, or not known, stays."""
    look = read(request)
    return Look(
        **{
            name: request.POST[name] if request.POST.get(name) in options else getattr(look, name)
            for name, (_word, options) in CHOICES.items()
        }
    )


def write(response: HttpResponse, look: Look) -> None:
    value = ".".join(getattr(look, name) for name in CHOICES)
    response.set_cookie(
        COOKIE, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )
