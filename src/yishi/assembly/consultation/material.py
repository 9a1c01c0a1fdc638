"""A paper drawn from the record of the topic: counts and quotations only. The software writes no opinion."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from yishi.assembly.topics import queries as topics
from yishi.assembly.topics.models import Topic

QUOTED = 6
PLACES = 8


def text_of(topic: Topic) -> str:
    """What people raised, in numbers and in their own masked words."""
    lines = [
        _("%(first)s至%(last)s，群众来件反映“%(label)s”%(size)s件，归并为%(incidents)s起事件，涉及%(places)s个地点。")
        % {
            "first": _day(topic.first),
            "last": _day(topic.last),
            "label": topic.label,
            "size": topic.size,
            "incidents": topic.incident_count,
            "places": topic.places,
        }
    ]
    places = [f"{row['ticket__village__name']}{row['n']}" for row in topics.places(topic)[:PLACES]]
    if places:
        lines.append(_("来件较多的村(社区)：%(places)s。") % {"places": "、".join(places)})
    quotes = [
        f"· {_day(ticket.received_at)} {ticket.place} {ticket.text}" for ticket in topics.examples(topic)[:QUOTED]
    ]
    if quotes:
        lines += ["", _("群众来件摘录（个人信息已隐去）："), *quotes]
    return "\n".join(lines)


def _day(moment: object) -> str:
    return formats.date_format(timezone.localtime(moment), "DATE_FORMAT")  # type: ignore[arg-type]
