"""Changing some values in a scheme's text, so that its comments and its order stay as people wrote them."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

Way = tuple[str, ...]


def with_values(text: str, values: Mapping[Way, Any]) -> str:
    """The text with the value at each way ("group", "prices", "home") replaced. Raises KeyError for an unknown way."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    spots = sorted(((*_span(root, way), value) for way, value in values.items()), reverse=True)
    for start, end, value in spots:
        text = text[:start] + _written(value) + text[end:]
    return text


def _span(node: Any, way: Way) -> tuple[int, int]:
    for key in way:
        found = dict((name.value, value) for name, value in node.value)
        node = found[key]
    return node.start_mark.index, node.end_mark.index


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return f"[{', '.join(map(str, value))}]"
    return f"{value:g}"
