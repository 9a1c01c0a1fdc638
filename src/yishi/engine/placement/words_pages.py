"""What report.html and the command say."""

from yishi.engine.report import Sentence

_NOTES: dict[str, Sentence] = {
    name: (
        f"{zh}：代价{{objective:,.1f}}，距可证明的最好结果不超过{{gap:.2%}}。",
        f"{en}: price {{objective:,.1f}}, within {{gap:.2%}} of the best there can be.",
    )
    for name, zh, en in (
        ("committee", "专委会", "Committees"),
        ("village", "村(社区)编组", "Villages"),
        ("group", "行动小组", "Action groups"),
        ("branch", "履职党支部", "Branches"),
        ("link", "党员联系", "Links"),
    )
}
_NOTES |= {
    "moved": ("共有{count}处变动。", "{count} changes for somebody who was somewhere."),
    "same_names": (
        "{count}个姓名有多人使用，按编号区分：{names}。",
        "{count} names are borne by several people, told apart by id: {names}.",
    ),
    "gaps": ("有{count}处未尽，逐一列出。", "{count} things are left open, each named."),
    "violations": ("核对发现{count}处不合规定。", "The check found {count} broken rules."),
}
_PAGE: dict[str, Sentence] = {
    "title": ("委员安排", "Placing members"),
    "summary": (
        "{people:,} 名委员，{villages:,} 个村(社区)，{moved:,} 处变动",
        "{people:,} members, {villages:,} villages, {moved:,} changes",
    ),
    "proofs": ("距最好结果有多远", "How far from the best"),
    "proofs_told": (
        "下界由另一条途径算出：遵守全部规定的任何安排，代价都不会更低。",
        "The bound is worked out in another way: no placement that keeps all rules costs less.",
    ),
    "placement": ("安排", "Placement"),
    "objective": ("代价", "Price"),
    "bound": ("下界", "Bound"),
    "gap": ("差距", "Gap"),
    "stage": ("范围", "Of what"),
    "parts": ("代价由什么构成", "What the price is made of"),
    "part": ("项目", "Part"),
    "amount": ("数量", "Amount"),
    "weight": ("单价", "Price of one"),
    "price": ("代价", "Price"),
    "map": ("村(社区)与行动小组", "Villages and action groups"),
    "map_told": (
        "同色相连的是一组；线连到组内的中心村。",
        "Villages of one colour that are joined are one group; lines lead to its middle.",
    ),
    "groups": ("行动小组", "Action groups"),
    "committees": ("专委会", "Committees"),
    "branches": ("履职党支部", "Branches"),
    "links": ("党员联系", "Links"),
    "members": ("{count} 人", "{count} members"),
    "villages": ("{count} 个村", "{count} villages"),
    "linked": ("联系 {count} 人", "links {count}"),
    "why": ("理由", "Why"),
    "next": ("次优：{other}，代价多 {cost:.1f}。{why}", "Next best: {other}, dearer by {cost:.1f}. {why}"),
    "no_next": ("没有别的去处。", "There is no other place."),
    "moved_from": ("原在{was}", "was in {was}"),
    "gaps": ("未尽之处", "Left open"),
    "none": ("没有。", "None."),
    "more": ("另有{count}条，见表。", "{count} more in the tables."),
    "nobody": ("无人联系", "Linked by nobody"),
    "made": ("数据指纹 {fingerprint}", "Fingerprint of the data {fingerprint}"),
}
PAGES: dict[str, Sentence] = {
    **{f"placement.note.{name}": said for name, said in _NOTES.items()},
    **{f"placement.html.{name}": said for name, said in _PAGE.items()},
    "placement.written": ("结果已写入 {folder}", "Results are in {folder}"),
    "placement.rejected": ("{file}有{count}行没有用：", "{count} rows of {file} were not taken:"),
}
