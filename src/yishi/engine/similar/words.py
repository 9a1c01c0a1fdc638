"""Sentences of finding similar texts, by code: Chinese, English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "similar.same": ("可能是同一件事，都提到：{words}", "Perhaps the same matter; both mention: {words}"),
    "similar.elsewhere": (
        "写法相近，地点不同（{places}）；都提到：{words}",
        "Worded alike, about another place ({places}); both mention: {words}",
    ),
    "similar.related": ("内容相关，都提到：{words}", "Related; both mention: {words}"),
}
