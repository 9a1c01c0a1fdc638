"""The city as files, so that a newcomer has something to import."""

from datetime import datetime, time
from pathlib import Path

import polars as pl
import xlsxwriter

from yishi.demo.city import City

HOTLINE = {
    "number": "工单编号",
    "time": "来电时间",
    "title": "标题",
    "text": "诉求内容",
    "place": "事发地点",
    "town": "所属镇街",
    "village": "村社区",
    "category": "问题类别",
    "unit": "承办单位",
    "caller_name": "来电人",
    "caller_phone": "来电号码",
}
ROSTER = {
    "number": "委员证号",
    "name": "姓名",
    "sex": "性别",
    "born": "出生年份",
    "party": "党派",
    "employer": "工作单位及职务",
    "sector": "界别",
    "committee": "专委会",
    "group": "行动小组",
    "post": "职务",
}
WORDS = {
    "male": "男",
    "female": "女",
    "member": "委员",
    "standing": "常委",
    "secretary": "秘书长",
    "vice_chair": "副主席",
    "chair": "主席",
}


def write(city: City, folder: Path) -> list[Path]:
    """Write the files and return their paths: the hotline's export as its system would write it, the roster, a map."""
    folder.mkdir(parents=True, exist_ok=True)
    export = folder / "12345工单导出.csv"
    text = _headed(city.tickets.with_columns(pl.col("time").dt.strftime("%Y-%m-%d %H:%M")), HOTLINE).write_csv()
    export.write_bytes(text.encode("gb18030"))
    roster = folder / "委员名册.xlsx"
    members = city.members.with_columns(pl.col("sex", "post").replace(WORDS))
    _xlsx(_headed(members, ROSTER), roster, created=datetime.combine(city.until, time()))
    villages = folder / "villages.geojson"
    villages.write_text(_features(city.villages), encoding="utf-8")
    return [export, roster, villages]


def _headed(frame: pl.DataFrame, headers: dict[str, str]) -> pl.DataFrame:
    return frame.select(pl.col(column).alias(header) for column, header in headers.items())


def _xlsx(frame: pl.DataFrame, path: Path, created: datetime) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.set_properties({"created": created})  # else the clock's time is written, and no two files are the same
    sheet = book.add_worksheet()
    for number, row in enumerate([frame.columns, *frame.rows()]):
        for column, value in enumerate(row):
            sheet.write_string(number, column, str(value))
    book.close()


def _features(villages: pl.DataFrame) -> str:
    features = ",\n".join(
        f'{{"type":"Feature","properties":{{"name":"{row["name"]}","town":"{row["town"]}"}},"geometry":{row["boundary"]}}}'
        for row in villages.iter_rows(named=True)
    )
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'
