"""Reads one mapping of a scheme's text key by key. Every complaint names line and column and says what was expected."""

import math
from collections.abc import Collection, Iterator
from typing import Any, NoReturn

import yaml

from yishi.engine.report import InputError

MOST_BYTES = 65_536
MOST_DEPTH = 12
MOST_EVENTS = 20_000
MOST_POINTS = 10_000.0


def compose(text: str) -> "Fields":
    """The top mapping of a YAML text. Raises InputError; anchors and aliases are refused, so nothing can swell."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise InputError("scoring.scheme.too_long", most=MOST_BYTES // 1024)
    try:
        _check_events(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise InputError("scoring.scheme.not_yaml", line=line, column=column, found=str(error.problem)) from error
    except yaml.YAMLError as error:
        raise InputError("scoring.scheme.not_yaml", line=1, column=1, found=str(error).splitlines()[0]) from error
    if not isinstance(node, yaml.MappingNode):
        raise InputError("scoring.scheme.not_a_mapping", line=1, column=1)
    return Fields(node)


def _check_events(text: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            refuse("alias", event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MOST_DEPTH or count > MOST_EVENTS:
            refuse("too_deep", event)


def refuse(code: str, where: yaml.Node | yaml.Event, **params: Any) -> NoReturn:
    """Raise InputError `scoring.scheme.<code>` with the line and column of `where`, counted from 1."""
    mark = where.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    raise InputError(f"scoring.scheme.{code}", line=line, column=column, **params)


class Fields:
    """A mapping whose keys are taken one by one; `close` refuses what nobody took."""

    def __init__(self, node: yaml.MappingNode) -> None:
        self.node = node
        self.values: dict[str, yaml.Node] = {}
        self.taken: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                refuse("key", key)
            if key.value in self.values:
                refuse("key_twice", key, key=key.value)
            self.values[key.value] = value

    def close(self) -> None:
        for key, _ in self.node.value:
            if key.value not in self.taken:
                refuse("key_unknown", key, key=key.value, known=", ".join(sorted(self.taken)))

    def has(self, key: str) -> bool:
        return key in self.values

    def take(self, key: str) -> yaml.Node:
        self.taken.add(key)
        if key not in self.values:
            refuse("key_missing", self.node, key=key)
        return self.values[key]

    def optional(self, key: str) -> yaml.Node | None:
        self.taken.add(key)
        return self.values.get(key)

    def text(self, key: str) -> str:
        node = self.take(key)
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            refuse("text", node, key=key)
        return str(node.value).strip()

    def words(self, key: str) -> tuple[str, str]:
        """`{zh: …, en: …}`: both languages, always."""
        return _both(self.mapping(key))

    def words_list(self, key: str) -> tuple[tuple[str, str], ...]:
        return tuple(_both(fields) for fields in self.mappings(key)) if self.optional(key) else ()

    def choice(self, key: str, known: Collection[str], default: str) -> Any:
        node = self.optional(key)
        if node is None:
            return default
        if node.value not in known:
            refuse("choice", node, key=key, found=_shown(node), known=", ".join(known))
        return node.value

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of plain words, without repeats."""
        node = self.take(key)
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            refuse("list", node, key=key)
        for entry in node.value:
            if not isinstance(entry, yaml.ScalarNode):
                refuse("text", entry, key=key)
        return tuple(dict.fromkeys(str(entry.value) for entry in node.value))

    def whole(self, key: str, least: int, most: int) -> int:
        node = self.take(key)
        if not _plain(node).isdecimal() or not least <= int(node.value) <= most:
            refuse("whole", node, key=key, found=_shown(node), least=least, most=most)
        return int(node.value)

    def points(self, key: str) -> int:
        """Hundredths of points, 0 or more."""
        return _hundredths(self.take(key), key)

    def points_or_none(self, key: str) -> int | None:
        node = self.optional(key)
        return None if node is None else _hundredths(node, key)

    def points_by(self, key: str, known: Collection[str]) -> tuple[tuple[str, int], ...]:
        """A mapping from known codes to points, in the order of the text."""
        fields = self.mapping(key)
        return tuple((code, fields.points(code)) for code in fields.codes_of_keys(known))

    def codes_of_keys(self, known: Collection[str]) -> tuple[str, ...]:
        for key, _ in self.node.value:
            if key.value not in known:
                refuse("code_unknown", key, found=key.value, known=", ".join(known))
        if not self.values:
            refuse("empty", self.node)
        return tuple(self.values)

    def is_mapping(self, key: str) -> bool:
        return isinstance(self.values[key], yaml.MappingNode)

    def mapping(self, key: str) -> "Fields":
        node = self.take(key)
        if not isinstance(node, yaml.MappingNode):
            refuse("mapping", node, key=key)
        return Fields(node)

    def mappings(self, key: str) -> Iterator["Fields"]:
        node = self.take(key)
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            refuse("list", node, key=key)
        for entry in node.value:
            if not isinstance(entry, yaml.MappingNode):
                refuse("mapping", entry, key=key)
            yield Fields(entry)


def _both(fields: Fields) -> tuple[str, str]:
    both = (fields.text("zh"), fields.text("en"))
    fields.close()
    return both


def _plain(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _shown(node: yaml.Node) -> str:
    return _plain(node) or "…"


def _hundredths(node: yaml.Node, key: str) -> int:
    try:
        points = float(_plain(node))
    except ValueError:
        points = math.nan
    if not 0 <= points <= MOST_POINTS or abs(points * 100 - round(points * 100)) > 1e-6:
        refuse("points", node, key=key, found=_shown(node), most=MOST_POINTS)
    return round(points * 100)
