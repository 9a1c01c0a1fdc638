"""One text masked by every masker in its turn."""

from collections import defaultdict
from collections.abc import Iterable

from yishi.engine.privacy.doors import mask_doors
from yishi.engine.privacy.marks import Counts, Masked
from yishi.engine.privacy.names import mask_names
from yishi.engine.privacy.numbers import mask_numbers
from yishi.engine.privacy.written import mask_written


def mask(text: str, names: Iterable[str] = ()) -> str:
    """`text` without personal data: names become “张某某”, everything else a mark such as 〔电话〕. Idempotent.

    `names`: full names known from elsewhere in the record, masked wherever they stand.
    """
    return mask_and_count(text, names).text


def mask_and_count(text: str, names: Iterable[str] = ()) -> Masked:
    """Like `mask`, with the number of pieces by kind."""
    counts: Counts = defaultdict(int)
    names = tuple(names)
    while True:  # what is taken out may lay bare what stood in its way
        before = text
        for step in (mask_written, mask_numbers, mask_doors):
            text = step(text, counts)
        text = mask_names(text, names, counts)
        if text == before:
            return Masked(text, dict(counts))
