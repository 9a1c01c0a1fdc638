"""What a campaign came to, as an official paper: counted figures and the office's own words."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, Table, paragraphs, written
from yishi.assembly.outreach.campaigns import queries, tally
from yishi.assembly.outreach.campaigns.models import Campaign
from yishi.assembly.papers.kinds import PaperKind


def report(found: Campaign) -> Letter:
    """关于…倡议开展情况的总结."""
    counts = found.counts or tally.of(found).plain()
    office = found.assembly.short_name
    day = timezone.localdate(found.concluded_at) if found.concluded_at else timezone.localdate()
    roles = counts["roles"]
    text = (
        f"{written(found.since)}，{office}向全体委员发出“{found.title}”倡议。"
        f"至{written(found.until)}，{counts['pledges']}名委员认领，其中宣传员{roles['publicist']}人次、"
        f"服务员{roles['helper']}人次、监督员{roles['overseer']}人次；经确认的行动{counts['efforts']}项；"
        f"发现问题{counts['problems']}个，其中{counts['handed']}个转入民主监督。"
    )
    towns = tuple((name, str(n)) for name, n in counts["towns"].items())
    sectors = tuple((name, str(size), str(pledged)) for name, size, pledged in counts["sectors"])
    blocks: list[Block] = [Heading("一、总体情况"), Paragraph(text)]
    blocks += [Heading("二、做法和成效"), *paragraphs(found.report)] if found.report else []
    blocks += [Heading("三、各镇（街道）行动"), Table(("镇（街道）", "行动（项）"), towns)]
    blocks += [Heading("四、各界别认领"), Table(("界别", "委员（人）", "认领（人）"), sectors)]
    return Letter(
        head=f"{office}倡议总结",
        title=f"关于“{found.title}”倡议开展情况的总结",
        blocks=tuple(blocks),
        signature=f"{office}办公室",
        signed=day,
    )


def _newest(user: Any) -> Campaign | None:
    return queries.campaigns(user).exclude(state=Campaign.State.DRAFT).order_by("-since").first()


REPORT = PaperKind(
    "campaign",
    _("倡议总结"),
    letter=report,
    newest=_newest,
    model=Campaign,
    find=queries.get_for,
    page="outreach:campaign",
    fixed="concluded_at",
    facts={"倡议": lambda found: found.title, "机关": lambda found: found.assembly.short_name},
)
