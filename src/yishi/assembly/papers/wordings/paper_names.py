"""The parts of a paper by the names that offices give them, and the words that leave a paper as it is."""

BODY = "正文"
PARTS = {
    "题头": "head",
    "编号": "number",
    "标题": "title",
    "主送": "addressee",
    "落款": "signature",
    "附注": "note",
    "抄送": "copies",
    "版记": "record",
}
BUILT_IN = "".join(f"{name}：{{{{ {name} }}}}\n" for name in PARTS) + f"\n{{{{ {BODY} }}}}\n"
