"""The tables both buildings speak: columns, types, units.

Every pipeline takes and returns `polars` frames of these shapes. Times are civil times of the assembly (Asia/Shanghai,
without a zone): seasons, weeks and "last night" are matters of the local clock.
"""

from dataclasses import dataclass, field

import polars as pl

from yishi.engine.report import InputError


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type, Chinese word, what it means (with the unit), and whether a row may lack it."""

    name: str
    dtype: pl.DataType
    zh: str
    meaning: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table's shape. `key` names the columns that together are unique."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = field(default=())

    @property
    def schema(self) -> dict[str, pl.DataType]:
        return {column.name: column.dtype for column in self.columns}

    def empty(self) -> pl.DataFrame:
        return pl.DataFrame(schema=self.schema)

    def fit(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return `frame` with exactly this table's columns, in order and typed; absent optional columns become null.

        Raises InputError `tables.missing_column` or `tables.wrong_type` naming the column.
        """
        for column in self.columns:
            if column.name not in frame.columns and not column.optional:
                raise InputError("tables.missing_column", table=self.name, column=column.name, zh=column.zh)
        return frame.select(self._fitted(frame, column) for column in self.columns)

    def _fitted(self, frame: pl.DataFrame, column: Column) -> pl.Series:
        if column.name not in frame.columns:
            return pl.Series(column.name, [None] * frame.height, dtype=column.dtype)
        try:
            return frame[column.name].cast(column.dtype)
        except pl.exceptions.PolarsError as error:
            raise InputError(
                "tables.wrong_type",
                table=self.name,
                column=column.name,
                zh=column.zh,
                found=str(frame[column.name].dtype),
                expected=str(column.dtype),
            ) from error


TEXT = pl.String()
WHOLE = pl.Int64()
REAL = pl.Float64()
FLAG = pl.Boolean()
DAY = pl.Date()
MOMENT = pl.Datetime("us")

TICKET = Table(
    "ticket",
    (
        Column("ticket_id", TEXT, "工单编号", "the source's own number; unique within a source"),
        Column("time", MOMENT, "来电时间", "when the public raised it, local civil time"),
        Column("place", TEXT, "地点", "place as told or as a field; free text", optional=True),
        Column("town", TEXT, "镇(街道)", "name of the town, where known", optional=True),
        Column("village", TEXT, "村(社区)", "name of the village, where known", optional=True),
        Column("title", TEXT, "标题", "short text, masked"),
        Column("text", TEXT, "内容", "what was said, repaired and masked"),
        Column("category", TEXT, "类别", "the source's own class, as given", optional=True),
        Column("source", TEXT, "来源", "12345, petition, service centre, visit, …", optional=True),
        Column("likes", WHOLE, "支持数", "how many others supported the message", optional=True),
        Column(
            "caller",
            TEXT,
            "来电人代码",
            "keyed pseudonym of the caller; never a name or number",
            optional=True,
        ),
        Column("solved", FLAG, "已办结", "whether the source says it was solved", optional=True),
        Column("satisfied", FLAG, "满意", "whether the caller said to be satisfied with the answer", optional=True),
        Column("unit", TEXT, "承办单位", "the unit that handled it, as the source names it", optional=True),
    ),
    key=("ticket_id",),
)

ASSIGNMENT = Table(
    "assignment",
    (
        Column("ticket_id", TEXT, "工单编号", "the ticket"),
        Column(
            "incident_id",
            TEXT,
            "事件编号",
            "same matter at the same place; null: cannot decide",
            optional=True,
        ),
        Column("topic_id", TEXT, "议题编号", "what incidents have in common; null: cannot decide", optional=True),
        Column("confidence", REAL, "把握", "0 to 1"),
    ),
    key=("ticket_id",),
)

