"""An office's own words: what they make, what is refused with its line, and that old papers keep theirs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assembly.documents.forms import FORMS
from yishi.assembly.base.access import Refused
from yishi.assembly.documents.letters import Heading, Letter, Paragraph
from yishi.assembly.opinions import papers
from yishi.assembly.papers.kinds import kinds
from yishi.assembly.papers.paper import letter
from yishi.assembly.papers.wordings import actions, samples
from yishi.assembly.papers.wordings.models import Wording
from yishi.assembly.papers.wordings.paper_names import BUILT_IN
from yishi.assembly.papers.wordings.text import Misworded, worded

LETTER = Letter(
    head="澄江市政协", title="油烟", blocks=(Paragraph("正文一。"), Paragraph("正文二。")), copies=("甲", "乙")
)
OWN = """题头：中国人民政治协商会议澄江市委员会
标题：关于“{{ 标题 }}”的{{ 种类 }}
版记：报：{{ 抄送 }}
版记：签发：{{ 签发人 }}

# 一、来件情况
> 各位领导：
{% if 签发人 %}现将有关情况报告如下。{% endif %}
{{ 正文 }}
特此报告。
"""
FACTS = {"种类": "专报", "签发人": "周主席"}


@pytest.mark.parametrize("name", FORMS)
def test_the_built_in_words_leave_every_form_as_it_is(name):
    assert worded(BUILT_IN, FORMS[name], {}) == FORMS[name]


def test_own_words_stand_around_what_is_on_record():
    made = worded(OWN, LETTER, FACTS)
    assert (made.head, made.title) == ("中国人民政治协商会议澄江市委员会", "关于“油烟”的专报")
    assert made.record == ("报：甲，乙", "签发：周主席")
    assert made.copies == ()
    assert made.blocks == (
        Heading("一、来件情况"),
        Paragraph("各位领导：", flush=True),
        Paragraph("现将有关情况报告如下。"),
        *LETTER.blocks,
        Paragraph("特此报告。"),
    )


@pytest.mark.parametrize(
    ("changed", "line", "reason"),
    [
        (("标题：", "题目："), 2, "是不是"),
        (("{{ 种类 }}", "{{ 钟类 }}"), 2, "是不是“种类”"),
        (("{{ 签发人 }}\n\n", "{{ 签发人\n\n"), 4, "没有写完整"),
        (("版记：报：", "版记 报 "), 3, "名称：内容"),
        (("{{ 正文 }}\n", ""), 9, "会印不出来"),
        (("{{ 正文 }}\n", "见{{ 正文 }}\n"), 9, "独占一行"),
        (("特此", "{{ 种类 | 大写 }}"), 10, "处理方法"),
        (("特此", "{% for i in (1..100000) %}字{% endfor %}"), 10, "过长"),
        (("特此", "{% include '/etc/passwd' %}"), 10, "不能这样写"),
        (("特此", "{{ 甲.__class__ }}"), 10, "没有“甲”"),
        (("{% endif %}", ""), 8, "没有写完整"),
    ],
)
def test_a_bad_text_is_told_with_its_line(changed, line, reason):
    with pytest.raises(Misworded) as wrong:
        worded(OWN.replace(*changed), LETTER, FACTS)
    assert reason in wrong.value.reason
    assert wrong.value.line == line or "endif" in changed[0]  # an open condition is only seen at the end


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_value_is_read_as_markup(title, said):
    """Whatever a title or a fact holds, it comes out as text in its own place."""
    text = "标题：{{ 标题 }}\n\n{{ 话 }}\n{{ 正文 }}\n# 二、{{ 话 }}\n"
    made = worded(text, replace(LETTER, title=title), {"话": said})
    assert not [block for block in made.blocks if isinstance(block, Heading) and not block.text.startswith("二、")]
    assert made.blocks[-1].text.startswith("二、")
    assert set(LETTER.blocks) <= set(made.blocks)


def test_every_kind_prints_a_sample_in_its_own_words(clerk):
    for kind in kinds().values():
        made = samples.of(kind, clerk, kind.text or BUILT_IN)
        assert made.blocks


def test_a_paper_keeps_the_words_of_its_day(clerk, bulletin, kind):
    before = letter(kind, bulletin)
    actions.keep(kind=kind, text=OWN.replace("版记：报：{{ 抄送 }}\n", ""), by=clerk)
    assert letter(kind, bulletin) == before == papers.bulletin(bulletin)
    Wording.objects.update(created_at=bulletin.issued_at - timedelta(days=1))
    assert letter(kind, bulletin).head == "中国人民政治协商会议澄江市委员会"
    assert letter(kind, bulletin).record == ("签发：周主席",)


def test_words_that_fit_no_more_give_way(clerk, bulletin, kind, caplog):
    Wording.objects.create(assembly=bulletin.assembly, kind="bulletin", text="标题：{{ 旧名称 }}\n\n{{ 正文 }}")
    Wording.objects.update(created_at=bulletin.issued_at - timedelta(days=1))
    assert letter(kind, bulletin) == papers.bulletin(bulletin)
    assert "旧名称" in caplog.text


def test_a_bad_text_is_not_kept(clerk, kind):
    with pytest.raises(Refused, match="第1行"):
        actions.keep(kind=kind, text="题目：x\n\n{{ 正文 }}", by=clerk)
    assert not Wording.objects.exists()


def test_the_page_previews_and_keeps(clerk, member, bulletin, browse):
    page = browse(clerk)
    assert "社情民意专报" in page.get("/papers/wordings").content.decode()
    assert "{{ 签发人 }}" in page.get("/papers/wordings/bulletin").content.decode()
    text = OWN.replace("版记：报：{{ 抄送 }}\n", "")
    shown = page.post("/papers/wordings/bulletin", {"text": text, "preview": "1"})
    assert shown.content.startswith(b"%PDF")
    assert not Wording.objects.exists()
    wrong = page.post("/papers/wordings/bulletin", {"text": text.replace("签发人", "签法人")}).content.decode()
    assert "第3行：没有“签法人”，是不是“签发人”？" in wrong
    page.post("/papers/wordings/bulletin", {"text": text})
    assert Wording.objects.get().written_by == clerk
    page.post("/papers/wordings/bulletin/built-in")
    assert Wording.objects.first().text == ""
    assert browse(member).get("/papers/wordings").status_code == 403
