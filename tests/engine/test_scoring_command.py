"""`yishi appraise` on files: what it writes, and what it says when a file is wrong."""

import argparse
from datetime import date

import polars as pl
import pytest

from yishi.commands import appraise as command
from yishi.engine import tables

DEEDS = """履职记录编号,委员编号,类型,日期,事项,事由
d1,m1,attend_session,2024年9月12日,session:1,“油烟扰民”暨时议
d2,m1,opinion_report,2024-09-20,opinion:1,=cmd|' /C calc'!A0
d3,=m2,visit,2024/10/1,,<script>alert(1)</script>
"""
MEMBERS = "委员编号,姓名,界别,常委\nm1,王芳,教育界,否\n=m2,李明,经济界,是\n"
OUTCOMES = "转化编号,事项,类型,层级,日期\no1,opinion:1,adopted,city,2024-11-01\n"


@pytest.fixture
def files(tmp_path):
    for name, text in (("deeds", DEEDS), ("members", MEMBERS), ("outcomes", OUTCOMES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def appraise(files, *more):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    given = [str(files / "deeds.csv"), "--members", str(files / "members.csv"), "--out", str(files / "out")]
    return command.run(parser.parse_args([*given, "--period", "2024", *more]))


def test_chinese_csv_becomes_points_sheets_and_a_page(files):
    assert appraise(files, "--outcomes", str(files / "outcomes.csv")) == 0
    out = files / "out"
    points = pl.read_parquet(out / "points.parquet")
    assert dict(points.schema) == tables.POINT.schema
    assert points["day"].to_list() == [date(2024, 10, 1), date(2024, 9, 12), date(2024, 9, 20), date(2024, 11, 1)]
    sheets = pl.read_parquet(out / "sheets.parquet")
    assert sheets.select("member_id", "points").rows() == [("=m2", 1.0), ("m1", 13.0)]
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "2024年9月12日参加协商会议" in page
    assert "<script>" not in page
    assert page.index("李明") < page.index("王芳")


def test_the_page_speaks_english_too(files):
    assert appraise(files, "--language", "en", "--member", "m1") == 0
    page = (files / "out" / "report.html").read_text(encoding="utf-8")
    assert "2024-09-12: attended a consultation session" in page
    assert "李明" not in page


def test_ranks_say_that_they_are_for_the_office(files):
    assert appraise(files) == 0
    ranks = pl.read_parquet(files / "out" / "ranks-office-only.parquet")
    assert ranks["rank"].to_list() == [1, 2]
    assert set(ranks["use"]) == {command.OFFICE_ONLY}


def test_a_spreadsheet_takes_no_cell_for_a_formula(files):
    assert appraise(files) == 0
    text = (files / "out" / "sheets.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"\n'=m2," in text


def test_the_same_files_give_the_same_bytes(files):
    def written():
        assert appraise(files) == 0
        return {file.name: file.read_bytes() for file in sorted((files / "out").iterdir())}

    assert written() == written()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("deeds.csv", DEEDS.replace("2024/10/1", "十月初"), "第4行"),
        ("deeds.csv", DEEDS.replace("履职记录编号", "随便"), "履职记录编号"),
        ("members.csv", MEMBERS.replace("m1,王芳,教育界,否", "m1,王芳,教育界,可能"), "可能"),
        ("deeds.csv", "", ""),
    ],
)
def test_a_wrong_file_ends_with_a_sentence(files, capsys, file, text, said):
    (files / file).write_text(text, encoding="utf-8")
    assert appraise(files) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert not (files / "out").exists()


def test_a_scheme_that_is_not_there_names_those_that_are(files, capsys):
    assert appraise(files, "--scheme", "nowhere.yaml") == 2
    assert "tongcheng-2019" in capsys.readouterr().err


def test_a_missing_file_ends_with_a_sentence(files, capsys):
    assert appraise(files, "--outcomes", str(files / "none.csv")) == 2
    assert "none.csv" in capsys.readouterr().err


def test_a_scheme_of_ones_own_is_read_from_its_file(files, capsys):
    (files / "own.yaml").write_text("name: [", encoding="utf-8")
    assert appraise(files, "--scheme", str(files / "own.yaml")) == 2
    assert "第1行" in capsys.readouterr().err
