"""Parts of the objective as sentences: what one unit of each is."""

from yishi.engine.report import Sentence

MOVED = ("变动的委员", "members who move")
WISH = ("未满足的意愿", "wishes not met")
SIZE = ("人数偏离平均", "members above or below the even size")
PART_NAMES: dict[str, Sentence] = {
    "committee.field": ("专长与工作领域不合", "expertise outside the field of work"),
    "committee.exception": ("不随本界别的委员", "members placed apart from their sector"),
    "committee.size": SIZE,
    "committee.standing": ("常委少于平均", "standing members short of an even share"),
    "committee.wish": WISH,
    "committee.moved": MOVED,
    "village.compact": ("各村到中心村的公里数", "kilometres from villages to their central village"),
    "village.load": ("来件数偏离平均", "messages away from the average"),
    "village.population": ("人口偏离平均", "residents away from the average"),
    "village.residents": ("组内居住的委员多于或少于限额", "members at home there outside the limits of a group"),
    "village.crossing": ("跨镇", "further towns in a group"),
    "village.moved": ("换组的村", "villages that change their group"),
    "village.short": ("村数超出限额", "villages outside the limits"),
    "group.home": ("居住地到小组的公里数", "kilometres from home to the group"),
    "group.work": ("工作地到小组的公里数", "kilometres from the workplace to the group"),
    "group.sector": ("组内界别重复", "further members of one sector in a group"),
    "group.party": ("没有中共党员的小组", "groups without a Party member"),
    "group.women": ("女委员偏离平均", "women above or below an even share"),
    "group.age": ("年龄段多于平均", "members of an age third above an even share"),
    "group.standing": ("常委多于平均", "standing members above an even share"),
    "group.size": SIZE,
    "group.wish": WISH,
    "group.moved": MOVED,
    "branch.unrelated": ("支部与镇、界别都无关", "branches of neither one's town nor one's sector"),
    "branch.size": SIZE,
    "branch.wish": WISH,
    "branch.moved": MOVED,
    "link.unrelated": ("联系双方不同组、不同镇、不同界别", "links across group, town and sector"),
    "link.apart": ("联系双方不在一组", "links between two groups"),
    "link.far": ("联系双方居住地相距的公里数", "kilometres between the homes of those linked"),
    "link.many": ("一人联系的人数多于平均", "people one links above an even share"),
    "link.nobody": ("无人联系的委员", "members whom nobody links"),
    "link.wish": WISH,
    "link.moved": MOVED,
}
PARTS: dict[str, Sentence] = {f"placement.part.{name}": said for name, said in PART_NAMES.items()}
