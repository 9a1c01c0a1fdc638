"""What becomes of each column: values, pseudonyms, masks, notes."""

import io
import re
from datetime import datetime
from pathlib import Path
from string import Formatter

import pytest

import yishi.engine.reading
from yishi.engine.reading import Dialect, Limits, Reading, cells, read_tickets
from yishi.engine.reading.headers import recognise
from yishi.engine.reading.headings import HEADINGS
from yishi.engine.reading.words import SENTENCES
from yishi.engine.report import InputError, say
from yishi.engine.tables import DEED, MEMBER, OUTCOME, TICKET

SUZHOU = (
    "编号,上级编号,来电人,联系电话,来电日期,反映类型,反映内容,内容摘要,要求,附件,交办日期,办理期限,"
    "交办要求,领导批示,备注,协办单位,创建人,创建时间,分配时间,状态,来源"
)


def read(text: str, key: bytes = b"key", **options: object) -> Reading:
    source = io.BytesIO(text.encode())
    return read_tickets(source, filename="a.csv", pseudonym_key=key, **options)  # type: ignore[arg-type]


def codes(reading: Reading) -> list[str]:
    return [note.code for note in reading.report.notes]


@pytest.mark.parametrize(
    "written",
    [
        "2023-08-01 08:05:00",
        "2023-08-01T08:05",
        "2023/8/1 8:05",
        "2023.8.1 8:05",
        "2023年8月1日 上午8时5分",
        "２０２３年８月１日８点０５分",
        "2023-08-01 08:05 AM",
        "2023-08-01T00:05:00Z",
        "2023-08-01T00:05:00+00:00",
        "20230801080500",
        "202308010805",
        "45139.33680555555",
        "1690848300",
        "1690848300000",
    ],
)
def test_the_same_moment_however_written(written: str) -> None:
    assert cells.moment(written) == datetime(2023, 8, 1, 8, 5)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023年8月1日", datetime(2023, 8, 1)),
        ("2023-08-01(星期二) 晚上9点半", datetime(2023, 8, 1, 21, 30)),
        ("2023/8/1 下午12:05", datetime(2023, 8, 1, 12, 5)),
        ("2023/8/1 凌晨12:05", datetime(2023, 8, 1, 0, 5)),
        ("45139", datetime(2023, 8, 1)),
    ],
)
def test_moments_people_write(written: str, meant: datetime) -> None:
    assert cells.moment(written) == meant


@pytest.mark.parametrize(
    "written", ["", "昨天", "8/1/2023", "2023-02-30", "2023-08", "12", "99999999999999", "nan", "inf"]
)
def test_what_is_no_moment(written: str) -> None:
    assert cells.moment(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1,234", 1234), ("１２", 12), ("12.0", 12), ("-3", -3), ("1.5", None), ("很多", None), ("", None)],
)
def test_whole_numbers(written: str, meant: int | None) -> None:
    assert cells.whole(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("是", True), ("Y", True), ("已办结", True), ("否", False), ("办理中", False), ("也许", None)],
)
def test_yes_and_no(written: str, meant: bool | None) -> None:
    assert cells.flag(written) is meant


def test_suzhou_states_close_with_nine() -> None:
    assert [cells.closed(state) for state in ("0", "1", "8", "9", "办结")] == [False, False, False, True, True]


def test_suzhou_headers_are_all_known() -> None:
    guesses = {guess.header: guess for guess in recognise(SUZHOU.split(","), HEADINGS["ticket"])}
    taken = {header: guess.column for header, guess in guesses.items() if guess.column}
    assert taken == {
        "编号": "ticket_id",
        "来电人": "caller_name",
        "联系电话": "caller_phone",
        "来电日期": "time",
        "反映类型": "category",
        "反映内容": "text",
        "内容摘要": "title",
        "状态": "status",
        "来源": "source",
    }
    assert not [header for header, guess in guesses.items() if guess.reason == "reading.column.unknown"]


def test_headers_of_our_own_tables_are_known() -> None:
    for table in (TICKET, MEMBER, DEED, OUTCOME):
        words = {word for heading in HEADINGS[table.name] for word in heading.words}
        for column in table.columns:
            assert column.name.replace("_", "") in words, column.name


def test_a_header_with_remarks_or_inside_a_longer_one_is_recognised() -> None:
    headers = ["*工单编号（必填）", "市民来电时间", "Message ", "天气"]
    assert [guess.column for guess in recognise(headers, HEADINGS["ticket"])] == ["ticket_id", "time", "text", None]


def test_a_person_may_choose_the_columns() -> None:
    text = "甲,乙,时间\nA1,路灯不亮,2023-08-01"
    reading = read(text, dialect=Dialect(chosen={"甲": "ticket_id", "乙": "text", "时间": "time"}))
    assert reading.tickets.select("ticket_id", "text").rows() == [("A1", "路灯不亮")]
    with pytest.raises(InputError, match="丙"):
        read(text, dialect=Dialect(chosen={"甲": "ticket_id", "乙": "text", "丙": "time"}))
    with pytest.raises(InputError, match="nonsense"):
        read("编号,内容\nA1,路灯", dialect=Dialect(chosen={"内容": "nonsense"}))
    left_out = read("编号,内容,地点\nA1,路灯不亮,河东村", dialect=Dialect(chosen={"地点": None}))
    assert left_out.tickets["place"].to_list() == [None]


