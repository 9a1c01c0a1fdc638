"""`yishi listen --classes`: what it writes, and what it says when the file of classes is wrong."""

import polars as pl
import pytest

from tests.engine.test_classes import ENDINGS, PLACES, messages
from yishi.cli import main
from yishi.engine import classes

SCHEME = """一级分类,二级分类,三级分类
环境保护,环境污染,油烟噪声废气扬尘
教育文体,教育管理,小学招生
党务,巡察,纪律
"""


@pytest.fixture
def folder(tmp_path):
    """A hotline's export, and the same city's labelled messages of earlier."""
    told = messages(PLACES[4:], ENDINGS)
    lines = [
        f"{number},2024-05-{number % 28 + 1:02} 09:00,{row['title']},{row['text']}"
        for number, row in enumerate(told.iter_rows(named=True))
    ]
    (tmp_path / "tickets.csv").write_text("工单编号,来电时间,标题,内容\n" + "\n".join(lines), encoding="utf-8")
    labelled = messages(PLACES[:4]).select(pl.col("class").alias("类别"), pl.col("title").alias("标题"), 内容="text")
    labelled.write_csv(tmp_path / "labelled.csv")
    (tmp_path / "scheme.csv").write_text(SCHEME, encoding="utf-8")
    return tmp_path


def listen(folder, file, *more):
    given = ["listen", str(folder / "tickets.csv"), "--classes", str(folder / file)]
    return main([*given, "--out", str(folder / "out"), *more])


def test_labelled_messages_give_every_message_a_class_and_the_page_its_hierarchy(folder, capsys):
    assert listen(folder, "labelled.csv") == 0
    out = folder / "out"
    found = pl.read_parquet(out / "classes.parquet")
    truth = messages(PLACES[4:], ENDINGS)["class"].to_list()
    told = dict(found.select("ticket_id", "class").iter_rows())
    assert [told[str(number)] for number in range(len(truth))] == truth
    assert found.columns == ["ticket_id", "class", "probability", "sure"]
    topics = pl.read_parquet(out / "topics.parquet")
    assert set(pl.read_parquet(out / "topic-classes.parquet")["group_id"]) == set(topics["topic_id"])
    page = (out / "report.html").read_text(encoding="utf-8")
    section = page[page.index("按给定的分类") :]
    assert section.index("<strong>环境保护") < section.index("烧烤店油烟直排")
    assert "60 件已标注的来件" in capsys.readouterr().err


def test_a_scheme_without_examples_is_aligned_by_words(folder):
    assert listen(folder, "scheme.csv", "--language", "en") == 0
    given = set(pl.read_parquet(folder / "out" / "topic-classes.parquet")["class"])
    assert "党务/巡察/纪律" not in given
    assert given & {"环境保护/环境污染/油烟噪声废气扬尘", "教育文体/教育管理/小学招生"}
    assert "By the given classes" in (folder / "out" / "report.html").read_text(encoding="utf-8")


def test_the_same_files_give_the_same_bytes(folder):
    def written():
        assert listen(folder, "labelled.csv") == 0
        return {file.name: file.read_bytes() for file in sorted((folder / "out").iterdir())}

    assert written() == written()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("工单,人\n1,王芳\n", "没有找到表头"),
        ("标题,内容\n油烟,烧烤店油烟直排\n", "没有类别列"),
        ("类别,内容\n,烧烤店油烟直排\n", "没有一行"),
        ("类别,内容\n环保,烧烤店油烟直排\n交通,公交车太少\n", "环保 1"),
        ("一级分类,二级分类,备注\n,,空\n", "全是空白"),
        ("", "空"),
    ],
)
def test_a_wrong_file_of_classes_ends_with_a_sentence_and_writes_nothing(folder, capsys, text, said):
    (folder / "wrong.csv").write_text(text, encoding="utf-8")
    assert listen(folder, "wrong.csv") == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert not (folder / "out").exists()


def test_a_file_that_is_not_there_is_told_in_a_sentence(folder, capsys):
    assert listen(folder, "none.csv") == 2
    assert "none.csv" in capsys.readouterr().err


def test_personal_data_in_labelled_messages_are_masked(folder):
    (folder / "named.csv").write_text("类别,内容\n环保,烧烤店油烟直排，电话13812345678\n", encoding="utf-8")
    given = classes.read(folder / "named.csv")
    assert "13812345678" not in given.messages["text"][0]
