"""What the parts of a rank weigh, and the words of each committee's remit: set by people, dated, with the reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.people.models import Committee
from yishi.assembly.topics.weights import rules
from yishi.assembly.topics.weights.models import Remit, WeightSet
from yishi.assembly.topics.weights.ranking import rerank, weights_of


@transaction.atomic
def set_weights(*, weights: Mapping[str, float], why: str, by: Any) -> WeightSet:
    """Put new weights in force: the stored topics are ranked anew at once, and every later reading obeys them."""
    require(rules.may_weigh(by))
    before = weights_of(by.assembly_id)
    if set(weights) != set(before) or min(weights.values()) < 0 or not sum(weights.values()):
        raise Refused(_("每一项都要有不小于0的权重，且不能全为0。"))
    made = WeightSet.objects.create(assembly_id=by.assembly_id, weights=dict(weights), why=why, set_by_id=by.pk)
    rerank(by.assembly_id)
    audit.note(by=by, verb="topics.set_weights", thing=made, why=why, before=before, after=dict(weights))
    return made


@transaction.atomic
def set_remit(*, committee: Committee, words: Sequence[str], by: Any) -> Remit:
    """Say by which words a message shows that it falls to `committee`; the next reading measures by them."""
    require(rules.may_set_remits(by))
    if committee.assembly_id != by.assembly_id:
        raise Refused(_("该事项属于另一个政协委员会。"))
    remit, _made = Remit.objects.get_or_create(assembly_id=by.assembly_id, committee=committee)
    before, remit.words = remit.words, list(dict.fromkeys(words))
    remit.save(update_fields=["words"])
    audit.note(by=by, verb="topics.set_remit", committee=committee.name, before=before, after=remit.words)
    return remit
