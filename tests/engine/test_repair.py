"""Damaged text becomes what people meant; sound text stays as it is."""

import difflib
from pathlib import Path

import pytest

from yishi.engine.text.repair import repair

MISSION = Path(__file__).parents[3] / "shared" / "mission"
SOUND = "您好！“阳光花园”3栋路灯坏了，已反映多次（见附件），请尽快处理。谢谢！"


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("習(xí)近平總書(shū)記", "习近平总书记"),
        ("習（xí）近平來(lái)了(le)", "习近平来了"),
        ("我們的問題沒有解決", "我们的问题没有解决"),
        ("Ａ市ＡＢＣ１２３號", "A市ABC123号"),
        (SOUND.encode().decode("latin-1"), SOUND),
        ("中国政府你好，我们的问题是这样的".encode().decode("gb18030"), "中国政府你好，我们的问题是这样的"),
        ("中国政府".encode("gb18030").decode("latin-1"), "中国政府"),
        ("路\u200b灯\ufeff坏\x00了\x07", "路灯坏了"),
        ("\t\t第一段  好\r\n\r\n　　第二段 \n", "第一段 好\n第二段"),
        ("<p>第一段</p><p>第二段<br/>第&nbsp;三行</p>", "第一段\n第二段\n第 三行"),
        ("&lt;b&gt;路灯&lt;/b&gt;坏了", "路灯坏了"),
    ],
)
def test_damage_is_undone(damaged: str, meant: str) -> None:
    assert repair(damaged) == meant
    assert repair(meant) == meant


@pytest.mark.parametrize(
    "sound",
    [
        "",
        SOUND,
        "依据<A市征地补偿办法>第3条，a<b",
        "A市（A5区）反映(qu)的问题(附图)",
        "乾源国际与昇明壹城的业主",
        "第一段\n第二段",
        "café and naïve",
    ],
)
def test_sound_text_stays(sound: str) -> None:
    assert repair(sound) == sound


def test_the_scraped_article_becomes_the_article() -> None:
    scraped = MISSION / "article-as-scraped.txt"
    if not scraped.exists():
        pytest.skip("needs ../shared/mission/article-as-scraped.txt")
    mended = repair(scraped.read_text("utf-8"))
    article = (MISSION / "article.txt").read_text("utf-8").strip()
    assert difflib.SequenceMatcher(None, mended, article, autojunk=False).ratio() > 0.995
    assert repair(mended) == mended