INCIDENT = Table(
    "incident",
    (
        Column("incident_id", TEXT, "事件编号", "stable for the same content"),
        Column("topic_id", TEXT, "议题编号", "its topic; null: cannot decide", optional=True),
        Column("label", TEXT, "名称", "short phrase that names matter and place"),
        Column("place", TEXT, "地点", "the place its messages share", optional=True),
        Column("size", WHOLE, "工单数", "messages"),
        Column("callers", WHOLE, "来电人数", "distinct callers, where known", optional=True),
        Column("first", MOMENT, "最早", "first message"),
        Column("last", MOMENT, "最近", "last message"),
        Column("example", TEXT, "代表工单", "ticket_id of the most central message"),
    ),
    key=("incident_id",),
)

TOPIC = Table(
    "topic",
    (
        Column("topic_id", TEXT, "议题编号", "stable for the same content"),
        Column("category", TEXT, "类别", "two words that topics of one kind share", optional=True),
        Column("label", TEXT, "名称", "short noun phrase from the messages themselves"),
        Column("terms", pl.List(pl.String()), "关键词", "c-TF-IDF terms, best first"),
        Column("size", WHOLE, "工单数", "messages"),
        Column("incidents", WHOLE, "事件数", "incidents"),
        Column("places", WHOLE, "地点数", "distinct villages, or places where villages are unknown"),
        Column("first", MOMENT, "最早", "first message"),
        Column("last", MOMENT, "最近", "last message"),
        Column(
            "weeks",
            pl.List(pl.Int64()),
            "每周工单数",
            "messages a week, oldest first, ending with the last week",
        ),
        Column("rank", WHOLE, "位次", "1 is the most pressing"),
        Column("score", REAL, "得分", "sum of the parts, 0 to 100"),
    ),
    key=("topic_id",),
)

TOPIC_PART = Table(
    "topic_part",
    (
        Column("topic_id", TEXT, "议题编号", "the topic"),
        Column("part", TEXT, "项", "reach, growth, spread, persistence, urgency, repeat, unsolved, fit"),
        Column("value", REAL, "数值", "the number, in the part's own unit; null: cannot be measured", optional=True),
        Column("level", REAL, "水平", "0 to 1: the value against the other topics"),
        Column("weight", REAL, "权重", "share of 100 among the parts that can be measured"),
        Column("points", REAL, "得分", "level × weight"),
        Column("reason", TEXT, "理由", "sentence code, e.g. `topics.part.growth.season`"),
        Column("params", TEXT, "依据", "JSON: the numbers and words the sentence quotes"),
    ),
    key=("topic_id", "part"),
)

TOPIC_FATE = Table(
    "topic_fate",
    (
        Column("topic_id", TEXT, "议题编号", "a topic of this reading or of the one before"),
        Column("fate", TEXT, "去向", "kept, returned, born, split, merged, gone"),
        Column("other", TEXT, "相关议题", "the topic it was part of (split) or is part of now (merged)", optional=True),
        Column("label", TEXT, "名称", "its name"),
    ),
    key=("topic_id",),
)

TICKET_CLASS = Table(
    "ticket_class",
    (
        Column("ticket_id", TEXT, "工单编号", "the ticket"),
        Column("class", TEXT, "类别", "of the given classification, levels joined by “/”; null: none", optional=True),
        Column("probability", REAL, "概率", "that the class is right; null: not learned from examples", optional=True),
        Column("sure", FLAG, "有把握", "whether the probability keeps the stated precision"),
    ),
    key=("ticket_id",),
)

GROUP_CLASS = Table(
    "group_class",
    (
        Column("group_id", TEXT, "议题或事件编号", "topic_id or incident_id"),
        Column("class", TEXT, "类别", "of the given classification; null: none", optional=True),
        Column("size", WHOLE, "工单数", "messages of the group"),
        Column("share", REAL, "占比", "of its messages that are in this class, 0 to 1", optional=True),
        Column("likeness", REAL, "相近程度", "to the entry of the scheme, 0 to 1; null: by messages", optional=True),
    ),
    key=("group_id",),
)

