"""What this room tells of a theme: bulletins on its sessions. Bulletins are not public; the public learns nothing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.consultation.themes.models import Theme
from yishi.assembly.consultation.themes.story import Figure, Happening, OpenEnd, Part, tiers
from yishi.assembly.opinions import rules
from yishi.assembly.opinions.queries import bulletins
from yishi.assembly.topics.story import Event


def part(user: Any | None, theme: Theme) -> Part:
    """Bulletins issued, and those that nobody has signed or sent yet; for whoever may read them."""
    if user is None or not user.is_a(*rules.READERS):
        return Part()
    at_tier = tiers(theme, "consultation")
    happenings, open_ends, issued = [], [], 0
    for row in bulletins(user).filter(consultation__public_id__in=at_tier).order_by("pk"):
        assert row.consultation  # the filter above
        href = reverse("opinions:bulletin", args=[row.public_id])
        if row.issued_at:
            issued += 1
            words = _("签发专报：%(title)s") % {"title": row.title}
            event = Event(row.issued_at, words, href=href, icon="file-text", tone="good")
            happenings.append(Happening(at_tier[row.consultation.public_id], event))
        if not row.sent_at:
            open_ends.append(OpenEnd(_("专报还没有报送：%(title)s") % {"title": row.title}, href))
    return Part(tuple(happenings), (Figure(_("签发专报"), issued),), tuple(open_ends))
