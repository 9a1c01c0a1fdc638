"""What is going on right now: fresh topics, this year's points, a session being prepared, things that wait."""

from datetime import timedelta

from django.utils import timezone

from yishi.assembly.appraisal import actions as appraisal
from yishi.assembly.consultation import actions as consultation
from yishi.assembly.consultation import material, queries
from yishi.assembly.consultation.models import Consultation, Statement, Vote
from yishi.assembly.opinions import actions as opinions
from yishi.assembly.opinions.queries import material as bulletin_material
from yishi.assembly.people.models import Committee, Member
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work
from yishi.assembly.topics import actions as topics
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.weights.actions import set_remit
from yishi.demo.city import City
from yishi.demo.load.people import MEMBER, Cast
from yishi.engine.scoring import shipped_text

WEEKS = 26
INVITED = 16
VOTES = (1, 1, 1, -1, 0, 1, -1)
STATEMENTS = (
    "沿街餐饮店应全部加装油烟净化器，并由第三方定期清洗。",
    "居民楼底层不应再新批餐饮。",
    "投诉办理结果应在小区公示。",
    "夜间烧烤限定在固定区域和时段。",
)


def load(city: City, cast: Cast) -> None:
    clerk = cast.users["clerk"]
    for committee in Committee.objects.filter(assembly=cast.assembly):
        set_remit(committee=committee, words=committee.field.split(), by=clerk)
    _at_once(topics.find(weeks=WEEKS, by=clerk))
    scheme = appraisal.propose(name="委员履职考核办法", text=shipped_text("default"), by=clerk)
    scheme = appraisal.adopt(scheme=scheme, why="主席会议审议通过", by=cast.users["clerk2"])
    for year in (city.until.year - 1, city.until.year):
        _at_once(appraisal.work_out(scheme=scheme, year=year, by=clerk))
    _being_prepared(cast)
    _waiting_for_signature(cast)


def _at_once(run: Run) -> None:
    """Do the run here; the worker that starts later finds nothing left of it to do."""
    work.call(run.pk)
    run.refresh_from_db()
    if run.state != Run.State.DONE:
        raise RuntimeError(f"{run.title}: {run.state} {run.error}")


def _being_prepared(cast: Cast) -> None:
    """A session next week on the best ranked topic; the demo's member is invited, others have spoken."""
    clerk = cast.users["clerk"]
    topic = _topic(cast)
    if topic is None:
        return
    topic = topics.confirm(topic=topic, why="反映集中，涉及多个镇(街道)，适合协商。", by=clerk)
    begins = timezone.localtime(timezone.now() + timedelta(days=6)).replace(hour=14, minute=30, second=0, microsecond=0)
    facts = {
        "title": f"助力破解“{topic.label}”难题",
        "purpose": "议清问题出在哪里、由谁牵头、何时见效。",
        "starts_at": begins,
        "venue": "柳浦镇协商议事室",
        "town": cast.towns["柳浦镇"],
        "convener": None,
        "units": [cast.units["市城市管理局"]],
    }
    session = consultation.plan(topic=topic, facts=facts, by=clerk)
    consultation.add_paper(
        consultation=session, title=f"群众来件情况：{topic.label}", text=material.text_of(topic), by=clerk
    )
    consultation.invite(consultation=session, members=_to_invite(cast, session), by=clerk)
    session = consultation.notify(consultation=session, by=clerk)
    _speak_up(session, cast)


def _topic(cast: Cast) -> Topic | None:
    """油烟扰民 if the reading found it, else the best ranked."""
    rows = Topic.objects.filter(assembly=cast.assembly).order_by("rank")
    return rows.filter(label__contains="油烟").first() or rows.first()


def _to_invite(cast: Cast, session: Consultation) -> list[Member]:
    groups = list(queries.suggested_groups(session)[:3])
    near = Member.objects.filter(seats__group__in=groups, seats__until__isnull=True)
    return [cast.members[MEMBER], *near.exclude(number=MEMBER)[: INVITED - 1]]


def _speak_up(session: Consultation, cast: Cast) -> None:
    """Other invited members have put statements and voted; the demo's member has not yet."""
    others = [i.member for i in session.invitations.select_related("member").exclude(member__number=MEMBER)]
    for author, text in zip(others, STATEMENTS, strict=False):
        of = {"assembly": cast.assembly}
        statement = Statement.objects.create(**of, consultation=session, member=author, text=text)
        voters = [author, *others[len(STATEMENTS) :]]
        Vote.objects.bulk_create(
            Vote(
                **of, statement=statement, member=voter, value=1 if voter == author else VOTES[(place + len(text)) % 7]
            )
            for place, voter in enumerate(voters)
        )


def _waiting_for_signature(cast: Cast) -> None:
    """A bulletin on the vice-chair's desk."""
    last = Consultation.objects.filter(assembly=cast.assembly, state=Consultation.State.CLOSED).first()
    if last is None:
        return
    clerk = cast.users["clerk"]
    texts = bulletin_material(last) | {
        "title": f"关于{last.title}办理情况的跟踪建议",
        "analysis": "部分措施已经启动，但进度不一，需要明确时间表。",
        "addressees": "市政府办公室",
    }
    opinions.submit(bulletin=opinions.draft(consultation=last, texts=texts, by=clerk), by=clerk)