TOPIC_STATE = Table(
    "topic_state",
    (
        Column("topic_id", TEXT, "议题编号", "the topic"),
        Column("state", TEXT, "走势", "new, rising, returning, fading, steady, unknown"),
        Column("reason", TEXT, "理由", "sentence code, e.g. `watch.state.rising`"),
        Column("params", TEXT, "依据", "JSON: the numbers the sentence quotes"),
        Column(
            "expected", pl.List(pl.Float64()), "预期", "messages expected each week, as `topic.weeks`; null: unknown"
        ),
        Column("low", pl.List(pl.Float64()), "预期下限", "95 % of weeks bring no fewer"),
        Column("high", pl.List(pl.Float64()), "预期上限", "95 % of weeks bring no more"),
    ),
    key=("topic_id",),
)

BURST = Table(
    "burst",
    (
        Column("topic_id", TEXT, "议题编号", "the topic"),
        Column("kind", TEXT, "范围", "village, neighbours, town, county, shared, one_caller"),
        Column("towns", pl.List(pl.String()), "镇(街道)", "names; none: everywhere, or unknown"),
        Column("villages", pl.List(pl.String()), "村(社区)", "names; none: a whole town, everywhere, or unknown"),
        Column("since", DAY, "开始", "first day of the window that is least like chance"),
        Column("until", DAY, "截至", "its last day"),
        Column("flagged", DAY, "发现", "first day on which it could be told"),
        Column("messages", WHOLE, "工单数", "messages in the window"),
        Column("callers", WHOLE, "来电人数", "distinct callers in it; a message without a caller's code counts as one"),
        Column("expected", REAL, "预期", "callers to be expected in it; null: one caller", optional=True),
        Column("chance", REAL, "概率", "of as many or more in this window without a burst", optional=True),
        Column("others", pl.List(pl.String()), "其他议题", "topic ids that rose at once"),
        Column("reason", TEXT, "理由", "sentence code, e.g. `watch.burst.village`"),
        Column("params", TEXT, "依据", "JSON: the numbers and words the sentence quotes"),
    ),
)

MEMBER = Table(
    "member",
    (
        Column("member_id", TEXT, "委员编号", "public id"),
        Column("name", TEXT, "姓名", "for the office's own sheets", optional=True),
        Column("sector", TEXT, "界别", "sector", optional=True),
        Column("standing", FLAG, "常委", "standing member at the period's end", optional=True),
        Column("joined", DAY, "任职", "first day of membership", optional=True),
        Column("left", DAY, "离任", "last day; null: still a member", optional=True),
    ),
    key=("member_id",),
)

DEED = Table(
    "deed",
    (
        Column("deed_id", TEXT, "履职记录编号", "public id"),
        Column("member_id", TEXT, "委员编号", "who did it"),
        Column("kind", TEXT, "类型", "deed kind, e.g. attend, speak, propose"),
        Column("day", DAY, "日期", "when it was done"),
        Column("share", TEXT, "角色", "author, first, joiner, attendee, …", optional=True),
        Column("amount", REAL, "数量", "in the kind's unit (half-days, pieces); 1 where not given", optional=True),
        Column(
            "thing",
            TEXT,
            "事项",
            "what it belongs to, `kind:id`; joins outcomes and prevents double counting",
            optional=True,
        ),
        Column("stage", TEXT, "阶段", "how far the thing came when recorded: submitted, filed, …", optional=True),
        Column("reverses", TEXT, "冲销", "deed_id that this row takes back", optional=True),
        Column("title", TEXT, "事由", "a line for people", optional=True),
    ),
    key=("deed_id",),
)

OUTCOME = Table(
    "outcome",
    (
        Column("outcome_id", TEXT, "转化编号", "public id"),
        Column("thing", TEXT, "事项", "what it came of, `kind:id`"),
        Column("kind", TEXT, "类型", "adopted, instruction, promised, done, policy, award, compiled, fell"),
        Column("level", TEXT, "层级", "county, city, province, nation", optional=True),
        Column("day", DAY, "日期", "when it became a fact"),
        Column("title", TEXT, "事由", "a line for people", optional=True),
    ),
    key=("outcome_id",),
)

