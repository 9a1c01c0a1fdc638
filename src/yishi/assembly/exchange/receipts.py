"""A receipt: the other side's signed word that it has taken a package in."""

import json
from collections.abc import Callable
from datetime import datetime

from yishi.assembly.exchange import keys
from yishi.assembly.exchange.models import Dispatch

FORMAT = "yishi-receipt/1"


def make(*, package: str, sha256: str, at: datetime, sign: Callable[[bytes], str]) -> str:
    """The receipt as one text: what it says, and the signature over it."""
    said = {"format": FORMAT, "package": package, "sha256": sha256, "received_at": at.isoformat()}
    text = json.dumps(said, sort_keys=True)
    return json.dumps({"receipt": text, "signature": sign(text.encode())})


def holds(text: str, *, package: str, sha256: str, public_key: str) -> bool:
    """Whether the text is a receipt for this package, signed with that key."""
    try:
        outer = json.loads(text)
        receipt, signature = outer["receipt"], outer["signature"]
        said = json.loads(receipt)
        matches = (said["format"], said["package"], said["sha256"]) == (FORMAT, package, sha256)
    except (KeyError, TypeError, ValueError, RecursionError):
        return False
    return matches and keys.is_signed_by(public_key, str(signature), str(receipt).encode())


def is_for(dispatch: Dispatch, text: str) -> bool:
    """Whether the text is the other side's receipt for what we sent."""
    ours = {"package": dispatch.public_id, "sha256": dispatch.sha256}
    return holds(text, **ours, public_key=dispatch.link.public_key)
