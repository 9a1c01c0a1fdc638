"""Files as they really come: what is read, what is refused, and whether the sentence says what to mend."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from yishi.engine.reading import Limits, Reading, explain, read_table, read_tickets
from yishi.engine.report import Cancelled, InputError, say

DATA = Path(__file__).parents[3] / "shared" / "data"
KEY = b"a key for tests"
HEAD = "编号,来电时间,反映内容"
ROW = "A1,2023-08-01 08:05,河东村路灯不亮"
LATE = datetime(2023, 12, 31)


def read(data: bytes | str, filename: str = "tickets.csv", **options: object) -> Reading:
    raw = data.encode() if isinstance(data, str) else data
    return read_tickets(io.BytesIO(raw), filename=filename, pseudonym_key=KEY, **options)  # type: ignore[arg-type]


def workbook(*rows: list[object], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def with_sheet(sheet: bytes) -> bytes:
    """A sound workbook whose sheet is replaced by `sheet`."""
    sound = zipfile.ZipFile(io.BytesIO(workbook(["编号"])))
    parts = {name: sound.read(name) for name in sound.namelist()}
    return archive({**parts, "xl/worksheets/sheet1.xml": sheet})


def encrypted_zip() -> bytes:
    data = bytearray(workbook(["编号"]))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
FAR_CELL = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'

BAD_FILES: dict[str, tuple[bytes | Callable[[], bytes], str, str, str]] = {
    # situation: content, file name, code, what the Chinese sentence must say
    "an empty file": (b"", "a.csv", "reading.empty", "没有任何内容"),
    "only white space": (b"\xef\xbb\xbf \r\n\r\n", "a.csv", "reading.empty", "没有任何内容"),
    "an empty workbook": (lambda: workbook(), "a.xlsx", "reading.empty", "没有任何内容"),
    "a header and nothing else": (
        HEAD.encode(),
        "a.csv",
        "reading.header_only",
        "第1行是表头（编号、来电时间、反映内容）",
    ),
    "a PDF called csv": (b"%PDF-1.7 ...", "a.csv", "reading.not_a_table", "PDF"),
    "a picture called xlsx": (b"\x89PNG\r\n\x1a\n", "a.xlsx", "reading.not_a_table", "PNG"),
    "a Word file called xlsx": (
        lambda: archive({"word/document.xml": b"<w/>"}),
        "a.xlsx",
        "reading.not_a_table",
        "Word",
    ),
    "a zip of something": (lambda: archive({"readme.txt": b"hi"}), "a.xlsx", "reading.not_a_table", "ZIP"),
    "a web page called xls": (b"<html><table><tr><td>1</td></tr></table>", "a.xls", "reading.not_a_table", "HTML"),
    "noise called csv": (bytes(range(256)) * 40, "a.csv", "reading.not_a_table", "不是表格"),
    "a workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "reading.encrypted", "密码"),
    "an encrypted zip": (encrypted_zip, "a.xlsx", "reading.encrypted", "密码"),
    "half a workbook": (lambda: workbook(["编号"])[:2000] + b"xl/workbook", "a.xlsx", "reading.damaged", "XLSX"),
    "a workbook without its sheet": (lambda: with_sheet(b"<worksheet><sheetData>"), "a.xlsx", "reading.", "XLSX"),
    "an old workbook that is broken": (OLE + "Workbook".encode("utf-16-le"), "a.xls", "reading.damaged", "XLS"),
    "half a Parquet file": (b"PAR1" + b"\0" * 100, "a.parquet", "reading.damaged", "Parquet"),
    "a zip bomb": (lambda: with_sheet(b"<x>" + b" " * 60_000_000), "a.xlsx", "reading.bomb", "解压后却达 57.2 MB"),
    "a cell at the end of the world": (
        lambda: with_sheet(FAR_CELL),
        "a.xlsx",
        "reading.too_many_cells_in_sheet",
        "17179869184",
    ),
    "no header": (f"{ROW}\n{ROW}".encode(), "a.csv", "reading.no_header", "读到“A1、2023-08-01 08:05、河东村路灯不亮”"),
    "a header without the text": (
        "编号,来电时间,镇\nA1,2023-08-01,杨舍镇".encode(),
        "a.csv",
        "reading.missing_column",
        "反映内容",
    ),
    "a delimiter nobody uses": (f"{HEAD}\n{ROW}".replace(",", "~").encode(), "a.csv", "reading.", "表头和分隔符"),
    "a quote that never closes": (
        f'{HEAD}\nA1,2023-08-01,"{"路灯不亮" * 50_000}'.encode(),
        "a.csv",
        "reading.unclosed_quote",
        "第2行有一个引号只开不合",
    ),
}


@pytest.mark.parametrize("situation", BAD_FILES)
def test_a_bad_file_is_refused_with_a_sentence(situation: str) -> None:
    content, filename, code, words = BAD_FILES[situation]
    with pytest.raises(InputError) as refused:
        read(content() if callable(content) else content, filename)
    assert refused.value.code.startswith(code)
    assert words in say(refused.value.code, refused.value.params, "zh")
    assert say(refused.value.code, refused.value.params, "en").endswith((".", ")"))


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_bytes=50), "reading.too_big"),
        (Limits(rows=1), "reading.too_many_rows"),
        (Limits(columns=2), "reading.too_many_columns"),
    ],
)
def test_a_file_beyond_the_limits_is_refused(limits: Limits, code: str, tmp_path: Path) -> None:
    content = f"{HEAD}\n{ROW}"
    with pytest.raises(InputError) as from_memory:
        read(content, limits=limits)
    path = tmp_path / "a.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError) as from_disk:
        read_tickets(path, filename="a.csv", pseudonym_key=KEY, limits=limits)
    assert from_memory.value.code == from_disk.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_text_in_any_usual_encoding_and_delimiter(encoding: str, mark: str) -> None:
    reading = read(f"{HEAD}\r\n{ROW}\r\n".replace(",", mark).encode(encoding))
    assert reading.tickets.select("ticket_id", "time", "text").rows() == [
        ("A1", datetime(2023, 8, 1, 8, 5), "河东村路灯不亮")
    ]


def test_the_formats_agree(tmp_path: Path) -> None:
    rows = [["A1", "2023-08-01 08:05", "河东村路灯不亮"], ["A2", "2023-08-02 09:00", "人民路积水"]]
    names = HEAD.split(",")
    frame = pl.DataFrame(rows, schema=names, orient="row")
    parquet = io.BytesIO()
    frame.with_columns(pl.col("来电时间").str.to_datetime()).write_parquet(parquet)
    files = {
        "a.csv": frame.write_csv().encode(),
        "a.xlsx": workbook(names, *rows),
        "a.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in frame.to_dicts()).encode(),
        "a.parquet": parquet.getvalue(),
    }
    readings = [read(content, name) for name, content in files.items()]
    assert all(reading.tickets.equals(readings[0].tickets) for reading in readings)
    assert readings[0].tickets["ticket_id"].to_list() == ["A1", "A2"]
    assert [reading.report.params["kind"] for reading in readings] == ["csv", "xlsx", "jsonl", "parquet"]


def test_a_csv_called_xlsx_is_read_and_the_report_says_so() -> None:
    reading = read(f"{HEAD}\n{ROW}", "tickets.xlsx")
    assert reading.tickets.height == 1
    assert "reading.not_what_name_says" in [note.code for note in reading.report.notes]


def test_two_encodings_in_one_file_are_read_line_by_line() -> None:
    other = "A2,2023-08-02,塘市街道井盖缺失"
    reading = read(f"{HEAD}\n{ROW}\n".encode() + other.encode("gb18030") + b"\n")
    assert reading.tickets["text"].to_list() == ["河东村路灯不亮", "塘市街道井盖缺失"]
    note = next(note for note in reading.report.notes if note.code == "reading.mixed_encodings")
    assert note.params == {"lines": 1, "row": 3}


def test_nul_bytes_are_left_out_and_told() -> None:
    reading = read(f"{HEAD}\nA1,2023-08-01,路灯\0不亮\n")
    assert reading.tickets["text"].to_list() == ["路灯不亮"]
    assert "reading.nul" in [note.code for note in reading.report.notes]


def test_title_rows_and_merged_cells_above_the_header_are_skipped() -> None:
    reading = read(
        workbook(
            ["张家港市12345工单导出"],
            [],
            ["编号", "来电时间", "诉求人信息", None, "反映内容"],
            [None, None, "姓名", "联系电话", None],
            ["A1", "2023-08-01", "张建国", "13812345678", "河东村路灯不亮"],
            merge="C3:D3",
        ),
        "a.xlsx",
    )
    assert reading.tickets["ticket_id"].to_list() == ["A1"]
    assert reading.report.params["header_row"] == 4
    assert reading.tickets["caller"].null_count() == 0


def test_excel_dates_as_dates_and_as_numbers() -> None:
    rows = [["A1", datetime(2023, 8, 1, 8, 5), "路灯不亮"], ["A2", 45139.336805556, "积水"], ["A3", 45140, "井盖缺失"]]
    reading = read(workbook(HEAD.split(","), *rows), "a.xlsx")
    morning = datetime(2023, 8, 1, 8, 5)
    assert reading.tickets["time"].to_list() == [morning, morning, datetime(2023, 8, 2)]


def test_formulas_give_their_value_and_never_run() -> None:
    names = "".join(f'<c r="{"ABC"[i]}1" t="str"><v>{name}</v></c>' for i, name in enumerate(HEAD.split(",")))
    cells = '<c r="A2" t="str"><v>A1</v></c><c r="B2"><v>45139</v></c><c r="C2" t="str"><f>1+1</f><v>路灯不亮</v></c>'
    rows = f'<row r="1">{names}</row><row r="2">{cells}</row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    assert read(with_sheet(sheet.encode()), "a.xlsx").tickets["text"].to_list() == ["路灯不亮"]


def test_text_that_begins_like_a_formula_stays_text() -> None:
    reading = read(
        f"{HEAD}\nA1,2023-08-01,=SUM(A1)是什么意思\nA2,2023-08-01,@河东村\nA3,2023-08-01,+1\nA4,2023-08-01,-无"
    )
    assert reading.tickets["text"].to_list() == ["=SUM(A1)是什么意思", "@河东村", "+1", "-无"]


def test_the_sheet_with_the_header_is_chosen() -> None:
    book = openpyxl.Workbook()
    book.active.append(["说明：本表由系统导出"])
    sheet = book.create_sheet("工单")
    sheet.append(HEAD.split(","))
    sheet.append(ROW.split(","))
    out = io.BytesIO()
    book.save(out)
    reading = read(out.getvalue(), "a.xlsx")
    assert reading.tickets.height == 1
    assert reading.report.params["sheet"] == "工单"


def test_bad_rows_are_told_apart_and_good_rows_stand() -> None:
    reading = read(
        f"{HEAD}\n{ROW}\n"
        "A2,昨天,人民路积水\n"
        "A1,2023-08-02,又一次\n"
        ",2023-08-02,没有编号\n"
        "A4,,没有时间\n"
        "A5,2023-08-02,\n"
        "\n"
        "A6,2023-08-02,停车难,太难了\n"
        "A7,2023-13-45,日期不存在\n"
        "A8,2023年8月3日下午2点半,垃圾未清运\n"
    )
    assert reading.tickets["ticket_id"].to_list() == ["A1", "A8"]
    assert [(row["row"], row["code"]) for row in reading.rejects.iter_rows(named=True)] == [
        (3, "reading.wrong_value"),
        (4, "reading.duplicate_id"),
        (5, "reading.empty_value"),
        (6, "reading.empty_value"),
        (7, "reading.empty_value"),
        (9, "reading.too_many_cells"),
        (10, "reading.wrong_value"),
    ]
    first, second = (explain(row) for row in reading.rejects.head(2).iter_rows(named=True))
    assert first == "第3行“来电时间”：读到“昨天”，应为日期时间，如 2023-08-01 08:05。"
    assert second == "第4行“编号”：“A1”与第2行重复，应为每件只出现一次。"
    english = explain(reading.rejects.row(0, named=True), "en")
    assert english == "Row 3, “来电时间”: found “昨天”, expected a date and time such as 2023-08-01 08:05."


def test_a_broken_json_line_is_one_bad_row() -> None:
    lines = ['{"id": "A1", "time": "2023-08-01", "text": "路灯不亮"}', "{oops 13812345678", "[1]"]
    reading = read("\n".join(lines), "a.jsonl")
    assert reading.tickets["ticket_id"].to_list() == ["A1"]
    assert reading.rejects["row"].to_list() == [2, 3]
    assert "13812345678" not in explain(reading.rejects.row(0, named=True))


def test_a_cell_without_end_is_cut_and_told() -> None:
    long = '"' + "路灯不亮，" * 300 + '"'
    reading = read(f"{HEAD}\nA1,2023-08-01,{long}", limits=Limits(cell_characters=1000))
    assert len(reading.tickets["text"][0]) <= 1000
    assert "reading.cut" in [note.code for note in reading.report.notes]


def test_cancelling_stops_the_reading() -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(f"{HEAD}\n{ROW}", progress=stop)


def test_rosters_come_through_the_same_door() -> None:
    roster = "张家港市政协委员名册,,\n序号,姓名,界别,手机号,专长\n1,王秀英,教育界,13812345678,学前教育\n"
    raw = read_table(io.BytesIO(roster.encode("gb18030")), filename="委员.csv", table="member")
    assert raw.frame.rows() == [(3, "王秀英", "教育界", "13812345678", "学前教育")]
    with pytest.raises(InputError) as refused:
        read_table(io.BytesIO("姓名,手机号\n王秀英,1".encode()), filename="委员.csv", table="member")
    assert refused.value.code == "reading.missing_column"
    assert "界别" in str(refused.value)


@pytest.mark.parametrize(("file", "rows"), [("hotline/messages.csv", 4326), ("classification/messages.csv", 2614)])
def test_the_real_messages_are_read_completely(file: str, rows: int) -> None:
    path = DATA / file
    if not path.exists():
        pytest.skip(f"needs ../shared/data/{file}")
    reading = read_tickets(path, filename=path.name, pseudonym_key=KEY)
    assert (reading.tickets.height, reading.rejects.height) == (rows, 0)
