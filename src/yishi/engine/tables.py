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
        Column("part", TEXT, "项", "reach, growth, spread, persistence, urgency, repeat"),
        Column("value", REAL, "数值", "the measured number, in the part's own unit"),
        Column("level", REAL, "水平", "0 to 1: the value against the other topics"),
        Column("weight", REAL, "权重", "share of 100"),
        Column("points", REAL, "得分", "level × weight"),
        Column("params", TEXT, "依据", "JSON: the numbers the sentence `topics.part.<part>` quotes"),
    ),
    key=("topic_id", "part"),
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
