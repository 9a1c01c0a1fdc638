"""Sentences of `engine.reading`, by code: Chinese, English."""

from collections.abc import Mapping
from typing import Any

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    # the file as a whole
    "reading.empty": (
        "文件是空的：没有任何内容，应有一行表头和至少一行数据。",
        "The file is empty: expected a header row and at least one row.",
    ),
    "reading.header_only": (
        "第{row}行是表头（{found}），下面没有数据，应至少有一行。",
        "Row {row} is the header ({found}) and nothing follows it; expected at least one row.",
    ),
    "reading.too_big": (
        "文件有 {found}，上限为 {expected}。请分批上传。",
        "The file has {found}; the limit is {expected}. Please split it.",
    ),
    "reading.too_many_rows": (
        "文件在第{row}行处超出行数上限（{expected} 行）。请分批上传。",
        "The file goes on past its limit of {expected} rows at row {row}. Please split it.",
    ),
    "reading.too_many_columns": (
        "第{row}行有 {found} 列，上限为 {expected} 列。请检查分隔符。",
        "Row {row} has {found} columns; the limit is {expected}. Please check the delimiter.",
    ),
    "reading.too_many_cells_in_sheet": (
        "工作表的范围达 {found} 个单元格，上限为 {expected}。请删去远处的多余内容后重存。",
        "The sheet spans {found} cells; the limit is {expected}. Delete stray content far away and save again.",
    ),
    "reading.bomb": (
        "文件只有 {size}，解压后却达 {found}，不予打开。",
        "The file has {size} but unpacks to {found}; it was not opened.",
    ),
    "reading.encrypted": (
        "工作簿有打开密码，无法读取。请去掉密码后重新上传。",
        "The workbook is protected by a password. Remove it and upload again.",
    ),
    "reading.damaged": (
        "这个 {kind} 文件已损坏，无法读取。请重新导出。",
        "This {kind} file is damaged and cannot be read. Please export it again.",
    ),
    "reading.not_a_table": (
        "文件的内容是 {found}，不是表格。可用：CSV、XLSX、XLS、JSON Lines、Parquet。",
        "The content of the file is {found}, not a table. Expected CSV, XLSX, XLS, JSON Lines or Parquet.",
    ),
    "reading.not_text": (
        "从第{row}行起有大量无法识别的字符，应为 UTF-8、GB18030 或 UTF-16 编码的文本。",
        "From line {row} on there are many unreadable characters; expected text in UTF-8, GB18030 or UTF-16.",
    ),
    "reading.unclosed_quote": (
        "第{row}行有一个引号只开不合，其后内容无法分列。应成对使用英文双引号。",
        "A quotation mark opened in row {row} is never closed; expected double quotes in pairs.",
    ),
    "reading.no_header": (
        "前20行里没有找到表头：读到“{found}”，应有“{expected}”等列名。请检查分隔符与表头。",
        "No header found in the first 20 rows: found “{found}”, expected names such as "
        "“{expected}”. Check delimiter and header.",
    ),
    "reading.missing_column": (
        "第{row}行的表头缺列：现有“{found}”，应有一列为“{expected}”之一。请检查表头和分隔符。",
        "The header in row {row} lacks a column: found “{found}”, expected one of “{expected}”. "
        "Check header and delimiter.",
    ),
    "reading.mapping_header": (
        "指定的列“{found}”不在表头里，表头有：{expected}。",
        "The chosen column “{found}” is not in the header; expected one of: {expected}.",
    ),
    "reading.mapping_column": (
        "列“{column}”被指定为“{found}”，应为下列之一：{expected}。",
        "Column “{column}” was assigned to “{found}”; expected one of: {expected}.",
    ),
    # one row
    "reading.wrong_value": (
        "第{row}行“{column}”：读到“{found}”，应为{expected}。",
        "Row {row}, “{column}”: found “{found}”, expected {expected}.",
    ),
    "reading.empty_value": (
        "第{row}行“{column}”：空白，应为{expected}。",
        "Row {row}, “{column}”: empty, expected {expected}.",
    ),
    "reading.duplicate_id": (
        "第{row}行“{column}”：“{found}”与第{other}行重复，应为{expected}。",
        "Row {row}, “{column}”: “{found}” repeats row {other}, expected {expected}.",
    ),
    "reading.duplicate_row": (
        "第{row}行“{column}”：内容“{found}”与第{other}行完全相同，应为{expected}。",
        "Row {row}, “{column}”: “{found}” is the same as row {other}, expected {expected}.",
    ),
    "reading.too_many_cells": (
        "第{row}行在“{column}”列之后还有内容：共 {found} 格，应为 {other} 格。多半是文字里的分隔符没有加引号。",
        "Row {row} goes on after column “{column}”: found {found} cells, expected {other}. A "
        "delimiter inside a text is probably not quoted.",
    ),
    "reading.not_json": (
        "第{row}行：读到“{found}”，应为{expected}。",
        "Row {row}: found “{found}”, expected {expected}.",
    ),
    "reading.expected.time": ("日期时间，如 2023-08-01 08:05", "a date and time such as 2023-08-01 08:05"),
    "reading.expected.text": ("来电人反映的内容", "what the caller said"),
    "reading.expected.id": ("工单编号", "the ticket's number"),
    "reading.expected.unique": ("每件只出现一次", "each ticket once"),
    "reading.expected.code": ("编号或代码", "a number or code"),
    "reading.expected.vote": ("赞成、略过、不赞成，或 1、0、-1", "agree, pass, disagree, or 1, 0, -1"),
    "reading.expected.year": ("出生年份或日期，如 1975 或 1975-03", "a year or date of birth such as 1975 or 1975-03"),
    "reading.expected.sex": ("男或女", "male or female"),
    "reading.expected.post": ("委员、常委、秘书长、副主席或主席", "member, standing, secretary, vice_chair or chair"),
    "reading.expected.degrees": ("经纬度，如 120.55", "degrees such as 120.55"),
    "reading.expected.count": ("不小于 0 的数", "a number, 0 or more"),
    "reading.expected.named": ("名称或编号", "a name or an id"),
    "reading.expected.ruling": (
        "固定、不得、在一起、分开或意愿",
        "fixed, barred, together, apart or wish",
    ),
    "reading.expected.placement": (
        "专委会、小组、支部、村或联系",
        "committee, group, branch, village or link",
    ),
    "reading.expected.body": ("名单中的一个去处", "one of the bodies on the lists"),
    "reading.expected.someone": (
        "名单中唯一的一人、一村或一个界别",
        "exactly one member, village or sector on the lists",
    ),
    "reading.expected.once": ("每个编号只出现一次", "each id once"),
    "reading.expected.cells": ("与表头一样多的格数", "as many cells as the header"),
    "reading.expected.json": ("一个 JSON 对象", "one JSON object"),
    # what a reader of the result must know
    "reading.not_what_name_says": (
        "文件名以“{expected}”结尾，内容却是 {found}，已按内容读取。",
        "The name ends in “{expected}” but the content is {found}; it was read by its content.",
    ),
    "reading.mixed_encodings": (
        "文件混用了两种编码：第{row}行等 {lines} 行是 GB18030，其余是 UTF-8，已逐行识别。",
        "The file mixes encodings: {lines} lines (first: {row}) are GB18030, the others "
        "UTF-8; each line was read as its own.",
    ),
    "reading.undecodable": (
        "第{row}行等 {lines} 行有无法识别的字节，应为 UTF-8 或 GB18030，已用“�”代替。",
        "{lines} lines (first: {row}) hold bytes that are neither UTF-8 nor GB18030; replaced by “�”.",
    ),
    "reading.nul": (
        "第{row}行等处有 {found} 个空字符（NUL），已略去。",
        "{found} NUL characters (first in line {row}) were left out.",
    ),
    "reading.odd_quotes": (
        "文件里有 {found} 个英文双引号，不成对，个别行可能被连在一起。请核对行数。",
        "The file has {found} double quotes, an odd number: some rows may have run together. "
        "Please check the count of rows.",
    ),
    "reading.cut": (
        "第{row}行等处有 {cells} 格超过 {expected} 字，已截短。",
        "{cells} cells (first in row {row}) were longer than {expected} characters and were cut.",
    ),
    "reading.columns_unknown": ("不认识的列，未读取：{columns}。", "Columns not recognised and left out: {columns}."),
    "reading.columns_aside": ("用不到的列，未读取：{columns}。", "Columns known but not needed, left out: {columns}."),
    "reading.columns_personal": (
        "含个人信息的列，未读取：{columns}。",
        "Columns with personal data, left out: {columns}.",
    ),
    "reading.columns_second": (
        "意思与已用的列相同，未读取：{columns}。",
        "Columns that mean the same as one already used, left out: {columns}.",
    ),
    "reading.no_time": (
        "文件没有时间列，工单的时间空缺，无法看出趋势。",
        "The file has no time column: tickets carry no time and trends cannot be seen.",
    ),
    "reading.ids_made": (
        "文件没有编号列，编号由内容算出：内容相同，编号就相同。",
        "The file has no column of ids; ids were made from the content, so the same content has the same id.",
    ),
    "reading.ids_coded": (
        "第{row}行等 {rows} 行的编号像是电话或证件号，已换成代码。",
        "{rows} ids (first in row {row}) look like phone or identity numbers and were replaced by codes.",
    ),
    "reading.future": (
        "第{row}行等 {rows} 行的“{column}”晚于今天，请核对。",
        "{rows} rows (first: {row}) have a “{column}” later than today; please check.",
    ),
    "reading.unread.likes": (
        "“{column}”有 {cells} 格不是整数（第{row}行：“{found}”），应为如 12 的整数，已留空。",
        "{cells} cells of “{column}” are not whole numbers (row {row}: “{found}”), expected such as 12; left empty.",
    ),
    "reading.unread.solved": (
        "“{column}”有 {cells} 格看不出是否办结（第{row}行：“{found}”），应为“是”或“否”，已留空。",
        "{cells} cells of “{column}” do not say yes or no (row {row}: “{found}”), expected yes or no; left empty.",
    ),
    "reading.unread.satisfied": (
        "“{column}”有 {cells} 格看不出是否满意（第{row}行：“{found}”），应为“满意”或“不满意”，已留空。",
        "{cells} cells of “{column}” do not say whether the caller was satisfied (row {row}: “{found}”), expected "
        "满意 or 不满意; left empty.",
    ),
    "reading.unread.status": (
        "“{column}”有 {cells} 格看不出是否办结（第{row}行：“{found}”），应为如“办结”“办理中”的状态，已留空。",
        "{cells} cells of “{column}” are no known state (row {row}: “{found}”), expected such "
        "as 办结 or 办理中; left empty.",
    ),
    # why a header was taken for a column
    "reading.column.chosen": ("由人指定", "chosen by a person"),
    "reading.column.known": ("列名相符", "the header is known"),
    "reading.column.contains": ("列名包含已知词", "the header contains a known word"),
    "reading.column.unknown": ("不认识，未读取", "not recognised, left out"),
    "reading.column.left_out": ("由人指定不读", "left out by choice"),
    "reading.column.aside": ("用不到，未读取", "not needed, left out"),
    "reading.column.personal": ("个人信息，未读取", "personal data, left out"),
    "reading.column.second": ("与另一列同义，未读取", "same as another column, left out"),
    # progress
    "reading.step.rows": ("正在读取文件", "Reading the file"),
    "reading.step.mask": ("正在修复并脱敏", "Repairing and masking"),
}


def explain(reject: Mapping[str, Any], language: str = "zh") -> str:
    """The sentence for one row of `Reading.rejects`, naming row, column, what was found and what was expected."""
    place = 0 if language.startswith("zh") else 1
    expected = SENTENCES[reject["expected"]][place]
    return SENTENCES[reject["code"]][place].format(**{**reject, "expected": expected})
