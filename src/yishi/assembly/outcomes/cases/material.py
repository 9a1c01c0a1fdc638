"""What the records say of a case: quoted and counted. What it teaches is left to people."""

from yishi.assembly.consultation.models import Consultation
from yishi.assembly.documents.letters import written
from yishi.assembly.opinions import queries as opinions
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source
from yishi.assembly.proposals.models import Proposal


def material(source: Source) -> dict[str, str]:
    """background, doing, result as a person begins from them; lesson empty."""
    background, doing = _told(source)
    rows = source.outcomes.filter(state=Outcome.State.CONFIRMED).order_by("day", "pk")
    result = "\n".join(f"{written(row.day)}，{row.get_kind_display()}：{row.words or row.title}" for row in rows)
    return {"background": background, "doing": doing, "result": result, "lesson": ""}


def _told(source: Source) -> tuple[str, str]:
    if isinstance(source, Consultation):
        told = opinions.material(source)
        return told["situation"], told["advice"]
    if isinstance(source, Proposal):
        items = "\n".join(f"{item.number}. {item.text}" for item in source.suggestions.all())
        return "\n".join(filter(None, (source.situation, source.analysis))), items
    return "\n".join(filter(None, (source.situation, source.analysis))), source.advice
