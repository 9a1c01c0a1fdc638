"""Places with the numbers in them that lead to a door."""

import re

HAN_NUMBER = "一二三四五六七八九十百零〇○两幺壹贰叁肆伍陆柒捌玖拾"
_ASCII = r"(?:[A-Za-zＡ-Ｚ]{0,2}[-_－]?[0-9０-９①-⑨⓪]{1,6}){1,3}(?:[A-Za-z](?![A-Za-z]))?"
_HAN = f"[{HAN_NUMBER}]{{1,8}}"
_PART = (
    r"(?:号楼|楼栋|号院|号房|单元|门洞|办公室|店铺|商铺|铺位|号(?:商铺|厂房|门面)?|栋|幢|座|室|房|户|楼|层|弄|排|铺|店|组|队"
    r"|[#＃FfＦ梯])"
)
# What shows a number to belong to the name of a place or a line, to a time or to an amount.
_NAMED = (
    r"(?![0-9０-９]|国道|省道|县道|乡道|路|号(?:线|路(?!口)|大街|街|公路|桥|门(?![卫市面])|公馆|公园|地块|工业[园区]|站|闸|井|令|文(?:件|$))|线|[区期村社街]|世纪|大街|公里|中(?:学|$)"
    r"|小学|医院|届|高速|[Kk][Mm]|[年月日点时分元万亿个人名米平亩多余几天次%％条款项章节岁县市省镇乡好:：]|[.．][0-9]|S店|周年|小时|千|百)"
)
# A number, alone or with what it counts: 3栋, 2单元, 5-2-301, 十二幢, A座.
NUMBERED = re.compile(
    rf"(?<![0-9][.．])(?!(?:12\d{{3}}|95\d{{3}})(?![0-9]))第?(?>{_ASCII}(?:\s?[-‐–—－_~/、,，·#＃]{{1,3}}\s?{_ASCII}){{0,6}}){_NAMED}{_PART}?"
    rf"|(?<![同这那每哪几])(?:负|地下)?第?(?>{_HAN}(?:\s?[-‐–—－_之]\s?{_HAN}){{0,6}})"
    r"(?:号楼|楼栋|号院|号房|单元|号(?!线|路|大街|桥)|栋|幢|座|室|弄|楼(?!下)|层|排|组|队|[#＃])"
    r"|(?<![A-Za-z])[A-Za-zＡ-Ｚ甲乙丙丁]\s?(?:单元|栋|幢|座|楼)"
)
_EMPTY = re.compile(r"[（(]\s?[)）]")
_LOOSE = " \t\n　,，、;；-—－_#＃"


def without_numbers(place: str) -> str:
    """`place` without building, unit, floor, house and room numbers, village groups and lanes."""
    return _EMPTY.sub("", NUMBERED.sub("", place)).strip(_LOOSE)
