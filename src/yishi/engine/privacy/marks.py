"""The kinds of personal data and what stands in their place."""

import re
from collections import defaultdict
from dataclasses import dataclass

PHONE, ID, PLATE, CARD, EMAIL, ACCOUNT, DOOR, NAME = "phone", "id", "plate", "card", "email", "account", "door", "name"
Counts = defaultdict[str, int]  # kind → pieces taken out
# Kind → mark. `privacy.<kind>` in words.py names the kind for people.
MARKS = {
    PHONE: "〔电话〕",
    ID: "〔证件号〕",
    PLATE: "〔车牌〕",
    CARD: "〔银行卡〕",
    EMAIL: "〔邮箱〕",
    ACCOUNT: "〔账号〕",
    DOOR: "〔门牌〕",
    NAME: "〔姓名〕",
}


@dataclass(frozen=True, slots=True)
class Masked:
    """Masked text and how many pieces of each kind (the keys of `MARKS`) were taken out of it."""

    text: str
    counts: dict[str, int]


def replace(pattern: re.Pattern[str], kind: str, text: str, counts: Counts, keep: str = "") -> str:
    """`text` with the mark of `kind` for every match; `keep` is what of a match stays before it (r"\\1")."""
    text, number = pattern.subn(keep + MARKS[kind], text)
    if number:
        counts[kind] += number
    return text
