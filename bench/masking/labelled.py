"""Labelled texts of others (see the README beside the data): persons in news, parts of addresses, messages."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from bench.masking.people import COMPOUND, SURNAMES
from bench.masking.texts import Case
from yishi.engine.text.repair import repair

DOORS = frozenset(("roadno", "subroadno", "subRoadno", "houseno", "cellno", "roomno"))
PLACES = frozenset(("road", "subroad", "town", "community", "poi", "district", "city", "devZone"))
NUMBER = re.compile("[0-9０-９一二三四五六七八九十]")
DOOR = re.compile(
    "[0-9０-９一二三四五六七八九十].*(?<![区街馆路巷])$"
)  # market streets and halls, labelled as units, are places
CHINESE = re.compile(f"(?:{'|'.join(COMPOUND)})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
# Characters of foreign names in Chinese writing, and of what is no name: 罗西, 史密斯, 李先生, 孙悟空.
NOT_CHINESE = re.compile(
    "[斯尔兹特托丝格塔诺姆勒里克布肯迪贝伯卢蒂奥西米乔拉巴哈沃莫戴索帕埃茨尼]|欧文|罗本|单车|先生|女士|主席|[老叔哥姐总帅僧]$|悟空|八戒"
)


def news(path: Path) -> Iterator[Case]:
    """CLUENER: sentences of news with the persons named in them."""
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        spans = entry["label"].get("name", {}).values()
        yield Case("name", entry["text"], tuple(sorted((a, b + 1) for places in spans for a, b in places)))


def persons(path: Path) -> list[str]:
    """The different names in CLUENER that are made as Chinese names are, in their order there; foreign ones are not."""
    names = (case.text[a:b] for case in news(path) for a, b in case.spans)
    return list(dict.fromkeys(name for name in names if CHINESE.fullmatch(name) and not NOT_CHINESE.search(name)))


def addresses(*paths: Path) -> Iterator[tuple[Case, list[tuple[int, int]]]]:
    """Addresses with their numbers as personal data, and the spans of the places that must survive."""
    for path in paths:
        for block in path.read_text("utf-8").strip().split("\n\n"):
            text, spans = _parts(block)
            doors = tuple((a, b) for kind, a, b in spans if kind in DOORS and DOOR.search(text[a:b]))
            yield (
                Case("door", text, doors),
                [(a, b) for kind, a, b in spans if kind in PLACES and not NUMBER.search(text[a:b])],
            )


def _parts(block: str) -> tuple[str, list[tuple[str, int, int]]]:
    text = ""
    spans: list[tuple[str, int, int]] = []
    for line in block.splitlines():
        ch, _, label = line.rpartition(" ")
        kind = label[2:]
        if spans and spans[-1][0] == kind and label[0] not in "BS":
            spans[-1] = (kind, spans[-1][1], len(text) + 1)
        else:
            spans.append((kind, len(text), len(text) + 1))
        text += ch
    return text, spans


def messages(path: Path) -> list[str]:
    """Citizens' messages as the reader of tickets sees them, subject and body."""
    with path.open(encoding="utf-8", newline="") as file:
        return [repair(f"{row['subject']}\n{row['body']}") for row in csv.DictReader(file)]