def test_callers_become_pseudonyms_and_leave_no_trace() -> None:
    reading = read(
        "编号,时间,姓名,联系电话,身份证号,内容,住址\n"
        "A1,2023-08-01,古丽娜,138 1234 5678,,古丽娜说路灯不亮，请回电13812345678,河东村12组3号\n"
        "A2,2023-08-02,古丽娜,+8613812345678,,路灯还是不亮,河东村12组3号\n"
        "A3,2023-08-02,李强,13912345678,,人民路积水,\n"
    )
    first, second, third = reading.tickets["caller"].to_list()
    assert first == second != third
    assert re.fullmatch("[0-9a-f]{16}", first)
    everything = reading.tickets.write_csv() + reading.report.to_json() + reading.rejects.write_csv()
    assert not re.search("古丽娜|李强|1381234|1391234|12组", everything)
    assert reading.tickets["text"][0] == "古某某说路灯不亮，请回电〔电话〕"
    assert "reading.columns_personal" in codes(reading)
    assert read("编号,时间,联系电话,内容\nA1,2023-08-01,13812345678,x", key=b"other").tickets["caller"][0] != first


def test_damaged_prose_is_repaired_and_places_are_coarse() -> None:
    reading = read("编号,时间,地点,内容\nA1,2023-08-01,阳光花園3幢2單元501室,習(xí)慣了&nbsp;路燈不亮\n")
    assert reading.tickets.select("place", "text").rows() == [("阳光花园", "习惯了 路灯不亮")]


def test_title_and_text_stand_in_for_each_other() -> None:
    reading = read("编号,时间,标题,内容\nA1,2023-08-01,,河东村路灯不亮。已经一个月了\nA2,2023-08-01,积水,\n")
    assert reading.tickets.select("title", "text").rows() == [
        ("河东村路灯不亮", "河东村路灯不亮。已经一个月了"),
        ("积水", "积水"),
    ]


def test_ids_are_made_from_content_where_there_are_none() -> None:
    text = "时间,内容\n2023-08-01,路灯不亮\n2023-08-02,路灯不亮\n2023-08-01,路灯不亮\n"
    once, again = read(text), read(text)
    assert once.tickets["ticket_id"].to_list() == again.tickets["ticket_id"].to_list()
    assert once.rejects.select("row", "code", "other").rows() == [(4, "reading.duplicate_row", 2)]
    assert "reading.ids_made" in codes(once)


def test_an_id_that_is_a_phone_number_is_replaced() -> None:
    reading = read("编号,时间,内容\n13812345678,2023-08-01,路灯不亮\n")
    assert "13812345678" not in reading.tickets["ticket_id"][0]
    assert "reading.ids_coded" in codes(reading)


def test_likes_states_and_sources_are_read_and_odd_ones_told() -> None:
    reading = read(
        '编号,时间,内容,点赞数,状态,来源\nA1,2023-08-01,a,"1,234",办结,信访\nA2,2023-08-01,b,很多,9,12345\nA3,2023-08-01,c,,半截,\n'
    )
    assert reading.tickets.select("likes", "solved", "source").rows() == [
        (1234, True, "信访"),
        (None, True, "12345"),
        (None, None, None),
    ]
    assert [code for code in codes(reading) if "unread" in code] == ["reading.unread.likes", "reading.unread.status"]


def test_a_date_after_today_is_kept_and_told() -> None:
    reading = read("编号,时间,内容\nA1,2043-08-01,路灯不亮\n", limits=Limits(latest=datetime(2023, 12, 31)))
    assert reading.tickets.height == 1
    assert "reading.future" in codes(reading)


def test_columns_left_out_are_named() -> None:
    reading = read("编号,时间,内容,天气,备注,描述\nA1,2023-08-01,路灯不亮,晴,无,x\n")
    sentences = [say(note.code, note.params) for note in reading.report.notes]
    assert "不认识的列，未读取：天气、描述。" in sentences
    assert "用不到的列，未读取：备注。" in sentences


def test_the_same_file_gives_the_same_bytes() -> None:
    text = "编号,时间,内容,天气\nA1,2023-08-01,路灯不亮,晴\nA2,昨天,积水,雨\n"
    once, again = read(text), read(text)
    assert once.report.to_json() == again.report.to_json()
    assert once.tickets.write_csv() == again.tickets.write_csv()


def test_every_code_has_a_sentence_in_both_languages_with_the_same_fields() -> None:
    folder = Path(yishi.engine.reading.__file__).parent
    used = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(r'"(reading\.[a-z_.]+[a-z])"', path.read_text("utf-8"))
    }
    assert used - set(SENTENCES) == set()
    for code, sentences in SENTENCES.items():
        fields = [{name for _, name, _, _ in Formatter().parse(sentence) if name} for sentence in sentences]
        chinese, english = fields
        assert chinese - {"found"} == english - {"found"}, code
