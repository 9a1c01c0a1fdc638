"""How people write digits, and what they put between them."""

SCRIPTS = (
    "0123456789",
    "０１２３４５６７８９",
    "零一二三四五六七八九",
    "〇壹贰叁肆伍陆柒捌玖",
    "○幺两弎",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⓿❶❷❸❹❺❻❼❽❾",
    "⓪⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
)
DIGITS = {ch: str(value) for script in SCRIPTS for value, ch in enumerate(script)}
SCRIPT_OF = {ch: number for number, script in enumerate(SCRIPTS) for ch in script}
D = "[" + "".join(DIGITS) + "]"
GAP = r"[ \t\u00a0\u3000\-‐‑–—－_.．·•/、,，()（）*]"
LATIN = "A-Za-zＡ-Ｚａ-ｚ"
