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
        "看不出彼此分开的意见群体：看法有差别，但连成一片。按一个整体报告。",
        "No groups of opinion that stand apart: views differ, but shade into each other. Told as one.",
    ),
    "consensus.note.groups": (
        "有 {groups} 个彼此分开的意见群体（{sizes} 人）。换一批同样的人再来，一致程度 {stability:.2f}（最高 1）。",
        "There are {groups} groups of opinion that stand apart ({sizes} people). With other people of the same kind "
        "the groups would agree with these by {stability:.2f} (1: wholly).",
    ),
    "consensus.note.between": (
        "其中 {count} 人介于群体之间（归属把握低于 {least:.0%}）。",
        "{count} of these people stand between groups (none is {least:.0%} sure).",
    ),
    "consensus.note.small": (
        "“{division}”中有 {groups} 个群体不足 {least} 人，为保护个人不单独显示。",
        "{groups} groups of “{division}” have fewer than {least} people; to protect them they are not shown.",
    ),
    "consensus.written": ("结果已写入 {folder}：report.html 可直接打开。", "Written to {folder}: open report.html."),
    "consensus.rejected": (
        "{count} 行没有读入，逐行见 rejects.csv；其余照常分析。",
        "{count} rows were not taken (rejects.csv tells each); the others were analysed.",
    ),
    # refusals
    "consensus.no_votes": (
        "{rows} 行里没有一行可用：“{column}”应为赞成、略过、不赞成，或 1、0、-1。",
        "None of the {rows} rows can be used: “{column}” should say agree, pass, disagree, or 1, 0, -1.",
    ),
    "consensus.not_a_vote": (
        "表态里有“{found}”，应为 1（赞成）、0（略过）或 -1（不赞成）。",
        "A vote is “{found}”, expected 1 (agree), 0 (pass) or -1 (disagree).",
    ),
    "consensus.polis": (
        "“{found}”像是 Polis 导出的文件，但读不成表：每人一行、每条观点一列，格中应为 1、0、-1 或空。",
        "“{found}” looks like a Polis export, but cannot be read: one participant a row, one statement a column, cells "
        "1, 0, -1 or empty.",
    ),
    "consensus.people": (
        "参与者表读不成：应有 participant 一列和至少一列划分（如 sector、town），读到的是“{found}”。",
        "The table of participants cannot be read: expected a column participant and at least one division such as "
        "sector or town, found “{found}”.",
    ),
    # the page
    "consensus.html.title": ("大家的共识", "What people agree on"),
    "consensus.html.summary": (
        "{participants} 人对 {statements} 条观点表态 {votes} 次。",
        "{participants} people voted {votes} times on {statements} statements.",
    ),
    "consensus.html.map": ("意见地图", "The map of opinion"),
    "consensus.html.map_told": (
        "每个点是一个人：离得近的人，表态相近；离得远的人，表态不同。空心点表态太少，位置不可靠。",
        "Each dot is a person: those who answer alike stand near each other. Of hollow dots too little is known.",
    ),
    "consensus.html.group": ("{group} 组，{size} 人", "group {group}, {size} people"),
    "consensus.html.unplaced": ("未归组，{size} 人", "in no group, {size} people"),
    "consensus.html.people": ("{size} 人", "{size} people"),
    "consensus.html.agreed": ("共识：各方多数都赞成", "Common ground: a majority of every group agrees"),
    "consensus.html.rejected": ("共识：各方多数都不赞成", "Common ground: a majority of every group disagrees"),
    "consensus.html.bridges": (
        "可能的桥梁：立场不同的人都较能接受",
        "Bridges: people who differ accept these more than others",
    ),
    "consensus.html.divides": (
        "真正的分歧：一方多数赞成，另一方多数不赞成",
        "Division: one majority agrees, another disagrees",
    ),
    "consensus.html.open": ("尚无定论", "Open"),
    "consensus.html.too_few": ("表态太少", "Too few votes"),
    "consensus.html.none": ("没有。", "None."),
    "consensus.html.across": ("按“{division}”看", "Across “{division}”"),
    "consensus.html.across_told": (
        "各方都赞成 {agreed} 条，都不赞成 {rejected} 条，有分歧 {divides} 条，未定 {open} 条，表态太少 {too_few} 条。",
        "{agreed} agreed by all, {rejected} rejected by all, {divides} divide, {open} open, {too_few} with few votes.",
    ),
    "consensus.html.votes": ("{votes} 次表态", "{votes} votes"),
    "consensus.html.least": ("各方中最低 {share:.0%}", "{share:.0%} at the least in any group"),
    "consensus.html.share": ("赞成 {agree:.0%}，略过 {passed:.0%}", "{agree:.0%} agree, {passed:.0%} pass"),
    "consensus.html.sure": ("把握 {sure:.0%}", "{sure:.0%} sure"),
    "consensus.html.more": ("另有 {count} 条，见 agreements.csv", "{count} more in agreements.csv"),
    "consensus.html.made": ("数据指纹 {fingerprint}", "fingerprint of the data {fingerprint}"),
}
