"""The commands as a newcomer types them."""

import polars as pl
import pytest

from yishi.cli import COMMANDS, main

HEADER = "工单编号,来电时间,标题,内容\n"
ROWS = "".join(
    f"{n},2024-05-{n % 28 + 1:02} 09:00,油烟扰民,翠湖花园小区楼下烧烤店油烟直排第{n}次反映，电话13812345{n:03}\n"
    for n in range(40)
)


@pytest.fixture
def export(tmp_path):
    """A hotline's export as its own system writes it: CSV in GB18030, phone numbers in the texts."""
    file = tmp_path / "导出.csv"
    file.write_bytes((HEADER + ROWS).encode("gb18030"))
    return file


def test_listen_writes_tables_and_a_page_without_phone_numbers(export, tmp_path, capsys):
    assert main(["listen", str(export), "--out", str(tmp_path / "out")]) == 0
    assert pl.read_parquet(tmp_path / "out" / "assignments.parquet").height == 40
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "油烟" in page
    assert "13812345" not in page
    assert "report.html" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "words"), [("zh", "没有找到表头"), ("en", "No header found")])
def test_a_file_without_texts_is_told_in_a_sentence(tmp_path, capsys, language, words):
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["listen", str(file), "--out", str(tmp_path / "out"), "--language", language]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path, capsys):
    assert main(["listen", str(tmp_path / "none.csv"), "--out", str(tmp_path)]) == 2
    assert "none.csv" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert all(command in told for command in COMMANDS)
