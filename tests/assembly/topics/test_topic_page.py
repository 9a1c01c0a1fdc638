from datetime import date

from yishi.assembly.people.models import Committee
from yishi.assembly.topics.models import Incident
from yishi.assembly.topics.story import around


def test_units_are_counted_with_their_share(browse, clerk, fumes, say, at):
    say(fumes, at(2024, 8, 1), 3, unit="市城市管理局")
    say(fumes, at(2024, 8, 2), unit="市生态环境局")
    say(fumes, at(2024, 8, 2))
    units = browse(clerk).get(f"/topics/{fumes.public_id}").context["units"]
    assert [(unit.name, unit.count, unit.share) for unit in units] == [
        ("市城市管理局", 3, 0.75),
        ("市生态环境局", 1, 0.25),
    ]


def test_the_page_says_how_many_messages_came_from_which_source(browse, clerk, fumes, say, at):
    say(fumes, at(2024, 8, 1), 3, unit="市城市管理局")
    say(fumes, at(2024, 8, 2), 2, source="report")
    say(fumes, at(2024, 8, 3))
    page = browse(clerk).get(f"/topics/{fumes.public_id}")
    assert page.context["sources"] == [("12345热线", 4), ("社情民意信息", 2)]
    assert "12345热线 4 · 社情民意信息 2" in page.content.decode()


def test_fields_are_named_with_the_words_that_match(browse, clerk, member, assembly, fumes, luming):
    Committee.objects.create(assembly=assembly, name="人口资源环境委员会", field="油烟 噪声")
    luming.expertise = "油烟治理、金融"
    luming.save()
    context = browse(clerk).get(f"/topics/{fumes.public_id}/fields").context
    assert [(one.body.name, one.why) for one in context["committees"]] == [
        ("人口资源环境委员会", [("油烟", "油烟扰民")])
    ]
    assert [(one.body.name, one.why) for one in context["members"]] == [("陆明", [("油烟治理", "油烟扰民")])]
    assert browse(member).get(f"/topics/{fumes.public_id}/fields").context["members"] == []


def test_similar_topics_share_terms(browse, clerk, fumes, make_topic):
    fumes.terms = ["油烟", "餐饮", "直排"]
    fumes.save()
    make_topic("烧烤油烟", terms=["油烟", "直排", "烧烤"])
    make_topic("停车难", terms=["停车", "油烟"])
    similar = browse(clerk).get(f"/topics/{fumes.public_id}/fields").context["similar"]
    assert [(one.topic.label, one.shared) for one in similar] == [("烧烤油烟", ["油烟", "直排"])]


def test_an_incident_opens_to_its_own_messages(browse, clerk, fumes, say, at):
    say(fumes, at(2024, 8, 1), text="烧烤店油烟直排")
    say(fumes, at(2024, 8, 2), text="楼道里全是油烟味")
    placing = fumes.placings.order_by("pk").first()
    of = {"assembly": fumes.assembly, "run": fumes.run, "topic": fumes, "key": "i1", "label": "烧烤店油烟"}
    placing.incident = Incident.objects.create(**of, size=1, first=at(2024, 8, 1), last=at(2024, 8, 1))
    placing.save()
    page = browse(clerk).get(f"/topics/{fumes.public_id}/messages?incident=i1").content.decode()
    assert "烧烤店油烟直排" in page
    assert "楼道里全是油烟味" not in page


def test_means_around_a_turn_leave_out_its_own_week():
    weeks = [4, 4, 4, 4, 9, 2, 2, 2]
    found = around(weeks, date(2024, 2, 25), date(2024, 2, 1))
    assert (found.before, found.after, found.weeks_before, found.weeks_after) == (4, 2, 4, 3)
    assert around(weeks, date(2024, 2, 25), date(2024, 2, 20)) is None
