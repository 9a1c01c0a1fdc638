"""Sentences of the pipeline, Chinese and English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "consensus.step.learn": ("从表态学习每个人的立场", "learning where people stand from their votes"),
    "consensus.step.groups": ("寻找意见群体，并检验是否站得住", "looking for groups of opinion, and whether they hold"),
    "consensus.step.agreement": ("逐条判断共识与分歧", "judging each statement: common ground or division"),
    "consensus.note.empty": ("没有表态可供分析。", "There are no votes to analyse."),
    "consensus.note.unknown": (
        "{count} 人表态太少，看不出立场，不归入任何群体；他们的表态照样计入总数。",
        "{count} people voted too little to tell where they stand; they are in no group, and count in the whole.",
    ),
    "consensus.note.one": (
        "看不出可靠的意见群体：换一批同样的人再来，分出的群体不会一样（一致程度 {stability:.2f}）。按一个整体报告。",
        "No groups of opinion that can be relied on: with other people of the same kind the groups would not come "
        "again (agreement {stability:.2f}). Told as one.",
    ),
    "consensus.note.wings": (
        "意见连成一片，中间没有断开，但有可靠的两端（{sizes} 人；换一批同样的人，一致程度 {stability:.2f}）。",
        "Opinions shade into each other without a gap, with two ends that can be relied on ({sizes} people; with other "
        "people of the same kind the agreement is {stability:.2f}).",
    ),
    "consensus.note.camps": (
        "有 {groups} 个彼此分开的意见群体（{sizes} 人；换一批同样的人，一致程度 {stability:.2f}）。",
        "There are {groups} groups of opinion that stand apart ({sizes} people; with other people of the same kind the "
        "agreement is {stability:.2f}).",
    ),
    "consensus.note.between": (
        "其中 {count} 人介于群体之间（归属把握低于 {least:.0%}）。",
        "{count} of these people stand between groups (none is {least:.0%} sure).",
    ),
    "consensus.note.small": (
        "“{division}”中有 {groups} 个群体不足 {least} 人，为保护个人不单独显示。",
        "{groups} groups of “{division}” have fewer than {least} people; to protect them they are not shown.",
    ),
}
