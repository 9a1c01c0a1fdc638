"""Sentences of placing, by code: Chinese, English."""

from yishi.engine.placement.words_pages import PAGES
from yishi.engine.placement.words_parts import PARTS
from yishi.engine.placement.words_reasons import REASONS
from yishi.engine.placement.words_refusals import REFUSALS
from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "placement.step.committee": ("安排专委会", "Placing members on committees"),
    "placement.step.village": ("编村(社区)组", "Grouping villages"),
    "placement.step.group": ("安排行动小组", "Placing members in action groups"),
    "placement.step.branch": ("安排履职党支部", "Placing Party members in branches"),
    "placement.step.link": ("安排联系人", "Linking members to Party members"),
    "placement.stage.committee": ("界别整体入委，例外计价", "sectors whole on committees, exceptions priced"),
    "placement.stage.village": ("各镇内相连的村组，逐一列举", "connected groups of villages within towns, all of them"),
    "placement.stage.group": ("村组既定，委员入组", "members into groups, the villages as they are"),
    "placement.stage.branch": ("党员委员入支部", "Party members into branches"),
    "placement.stage.link": ("党员委员联系党外委员", "every other member linked to a Party member"),
    "placement.name.committee": ("专委会", "Committees"),
    "placement.name.village": ("村(社区)编组", "Villages"),
    "placement.name.group": ("行动小组", "Action groups"),
    "placement.name.branch": ("履职党支部", "Branches"),
    "placement.name.link": ("党员联系", "Links"),
    **PAGES,
    **PARTS,
    **REASONS,
    **REFUSALS,
}