POINT = Table(
    "point",
    (
        Column("member_id", TEXT, "委员编号", "whose points"),
        Column("item", TEXT, "考核项目", "item of the scheme"),
        Column("deed_id", TEXT, "履职记录编号", "the deed; null: base or minimum", optional=True),
        Column("outcome_id", TEXT, "转化编号", "the outcome; null where the deed itself counts", optional=True),
        Column("day", DAY, "日期", "of the deed or outcome", optional=True),
        Column("before", REAL, "限前分", "points before caps"),
        Column("points", REAL, "积分", "points after caps"),
        Column("reason", TEXT, "理由", "sentence code, e.g. `scoring.per_event`"),
        Column("params", TEXT, "依据", "JSON: the numbers and words the sentence quotes"),
    ),
)

SHEET = Table(
    "sheet",
    (
        Column("member_id", TEXT, "委员编号", "whose sheet"),
        Column("points", REAL, "积分", "total"),
        Column("done", REAL, "做了什么", "points from deeds themselves"),
        Column("accomplished", REAL, "做成什么", "points from what came of them"),
        Column("grade", TEXT, "等次", "by the scheme's table; null: no table", optional=True),
    ),
    key=("member_id",),
)

VOTE = Table(
    "vote",
    (
        Column("participant", TEXT, "参与者", "a code, never a name"),
        Column("statement", TEXT, "观点", "id of the statement"),
        Column("vote", WHOLE, "表态", "1: agree; 0: pass; −1: disagree"),
    ),
    key=("participant", "statement"),
)

STANDING = Table(
    "standing",
    (
        Column("participant", TEXT, "参与者", "as in the votes"),
        Column("votes", WHOLE, "表态数", "votes cast"),
        Column("known", REAL, "把握", "0 to 1: how much of where the person stands the votes tell"),
        Column("x", REAL, "横坐标", "along the axis in which answers differ most, in log-odds"),
        Column("y", REAL, "纵坐标", "along the next axis"),
        Column("group", TEXT, "群体", "A is the largest; null: too little is known", optional=True),
        Column("sure", REAL, "归属把握", "probability of the group"),
    ),
    key=("participant",),
)

GROUP_AGREEMENT = Table(
    "group_agreement",
    (
        Column("statement", TEXT, "观点", "as in the votes"),
        Column("division", TEXT, "划分", "`all`, `groups` (found), or a given one such as sector or town"),
        Column("group", TEXT, "群体", "a group of the division"),
        Column("votes", WHOLE, "表态数", "votes of the group on the statement"),
        Column("agree", WHOLE, "赞成", "of these"),
        Column("disagree", WHOLE, "不赞成", "of these"),
        Column("pass", WHOLE, "略过", "of these"),
        Column("share", REAL, "赞成比例", "mean of the Beta distribution of the share that agrees"),
        Column("low", REAL, "下限", "of its 95 % interval"),
        Column("high", REAL, "上限", "of its 95 % interval"),
    ),
    key=("statement", "division", "group"),
)

AGREEMENT = Table(
    "agreement",
    (
        Column("statement", TEXT, "观点", "as in the votes"),
        Column("division", TEXT, "划分", "`all`, `groups` (found), or a given one such as sector or town"),
        Column("verdict", TEXT, "判断", "agreed, rejected, divides, open, too_few"),
        Column("common", REAL, "最低共识", "smallest share of any group on the side most agree on", optional=True),
        Column("least_group", TEXT, "最低群体", "the group it is of", optional=True),
        Column("apart", REAL, "差距", "largest difference of agreement between two groups"),
        Column("sure", REAL, "把握", "probability of the verdict; of an open one, of the likeliest other"),
    ),
    key=("statement", "division"),
)

STATEMENT_ANSWER = Table(
    "statement_answer",
    (
        Column("statement", TEXT, "观点", "as in the votes"),
        Column("votes", WHOLE, "表态数", "votes on it"),
        Column(
            "agree",
            REAL,
            "赞成比例",
            "share of all people, those who did not vote as the model expects",
        ),
        Column("pass", REAL, "略过比例", "likewise"),
        Column(
            "bridging",
            REAL,
            "跨群体赞成",
            "least share of agreement at any end of the axes of difference",
        ),
        Column("needed", REAL, "待表态", "how much the next vote on it would tell, 0 to 1"),
    ),
    key=("statement",),
)
