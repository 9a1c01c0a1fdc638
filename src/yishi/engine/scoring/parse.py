"""From a scheme's text (YAML) to a Scheme. The text is data: no tags, no anchors, no code."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

from yishi.engine.report import InputError
from yishi.engine.scoring import kinds_of_deed
from yishi.engine.scoring.fields import Fields, compose, refuse
from yishi.engine.scoring.kinds import RULES
from yishi.engine.scoring.scheme import Block, Grade, Item, Scheme, Words
from yishi.engine.scoring.shares import WAYS, Shares

SHIPPED = ("default", "tongcheng-2019")


def load_scheme(text: str) -> Scheme:
    """The scheme written in `text`. Raises InputError (`scoring.scheme.…`) with line and column."""
    fields = compose(text)
    scheme = Scheme(
        name=Words(*fields.words("name")),
        version=fields.whole("version", 1, 9999),
        source=Words(*fields.words("source")),
        blocks=tuple(_block(block) for block in fields.mappings("blocks")),
        grades=_grades(fields),
        open=tuple(Words(*both) for both in fields.words_list("open")),
        most=fields.points_or_none("most"),
        least=fields.points_or_none("least"),
        text=text,
    )
    fields.close()
    _once("block", ((block.code, fields.values["blocks"]) for block in scheme.blocks))
    _once("item", ((item.code, fields.values["blocks"]) for item in scheme.items()))
    return scheme


@cache
def shipped_scheme(name: str) -> Scheme:
    """A scheme that comes with the product: one of SHIPPED. Raises InputError `scoring.scheme.not_shipped`."""
    return load_scheme(shipped_text(name))


def shipped_text(name: str) -> str:
    if name not in SHIPPED:
        raise InputError("scoring.scheme.not_shipped", found=name, known=", ".join(SHIPPED))
    return (files("yishi.engine.scoring") / "schemes" / f"{name}.yaml").read_text(encoding="utf-8")


def _block(fields: Fields) -> Block:
    block = Block(
        code=fields.text("code"),
        name=Words(*fields.words("name")),
        items=tuple(_item(item) for item in fields.mappings("items")),
        most=fields.points_or_none("most"),
        least=fields.points_or_none("least"),
    )
    fields.close()
    if block.most is not None and block.least is not None and block.least > block.most:
        refuse("least_above_most", fields.values["least"])
    return block


def _item(fields: Fields) -> Item:
    fields.text("rule")
    kind = fields.choice("rule", tuple(RULES), "")
    rule = RULES[kind].read(fields)
    item = Item(
        code=fields.text("code"),
        name=Words(*fields.words("name")),
        kind=kind,
        rule=rule,
        deeds=() if rule.source == "members" else rule.deeds() or _deeds(fields),
        things=fields.codes("things") if fields.has("things") else (),
        who=fields.choice("who", ("all", "standing", "ordinary"), "all"),
        same_thing=fields.choice("same_thing", ("once", "once_a_day"), "once"),
        shares=_shares(fields) if rule.shareable else Shares(),
        most=fields.points_or_none("most"),
    )
    fields.close()
    return item


def _deeds(fields: Fields) -> tuple[str, ...]:
    codes = fields.codes("deeds")
    for code, node in zip(codes, fields.values["deeds"].value, strict=False):
        if code in kinds_of_deed.NEVER_COUNTED:
            zh, en = kinds_of_deed.NEVER_COUNTED[code]
            refuse("never_counted", node, zh=zh, en=en)
        if code not in kinds_of_deed.CODES:
            known = ", ".join(kind.code for kind in kinds_of_deed.DEED_KINDS)
            refuse("code_unknown", node, found=code, known=known)
    return codes


def _shares(fields: Fields) -> Shares:
    """`shares: first_half`, or `shares: {first: 1, joiner: 0.2}`."""
    if not fields.has("shares") or not fields.is_mapping("shares"):
        return Shares(fields.choice("shares", [way for way in WAYS if way != "roles"], "whole"))
    parts = fields.points_by("shares", ("first", "joiner"))
    for (_, part), (_, node) in zip(parts, fields.values["shares"].value, strict=True):
        if part > 100:
            refuse("share_above_one", node)
    return Shares("roles", tuple((role, part) for role, part in parts))


def _grades(fields: Fields) -> tuple[Grade, ...]:
    if not fields.optional("grades"):
        return ()
    grades: list[Grade] = []
    for entry in fields.mappings("grades"):
        grade = Grade(entry.text("code"), Words(*entry.words("name")), entry.points("from"))
        entry.close()
        if grades and grade.least >= grades[-1].least:
            refuse("grades_order", entry.values["from"])
        grades.append(grade)
    _once("grade", ((grade.code, fields.values["grades"]) for grade in grades))
    return tuple(grades)


def _once(what: str, codes: Iterable[tuple[str, yaml.Node]]) -> None:
    seen: set[str] = set()
    for code, node in codes:
        if code in seen:
            refuse("code_twice", node, what=what, found=code)
        seen.add(code)
