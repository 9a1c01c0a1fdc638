"""The tables of placing people: who, where, what there is to be placed in, what people decided, and the answer.

Ids are texts. Frames in: PERSON, PLACE, BODY, RULING. Frames out: PLACED, PLACED_VILLAGE, PLACING_PART, PLACING_PROOF,
PLACING_GAP.
"""

import polars as pl

from yishi.engine.tables import FLAG, REAL, TEXT, WHOLE, Column, Table

POSTS = ("member", "standing", "secretary", "vice_chair", "chair")
BODY_KINDS = ("committee", "group", "branch")
RULINGS = ("fixed", "barred", "together", "apart", "wish")
PLACEMENTS = ("committee", "village", "group", "branch", "link")

PERSON = Table(
    "person",
    (
        Column("member_id", TEXT, "委员编号", "public id"),
        Column("name", TEXT, "姓名", "for the office's own pages", optional=True),
        Column("sector", TEXT, "界别", "sector", optional=True),
        Column("post", TEXT, "职务", "member, standing, secretary, vice_chair, chair", optional=True),
        Column(
            "party", TEXT, "党派", "as in the roster; the scheme says which values are Party members", optional=True
        ),
        Column("sex", TEXT, "性别", "male, female", optional=True),
        Column("born", WHOLE, "出生年份", "year", optional=True),
        Column("expertise", TEXT, "专长", "what one knows about, free text", optional=True),
        Column("home", TEXT, "居住地", "village_id", optional=True),
        Column("workplace", TEXT, "工作地", "village_id", optional=True),
        Column("committee", TEXT, "专委会", "where the person is now; null: nowhere", optional=True),
        Column("group", TEXT, "行动小组", "where the person is now; null: nowhere", optional=True),
        Column("branch", TEXT, "履职党支部", "where the person is now; null: nowhere", optional=True),
        Column("link", TEXT, "联系人", "member_id of the Party member who links this one now", optional=True),
    ),
    key=("member_id",),
)

PLACE = Table(
    "place",
    (
        Column("village_id", TEXT, "村(社区)编号", "public id"),
        Column("name", TEXT, "村(社区)", "name"),
        Column("town", TEXT, "镇(街道)", "name or id of its town"),
        Column("longitude", REAL, "经度", "degrees", optional=True),
        Column("latitude", REAL, "纬度", "degrees", optional=True),
        Column("population", WHOLE, "人口", "residents", optional=True),
        Column("load", REAL, "来件数", "messages in a year", optional=True),
        Column("group", TEXT, "行动小组", "its group now", optional=True),
        Column(
            "neighbours",
            pl.List(pl.String()),
            "相邻村(社区)",
            "village_ids that share a border; null: worked out from positions",
            optional=True,
        ),
    ),
    key=("village_id",),
)

BODY = Table(
    "body",
    (
        Column("kind", TEXT, "类别", "committee, group, branch"),
        Column("body_id", TEXT, "编号", "public id, unique among its kind"),
        Column("name", TEXT, "名称", "name"),
        Column("field", TEXT, "工作领域", "words of a committee's field of work", optional=True),
        Column("towns", pl.List(pl.String()), "镇(街道)", "towns it belongs to", optional=True),
        Column("sectors", pl.List(pl.String()), "界别", "sectors it belongs to", optional=True),
        Column("least", WHOLE, "最少人数", "its own limit; null: the scheme's", optional=True),
        Column("most", WHOLE, "最多人数", "its own limit; null: the scheme's", optional=True),
    ),
    key=("kind", "body_id"),
)

RULING = Table(
    "ruling",
    (
        Column("kind", TEXT, "规定", "fixed, barred, together, apart, wish"),
        Column("placement", TEXT, "安排", "committee, group, branch, village, link"),
        Column("who", TEXT, "谁", "member_id, a sector (committee only), or village_id (village only)"),
        Column(
            "other", TEXT, "对象", "body_id; for together and apart the other member_id or village_id", optional=True
        ),
        Column("why", TEXT, "理由", "a line for people", optional=True),
    ),
)

PLACED = Table(
    "placed",
    (
        Column("placement", TEXT, "安排", "committee, group, branch, link"),
        Column("member_id", TEXT, "委员编号", "who"),
        Column("body_id", TEXT, "去处", "the body; of a link the Party member who links; null: nobody", optional=True),
        Column("was", TEXT, "原来", "where the person was; null: nowhere", optional=True),
        Column("moved", FLAG, "变动", "whether somebody who was somewhere goes elsewhere"),
        Column("reason", TEXT, "理由", "sentence code, e.g. `placement.why.lives`"),
        Column("params", TEXT, "依据", "JSON: the numbers and words the sentence quotes"),
        Column("other", TEXT, "次优", "the next best; null: there is no other", optional=True),
        Column("other_cost", REAL, "次优代价", "by how much the whole objective would rise", optional=True),
        Column("other_reason", TEXT, "次优理由", "sentence code: why it is worse", optional=True),
        Column("other_params", TEXT, "次优依据", "JSON", optional=True),
    ),
    key=("placement", "member_id"),
)

PLACED_VILLAGE = Table(
    "placed_village",
    (
        Column("village_id", TEXT, "村(社区)编号", "the village"),
        Column("body_id", TEXT, "行动小组", "its group"),
        Column("was", TEXT, "原来", "its group before; null: none", optional=True),
        Column("moved", FLAG, "变动", "whether it leaves a group"),
        Column("reason", TEXT, "理由", "sentence code, e.g. `placement.why.village`"),
        Column("params", TEXT, "依据", "JSON: the numbers and words the sentence quotes"),
    ),
    key=("village_id",),
)

PLACING_PART = Table(
    "placing_part",
    (
        Column("placement", TEXT, "安排", "committee, village, group, branch, link"),
        Column("part", TEXT, "项", "name of the part, as in the scheme's prices"),
        Column("amount", REAL, "数量", "in the part's own unit: people, kilometres, shares"),
        Column("weight", REAL, "单价", "price of one unit, by the scheme"),
        Column("price", REAL, "代价", "amount × weight"),
        Column("reason", TEXT, "含义", "sentence code, e.g. `placement.part.home`"),
    ),
    key=("placement", "part"),
)

PLACING_PROOF = Table(
    "placing_proof",
    (
        Column("placement", TEXT, "安排", "committee, village, group, branch, link"),
        Column("stage", TEXT, "步骤", "sentence code: what the bound is a bound of"),
        Column("objective", REAL, "代价", "of what was found"),
        Column("bound", REAL, "下界", "no placement that keeps the rules costs less"),
        Column("gap", REAL, "差距", "(objective − bound) ÷ objective, 0 to 1"),
    ),
    key=("placement",),
)

PLACING_GAP = Table(
    "placing_gap",
    (
        Column("placement", TEXT, "安排", "committee, village, group, branch, link"),
        Column("subject", TEXT, "对象", "member_id, village_id or body_id; null: the whole", optional=True),
        Column("reason", TEXT, "说明", "sentence code, e.g. `placement.gap.no_party_member`"),
        Column("params", TEXT, "依据", "JSON: the numbers and words the sentence quotes"),
    ),
)
