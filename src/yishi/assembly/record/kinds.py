"""The kinds of deed in the reader's language. The table itself is the engine's: the book and the scheme use one."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.engine.scoring.kinds_of_deed import DEED_KINDS

KINDS = {kind.code: kind for kind in DEED_KINDS}
SHARES = {
    "first": _("第一人"),
    "host": _("主持"),
    "speaker": pgettext("role", "发言"),
    "joiner": _("参与"),
}


def place_of(code: str) -> int:
    """Where the kind stands in the table, to sort by."""
    return list(KINDS).index(code) if code in KINDS else len(KINDS)


def word_of(code: str) -> str:
    """The kind's name; an unknown code stays as it is."""
    kind = KINDS.get(code)
    if kind is None:
        return code
    return kind.zh if (get_language() or "zh").startswith("zh") else kind.en


def share_word(code: str) -> str:
    """The role's name; an unknown code stays as it is."""
    return str(SHARES.get(code, code))


def choices() -> list[tuple[str, str]]:
    """(code, name) for a form, in the table's order."""
    return [(kind.code, word_of(kind.code)) for kind in DEED_KINDS]


def share_choices() -> list[tuple[str, str]]:
    return [(code, share_word(code)) for code in SHARES]
