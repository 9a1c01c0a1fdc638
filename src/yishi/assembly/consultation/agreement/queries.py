"""What the pages of the room show of what a consultation's votes say together."""

from dataclasses import dataclass
from typing import Any

from yishi.assembly.consultation.agreement import across, picture, rules, sections, votes, worked_out
from yishi.assembly.consultation.agreement.jobs import SETTINGS
from yishi.assembly.consultation.agreement.sections import Group, Line, Section
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import kept


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that the page tells. `picture` is None where too few people voted to draw one."""

    run: Run
    participants: int
    votes: int
    groups: list[Group]
    sections: list[Section]
    picture: picture.Picture | None
    across: list[across.Division]
    behind: bool  # votes were cast or changed since

    @property
    def lines(self) -> list[Line]:
        return [line for section in self.sections for line in section.lines]

    @property
    def common(self) -> int:
        return len(self.sections[0].lines)


def agreement(user: Any, consultation: Consultation, voice: Voice = Voice.MEMBERS) -> Agreement | None:
    """The newest that was worked out; None before the first, or where its frames are gone."""
    run = worked_out.newest(consultation, voice)
    if run is None:
        return None
    try:
        standings, answers, verdicts, shares = (
            kept(run, name) for name in ("standings", "answers", "agreements", "group_agreements")
        )
    except FileNotFoundError:
        return None
    texts = dict(consultation.statements.filter(withdrawn=False).values_list("public_id", "text"))
    lines = sections.lines(verdicts, shares, answers, texts)
    sizes = dict(standings.drop_nulls("group")["group"].value_counts().iter_rows())
    told = sections.groups(lines, sizes) if len(sizes) > 1 else []
    mine = user.member_id and voice == Voice.MEMBERS
    own = votes.code_of(consultation, user.member_id) if mine else ""
    drawn = standings.height >= rules.DOTS_FROM
    return Agreement(
        run=run,
        participants=standings.height,
        votes=int(standings["votes"].sum()),
        groups=told,
        sections=sections.sections(lines, groups=max(len(told), 1)),
        picture=picture.draw(standings, own, least_sure=SETTINGS.least_sure) if drawn else None,
        across=across.divisions(verdicts, shares, texts),
        behind=votes.mark(consultation, voice) != run.params["mark"],
    )
