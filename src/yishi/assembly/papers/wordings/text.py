"""The text that an office writes for a kind of paper, and the letter that it makes.

Above the first empty line stand the parts of the letter, one a line: 标题：关于{{ 案由 }}的答复. Below it stands the
body: `# ` begins a heading, `## ` one of the second level, `> ` a line that is not indented, anything else a paragraph;
{{ 正文 }} is what the records say and stands on a line of its own. Values are named as in Liquid
(https://shopify.github.io/liquid/): no value is ever read as markup, and a text can do nothing but name values.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from liquid import Environment, StrictUndefined
from liquid.exceptions import LiquidError, LiquidSyntaxError, ResourceLimitError, UndefinedError, UnknownFilterError

from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, paragraphs
from yishi.assembly.papers.wordings.paper_names import BODY, PARTS

MARKS = (("## ", 2), ("# ", 1))
OPEN, CLOSE, RECORDS = "\ue000", "\ue001", "\ue002"  # around a value; what stands for the records' own blocks
PRIVATE = str.maketrans("", "", OPEN + CLOSE + RECORDS)
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
PART_LINE = re.compile(r"\s*([^：:{}]+?)\s*[：:](.*)")
RECORDS_LINE = re.compile(rf"\{{\{{-?\s*{BODY}\b[^}}]*\}}\}}")
UNDEFINED = re.compile(r"'(.+?)'")


class Misworded(Exception):
    """What is wrong with a text, and in which line of it (1 is the first)."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


class _Liquid(Environment):
    loop_iteration_limit = 1_000
    output_stream_limit = 200_000


LIQUID = _Liquid(undefined=StrictUndefined)


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


def values(letter: Letter, facts: Mapping[str, str]) -> dict[str, str]:
    """What a text may name besides the records' own blocks, with what it is for this letter."""
    own = {name: _plain(field, getattr(letter, field)) for name, field in PARTS.items()}
    return {**own, **facts}


def worded(text: str, letter: Letter, facts: Mapping[str, str]) -> Letter:
    """`letter` in the words of `text`. Raises Misworded."""
    known = {name: value.translate(PRIVATE) for name, value in values(letter, facts).items()}
    head, body = _split(text)
    parts: dict[str, Any] = {field: () if field in ("copies", "record") else "" for field in PARTS.values()}
    for name, line in head:
        _put(parts, PARTS[name], _filled(line, known).strip())
    return replace(letter, **parts, blocks=tuple(_body(body, {**known, BODY: RECORDS}, letter.blocks)))


def _split(text: str) -> tuple[list[tuple[str, Line]], list[Line]]:
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    first = next((at for at, line in enumerate(lines) if not line.text.strip()), len(lines))
    return [_part(line) for line in lines[:first]], lines[first:]


def _part(line: Line) -> tuple[str, Line]:
    found = PART_LINE.match(line.text)
    if found is None:
        raise Misworded(line.number, _("第一个空行以前，每行写“名称：内容”，正文写在空行以后。"))
    name, rest = found.groups()
    if name not in PARTS:
        raise Misworded(line.number, _unknown(name, PARTS))
    return name, Line(line.number, rest)


def _put(parts: dict[str, Any], field: str, value: str) -> None:
    if field == "record":
        parts[field] += tuple(filter(None, value.splitlines()))
    elif field == "copies":
        parts[field] = tuple(filter(None, value.split("，")))
    else:
        parts[field] = " ".join(value.split("\n"))


def _filled(line: Line, known: Mapping[str, str], *, marked: bool = False) -> str:
    """The line (or lines) with its values; `marked`: each value between OPEN and CLOSE."""
    source = VALUE.sub(lambda found: f"{OPEN}{found.group()}{CLOSE}", line.text) if marked else line.text
    before = "\n" * (line.number - 1)  # so that the line in an error is the line of the whole text
    try:
        return str(LIQUID.from_string(before + source).render(**known))[len(before) :]
    except LiquidError as wrong:
        raise Misworded(_line_of(wrong, line), _reason(wrong, known)) from wrong


def _body(lines: list[Line], known: Mapping[str, str], records: tuple[Block, ...]) -> Iterator[Block]:
    named = [line for line in lines if RECORDS_LINE.search(line.text)]
    for line in named:
        if not RECORDS_LINE.fullmatch(line.text.strip()):
            raise Misworded(line.number, _("{{ 正文 }}要独占一行。"))
    if not named:
        last = lines[-1].number if lines else 1
        raise Misworded(last, _("没有写{{ 正文 }}：公文的内容会印不出来。"))
    whole = Line(lines[0].number, "\n".join(line.text for line in lines))
    for said in _lines(_filled(whole, known, marked=True)):
        if said.translate(PRIVATE) == "" and RECORDS in said:
            yield from records
        else:
            yield from _blocks(said)


def _lines(text: str) -> Iterator[str]:
    """Lines as the office wrote them: a line break inside a value does not end one."""
    parts = re.split(rf"({OPEN}.*?{CLOSE})", text, flags=re.DOTALL)
    kept = "".join(part.replace("\n", "\v") if part.startswith(OPEN) else part for part in parts)
    return (line.strip().replace("\v", "\n") for line in kept.split("\n"))


def _blocks(line: str) -> Iterator[Block]:
    for mark, level in MARKS:
        if line.startswith(mark):
            yield Heading(" ".join(line[len(mark) :].translate(PRIVATE).split("\n")).strip(), level)
            return
    flush = line.startswith("> ")
    for one in paragraphs(line.removeprefix("> ").translate(PRIVATE)):
        yield Paragraph(one.text, flush)


def _plain(field: str, value: Any) -> str:
    """A part of the letter as one text: names with commas between, the free lines at the foot one below the other."""
    return {"copies": "，", "record": "\n"}[field].join(value) if isinstance(value, tuple) else str(value)


def _line_of(wrong: LiquidError, line: Line) -> int:
    token = getattr(wrong, "token", None)
    if token is None or token.start_index < 0:
        return line.number + line.text.count("\n")
    return int(token.source.count("\n", 0, token.start_index)) + 1


def _reason(wrong: LiquidError, known: Mapping[str, str]) -> str:
    name = UNDEFINED.search(str(wrong.args[0] if wrong.args else ""))
    if isinstance(wrong, UndefinedError) and name:
        return _unknown(name.group(1), known)
    if isinstance(wrong, UnknownFilterError) and name:
        return _("没有“%(name)s”这种处理方法。") % {"name": name.group(1)}
    if isinstance(wrong, ResourceLimitError):
        return _("这样写会印出过长的内容。")
    if isinstance(wrong, LiquidSyntaxError):
        return _("写法有误：{{ … }}或{% … %}没有写完整，或者用了不认识的写法。")
    return _("写法有误：这里不能这样写。")


def _unknown(name: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return _("没有“%(name)s”，是不是“%(near)s”？") % {"name": name, "near": near[0]}
    return _("没有“%(name)s”。可以用的有：%(known)s。") % {"name": name, "known": "、".join(known)}
