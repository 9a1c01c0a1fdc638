"""Research on 油烟: 陆明 leads the group, 沈堃 belongs to it, 赵翀 does not."""

import pytest
from django.utils import timezone

from tests.assembly.conftest import account
from yishi.assembly.consultation.research import actions, actions_questionnaires, actions_report, actions_trips
from yishi.assembly.consultation.research.actions_questionnaires import Asked, Sender
from yishi.assembly.consultation.research.models import Questionnaire, Research


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def plan_facts(fumes, luming, shenkun):
    return {
        "title": "餐饮油烟净化设施运行情况",
        "aim": "弄清设施装了没有、用了没有。",
        "outline": "看三个集中路段，问店主和楼上居民。",
        "consultation": None,
        "topic": fumes,
        "head": luming,
        "experts": [{"name": "方远", "role": "市环境科学学会理事"}],
        "members": [shenkun],
    }


@pytest.fixture
def planned_research(plan_facts, clerk):
    return actions.plan(facts=plan_facts, by=clerk)


@pytest.fixture
def under_way(planned_research, clerk):
    return actions.begin(research=planned_research, by=clerk)


@pytest.fixture
def trip_facts(today, town, village, luming, shenkun):
    return {
        "day": today,
        "place": "河东路餐饮街",
        "town": town,
        "village": village,
        "others": "方远，市城管局两人",
        "notes": "看了六家店，两家没有开净化器。",
        "members": [luming, shenkun],
    }


@pytest.fixture
def trip(under_way, trip_facts, clerk):
    return actions_trips.note_trip(research=under_way, facts=trip_facts, by=clerk)


@pytest.fixture
def observation(under_way, trip, village, town, member):
    facts = {"text": "三楼窗户正对排烟口。", "trip": trip, "town": town, "village": village}
    return actions_trips.observe(research=under_way, facts=facts, by=member)


@pytest.fixture
def drafted(under_way, member):
    actions_report.save_draft(research=under_way, text="一、情况\n两家没有开净化器。", began_from=0, by=member)
    return under_way


@pytest.fixture
def proposed(under_way, member, unit):
    text = "由城管局牵头，对餐饮集中路段加装在线监测。"
    return actions_report.propose_advice(research=under_way, text=text, unit=unit.unit, by=member)


@pytest.fixture
def questions():
    return [
        Asked("one", "您多久闻到一次油烟？", ["每天", "每周", "很少"], True),
        Asked("many", "主要在什么时候？", ["中午", "晚上", "夜间"], False),
        Asked("text", "您还想说什么？", [], False),
    ]


@pytest.fixture
def drafted_questionnaire(under_way, questions, clerk):
    facts = {"title": "油烟影响问卷", "lead": "请您说说实际感受。", "until": None, "for_members": True}
    return actions_questionnaires.add_questionnaire(research=under_way, facts=facts, questions=questions, by=clerk)


@pytest.fixture
def asking(drafted_questionnaire, clerk):
    return actions_questionnaires.ask(questionnaire=drafted_questionnaire, by=clerk)


@pytest.fixture
def replied(asking):
    """Send answers as so many different people: `replied({1: [0]}, {1: [1]})`."""

    def send(*answers) -> Questionnaire:
        known = asking.replies.count()
        for number, given in enumerate(answers, start=known):
            sent = Sender(key=f"person-{number}", network=f"net-{number}")
            actions_questionnaires.reply(questionnaire=asking, sent=sent, answers=given, by=None)
        return asking

    return send


@pytest.fixture
def outsider(assembly, enrol):
    """赵翀, a member who is not of the group."""
    return account(assembly, "zhao", "赵翀", "member", member=enrol("赵翀", "015-003"))


@pytest.fixture
def put():
    """A row put into a state by hand, to ask what is open there."""

    def into(thing: Research | Questionnaire, state: str):
        thing.state = state
        thing.save(update_fields=["state"])
        return thing

    return into
