"""`yishi agree`: what it reads, what it writes, and what it says of bad rows."""

import polars as pl
import pytest

from tests.engine.test_consensus import camps
from yishi.cli import main


@pytest.fixture
def folder(tmp_path):
    camps([30, 20]).write_csv(tmp_path / "votes.csv")
    names = [f"s{number:02}" for number in range(20)]
    pl.DataFrame({"statement": names, "text": [f"第{name}条<b>" for name in names]}).write_csv(tmp_path / "said.csv")
    return tmp_path


def agree(folder, file="votes.csv", *more):
    return main(["agree", str(folder / file), "--out", str(folder / "out"), *more])


def test_tables_and_a_page_are_written(folder, capsys):
    assert agree(folder, "votes.csv", "--statements", str(folder / "said.csv")) == 0
    out = folder / "out"
    assert pl.read_parquet(out / "groups.parquet")["group"].value_counts().sort("group").rows() == [
        ("A", 30),
        ("B", 20),
    ]
    assert {"statement", "bridging", "agree"} <= set(pl.read_csv(out / "statements.csv").columns)
    page = (out / "report.html").read_text(encoding="utf-8")
    assert page.index("共识：各方多数都赞成") < page.index("第s00条&lt;b&gt;") < page.index("真正的分歧")
    assert page.count("<circle") > 50
    assert "2 个彼此分开的意见群体" in capsys.readouterr().err


def test_the_same_votes_give_the_same_bytes(folder):
    assert agree(folder) == 0
    first = {file.name: file.read_bytes() for file in (folder / "out").iterdir()}
    assert agree(folder) == 0
    assert first == {file.name: file.read_bytes() for file in (folder / "out").iterdir()}


def test_votes_in_words_are_read_and_bad_rows_told(folder, capsys):
    rows = ["参与者,观点,表态", "甲,一,赞成", "乙,一,反对", "丙,一,弃权", "丁,一,或许", ",一,赞成"]
    (folder / "words.csv").write_text("\n".join(rows), encoding="gb18030")
    assert agree(folder, "words.csv") == 0
    told = capsys.readouterr().err
    assert "第5行“表态”：读到“或许”，应为赞成、略过、不赞成，或 1、0、-1" in told
    assert "第6行“参与者”：空白" in told
    votes = pl.read_csv(folder / "out" / "group-agreements.csv")
    assert votes.select("agree", "disagree", "pass").row(0) == (1, 1, 1)


def test_a_polis_export_is_read(folder):
    rows = ["participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1", "7,0,0,2,1,1,1.0,-1.0", "8,,0,1,0,0,,0"]
    (folder / "polis.csv").write_text("\n".join(rows))
    assert agree(folder, "polis.csv") == 0
    told = pl.read_csv(folder / "out" / "group-agreements.csv", infer_schema=False)
    assert told.select("statement", "agree", "disagree", "pass").rows() == [("0", "1", "0", "0"), ("1", "0", "1", "1")]


def test_divisions_are_told_on_the_page(folder):
    people = pl.read_csv(folder / "votes.csv")["participant"].unique().sort()
    sector = ["教育" if name.startswith("0") else "农业" for name in people]
    pl.DataFrame({"participant": people, "界别": sector}).write_csv(folder / "people.csv")
    assert agree(folder, "votes.csv", "--people", str(folder / "people.csv")) == 0
    assert "按“界别”看" in (folder / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("参与者,观点,表态\n甲,一,或许\n", "1 行里没有一行可用"),
        ("participant,group-id,0\n1,0,many\n", "像是 Polis 导出的文件"),
        ("甲,乙\n1,2\n", "表头"),
        ("", "空"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(folder, capsys, text, told):
    (folder / "bad.csv").write_text(text, encoding="utf-8")
    assert agree(folder, "bad.csv") == 2
    assert told in capsys.readouterr().err
    assert not (folder / "out").exists()
