"""Print every life's table as a Mermaid diagram into docs/lives: `make docs`."""

import os
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULES = (
    "topics.rules", "topics.brief.rules", "topics.bursts.rules", "hotline.rules", "consultation.rules",
    "consultation.ballots.rules", "consultation.floor.rules",
    "consultation.plan.rules", "consultation.plan.rules_subjects", "consultation.public.rules",
    "consultation.research.rules", "consultation.research.rules_questionnaires",
    "consultation.supervision.rules", "consultation.supervision.rules_findings", "consultation.themes.rules",
    "exchange.rules", "exchange.rules_links",
    "opinions.rules", "opinions.reports.rules", "opinions.addressees.rules", "opinions.upward.rules",
    "proposals.rules", "proposals.handling.rules", "proposals.key.rules", "proposals.quality.rules",
    "proposals.archive.rules", "placement.drafts.rules", "outreach.visits.rules",
    "outreach.studios.rules", "outreach.studios.rules_matters", "outreach.campaigns.rules", "outreach.squads.rules",
    "outcomes.rules", "outcomes.cases.rules", "appraisal.rules",
)  # fmt: skip


def diagrams() -> dict[Path, str]:
    """File of docs/lives → its text, for every room that has a life."""
    from django.utils import translation

    pages = {}
    with translation.override("zh-hans"):
        for rules in RULES:
            life = import_module(f"yishi.assembly.{rules}").LIFE
            file = f"{rules.replace('.', '/')}.py"
            body = f"# {life.name}\n\nPrinted from `{file}` by `make docs`.\n\n```mermaid\n{life.diagram()}```\n"
            pages[ROOT / "docs" / "lives" / f"{life.name}.md"] = body
    return pages


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yishi.assembly.config.settings.test")
    import django

    django.setup()
    for file, text in diagrams().items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
