"""What a caller must be able to say without being found by it: masks, pseudonyms, coarse places, hidden small cells.

This is the one folder to audit. Nothing here stores, logs or returns the value it takes away. Rules followed: PIPL
(个人信息保护法) art. 6, 51 and 73; GB/T 37964-2019 for pseudonyms and masking; office practice for names
(“金先生”, “张某某”). What is reached: docs/algorithms/masking.md.
"""

from collections import defaultdict

from yishi.engine.privacy.cells import hide_small, pseudonym
from yishi.engine.privacy.marks import ACCOUNT, CARD, DOOR, EMAIL, ID, MARKS, NAME, PHONE, PLATE, Counts, Masked
from yishi.engine.privacy.names import mask_introduced
from yishi.engine.privacy.numbers import mask_numbers
from yishi.engine.privacy.places import without_numbers
from yishi.engine.privacy.whole import mask, mask_and_count
from yishi.engine.privacy.written import mask_written

__all__ = [
    "ACCOUNT", "CARD", "DOOR", "EMAIL", "ID", "MARKS", "NAME", "PHONE", "PLATE",
    "Masked", "coarsen", "hide_small", "mask", "mask_and_count", "pseudonym",
]  # fmt: skip


def coarsen(place: str) -> str:
    """`place` down to the road, estate or village: building, unit, floor, house and room numbers are taken out.

    Who is introduced in it (联系人李明) is masked; what merely looks like a name is left: 长乐村, 余姚市.
    """
    counts: Counts = defaultdict(int)
    place = mask_introduced(mask_numbers(mask_written(place, counts), counts), counts)
    return without_numbers(place)
