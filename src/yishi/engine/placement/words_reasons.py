"""Why somebody is where they are, why the next best is worse, what is left open, what is broken."""

from yishi.engine.placement.words_parts import PART_NAMES
from yishi.engine.report import Sentence

WHY: dict[str, Sentence] = {
    "fixed": ("经办人已指定。", "Fixed by a person."),
    "post": ("担任领导职务，留在原专委会。", "Holds a leading post and stays on the committee."),
    "together": ("按要求与{name}在一起。", "Stays together with {name}, as ruled."),
    "wish": ("满足本人意愿。", "As the member wished."),
    "stays": ("保持原安排。", "Stays where the member was."),
    "balance": ("这样整体最均衡。", "The whole is most even this way."),
    "sector_whole": (
        "{sector}整体进入；专长“{expertise}”与工作领域相合{fit:.0%}。",
        "The sector {sector} stays whole; the expertise “{expertise}” fits the field by {fit:.0%}.",
    ),
    "exception": (
        "不随{sector}整体安排：专长“{expertise}”与工作领域相合{fit:.0%}，或受人数、指定所限。",
        "Apart from the sector {sector}: the expertise “{expertise}” fits the field by {fit:.0%}, or sizes and "
        "rulings ask it.",
    ),
    "fit": (
        "专长“{expertise}”与工作领域相合{fit:.0%}。",
        "The expertise “{expertise}” fits the field by {fit:.0%}.",
    ),
    "lives": ("住在组内的{village}。", "Lives in {village}, a village of the group."),
    "lives_party": (
        "住在组内的{village}，也是组内唯一的中共党员。",
        "Lives in {village}, a village of the group, and is its only Party member.",
    ),
    "party": (
        "组内唯一的中共党员；居住地到本组{km:.1f}公里。",
        "The group's only Party member; home is {km:.1f} km from it.",
    ),
    "works": (
        "在组内的{village}工作；居住地到本组{km:.1f}公里。",
        "Works in {village}, a village of the group; home is {km:.1f} km from it.",
    ),
    "near": ("居住地到本组{km:.1f}公里。", "Home is {km:.1f} km from the group."),
    "branch_town": ("支部设在其所在的{town}。", "The branch is that of {town}, the member's town."),
    "branch_sector": ("支部设在其所属的{sector}。", "The branch is that of {sector}, the member's sector."),
    "branch_other": (
        "与其镇、界别都无关：为使各支部的人数都在限额之内。",
        "Of neither the member's town nor sector: so that every branch keeps its limits.",
    ),
    "link_group": (
        "与{name}同在一组，两家相距{km:.1f}公里。",
        "In one group with {name}; their homes are {km:.1f} km apart.",
    ),
    "link_town": (
        "与{name}同镇，两家相距{km:.1f}公里。",
        "In one town with {name}; their homes are {km:.1f} km apart.",
    ),
    "link_sector": ("与{name}同界别，两家相距{km:.1f}公里。", "Of one sector with {name}; {km:.1f} km apart."),
    "link_near": (
        "{name}是尚有余额的最近的党员，相距{km:.1f}公里。",
        "{name} is the nearest with room, {km:.1f} km away.",
    ),
    "nobody": ("没有尚有余额的党员委员可以联系。", "No Party member has room left."),
    "village": ("与同组各村相连。", "It borders on the villages of its group."),
    "village_middle": ("组内{count}个村的中心。", "The middle of the {count} villages of the group."),
    "village_near": (
        "与组内各村相连，距中心村{village}{km:.1f}公里。",
        "Joined to the villages of its group, {km:.1f} km from {village} in the middle.",
    ),
    "village_stays": ("保持原编组。", "Stays in its group."),
    "village_fixed": ("经办人已指定。", "Fixed by a person."),
}

