"""An assembly's card: what another one needs to know of it, as one line of text that fits into any message."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from yishi.assembly.exchange import keys
from yishi.assembly.exchange.models import Seal
from yishi.assembly.people.models import Assembly

HEAD = "yishi-card:"
LONGEST = {"other": 26, "name": 80, "level": 10, "address": 200, "public_key": 64}


class NotACard(ValueError):
    """The text is no card, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Card:
    other: str
    name: str
    level: str
    address: str
    public_key: str


def of(seal: Seal) -> str:
    """Our own card."""
    ours = seal.assembly
    card = Card(ours.public_id, ours.name, ours.level, seal.address, seal.public_key)
    return HEAD + urlsafe_b64encode(json.dumps(asdict(card), ensure_ascii=False).encode()).decode()


def read(text: str) -> Card:
    """The card in a pasted text, whatever blanks and line ends came in. Raises `NotACard`."""
    whole = "".join(text.split())
    if not whole.startswith(HEAD):
        raise NotACard
    try:
        card = Card(**json.loads(urlsafe_b64decode(whole.removeprefix(HEAD))))
    except (NotBase64, ValueError, TypeError) as error:
        raise NotACard from error
    if not _is_whole(card):
        raise NotACard
    return card


def _is_whole(card: Card) -> bool:
    texts = asdict(card)
    if any(not isinstance(text, str) or len(text) > LONGEST[name] for name, text in texts.items()):
        return False
    web = not card.address or urlsplit(card.address).scheme in ("http", "https")
    return (
        bool(card.other and card.name) and card.level in Assembly.Level.values and web and keys.is_key(card.public_key)
    )
