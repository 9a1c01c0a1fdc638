from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals import actions, actions_examination
from yishi.assembly.proposals.handling import actions as handling
from yishi.assembly.proposals.handling.models import ReplyClass
from yishi.assembly.proposals.models import Plenary, Proposal

SUGGESTIONS = ("由市城管局统一加装油烟净化设施。", "每季度公布油烟投诉办理结果。")
SITUATION = "城区沿街餐饮油烟直排，居民反映强烈。去年以来群众来件持续增加，夜间尤其突出。" * 4


@pytest.fixture
def plenary(assembly, term):
    today = timezone.localdate()
    opens, closes = today - timedelta(days=10), today + timedelta(days=10)
    return Plenary.objects.create(assembly=assembly, term=term, number=3, opens=opens, closes=closes)


@pytest.fixture
def draft(plenary, member):
    """陆明's, written out."""
    proposal = actions.begin(kind="single", title="关于治理餐饮油烟扰民的建议", by=member)
    facts = {"situation": SITUATION, "analysis": "设施不足与管理不到位并存。"}
    return actions.save(proposal=proposal, facts=facts, suggestions=SUGGESTIONS, wished=[], version=0, by=member)


@pytest.fixture
def submitted(draft, member):
    return actions.submit(proposal=draft, by=member)


@pytest.fixture
def examined(submitted, clerk):
    checks = dict.fromkeys(actions_examination.CHECKS, True)
    actions_examination.examine(proposal=submitted, checks=checks, proposed="accept", by=clerk)
    return Proposal.objects.get(pk=submitted.pk)


@pytest.fixture
def accepted(examined, second_clerk):
    return actions_examination.decide(proposal=examined, decision="accept", by=second_clerk)


@pytest.fixture
def assisting(assembly):
    return HandlingUnit.objects.create(assembly=assembly, name="市生态环境局")


@pytest.fixture
def handed(accepted, unit, clerk):
    """To 城管局 alone, today."""
    return handling.hand_over(proposal=accepted, parts={unit.unit: "single"}, by=clerk)[0]


@pytest.fixture
def signed(handed, unit):
    return handling.sign(assignment=handed, by=unit)


@pytest.fixture
def good(assembly):
    return ReplyClass.objects.create(assembly=assembly, code="A", meaning="已经解决或基本解决", solved=True)


@pytest.fixture
def write(good, unit):
    """The whole reply of 城管局 on its part."""

    def go(assignment):
        facts = {
            "text": "已全部加装并联网监测。",
            "letter_number": "澄城管〔2026〕9号",
            "result": good,
            "signed_by": "局长",
        }
        answers = [{"suggestion": row, "fate": "adopted"} for row in assignment.proposal.suggestions.all()]
        version = assignment.reply.version if hasattr(assignment, "reply") else 0
        return handling.write(assignment=assignment, facts=facts, answers=answers, version=version, by=unit)

    return go


@pytest.fixture
def talk(unit):
    """Two contacts of the unit with the proposer."""

    def go(assignment):
        today = timezone.localdate()
        ways = ("phone", "face")
        return [handling.contact(assignment=assignment, way=way, day=today, words="沟通了。", by=unit) for way in ways]

    return go


@pytest.fixture
def answered(signed, talk, write, unit):
    talk(signed)
    write(signed)
    handling.answer(assignment=signed, by=unit)
    return Proposal.objects.get(pk=signed.proposal_id)