GAPS: dict[str, Sentence] = {
    "home_unknown": (
        "{name}的居住地“{found}”不在村(社区)名单中，未计居住距离。",
        "The home “{found}” of {name} is not among the villages; the way from home was not counted.",
    ),
    "work_unknown": (
        "{name}的工作地“{found}”不在村(社区)名单中，未计工作距离。",
        "The workplace “{found}” of {name} is not among the villages; the way from it was not counted.",
    ),
    "no_home": (
        "{name}既无居住地也无工作地，无法就近安排。",
        "{name} has neither home nor workplace, so nearness could not count.",
    ),
    "no_position": (
        "{name}没有经纬度，暂按所在镇的中心计算。",
        "{name} has no position; it counts as standing in the middle of its town.",
    ),
    "short": (
        "{towns}的村数不足，小组{body}只有{found}个村，少于{least}个。",
        "{towns} has too few villages: group {body} has {found} instead of at least {least}.",
    ),
    "crossing": ("小组{body}跨{towns}。", "Group {body} reaches over {towns}."),
    "no_party_member": ("小组{body}没有中共党员。", "Group {body} has no Party member."),
    "branch_other": (
        "{name}所入的{body}与其镇、界别都无关，是人数限额所致。",
        "{name} is in {body}, of neither the own town nor sector: the limits ask it.",
    ),
    "nobody": (
        "没有党员委员可以联系{name}：每人最多联系{most}人。",
        "No Party member is left to link {name}: each links {most} at most.",
    ),
}

BROKEN: dict[str, Sentence] = {
    "fixed": ("应在{other}，实际不在。", "Ruled to be in {other}, and is not."),
    "barred": ("不得在{other}，实际在。", "Barred from {other}, and is there."),
    "together": ("应与{other}在一起，实际不在一起。", "Ruled to be together with {other}, and is not."),
    "apart": ("应与{other}分开，实际在一起。", "Ruled to be apart from {other}, and is not."),
    "unknown": ("{other}不是可以安排的去处。", "{other} is no body to be placed in."),
    "size": ("有{found}人，应为{least}至{most}人。", "{found} people, expected {least} to {most}."),
    "post": ("担任领导职务，应留在{other}。", "Holds a leading post and should stay in {other}."),
    "not_linked": ("是党员，不需要联系。", "Is a Party member, and needs no link."),
    "not_party": ("由{other}联系，但{other}不是党员。", "Linked by {other}, who is no Party member."),
    "links": ("联系{found}人，最多{most}人。", "Links {found} people, at most {most}."),
    "nowhere": ("没有安排。", "Is placed nowhere."),
    "stranger": ("不在名单中。", "Is not on the roster."),
    "not_asked": ("不属于应安排的人。", "Is not among those to be placed."),
    "not_connected": ("组内的村互不相连。", "Its villages do not hang together."),
    "number": ("有{found}个小组，应为{wanted}个。", "{found} groups, expected {wanted}."),
}


def _others() -> dict[str, Sentence]:
    """Why the next best is worse: which part rises, and by how much; alone or in exchange with somebody."""
    found: dict[str, Sentence] = {}
    for name, (zh, en) in PART_NAMES.items():
        found[f"placement.other.{name}"] = (
            f"主要因为“{zh}”增加{{amount:.1f}}。",
            f"Mainly because of {{amount:.1f}} more {en}.",
        )
        found[f"placement.swap.{name}"] = (
            f"须与{{name}}对调；主要因为“{zh}”增加{{amount:.1f}}。",
            f"Only in exchange with {{name}}; mainly because of {{amount:.1f}} more {en}.",
        )
    return found


REASONS: dict[str, Sentence] = {
    **{f"placement.why.{name}": said for name, said in WHY.items()},
    **{f"placement.gap.{name}": said for name, said in GAPS.items()},
    **{f"placement.broken.{name}": said for name, said in BROKEN.items()},
    "placement.other_equal": ("同样好。", "As good as this."),
    "placement.swap_equal": ("与{name}对调，同样好。", "As good, in exchange with {name}."),
    **_others(),
}
