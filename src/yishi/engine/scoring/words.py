"""Sentences of scoring, by code: Chinese, English.

A point's reason is the code of its rule followed by the codes of what changed the amount, joined by "+":
`scoring.per_event+item` is the rule's sentence and the clause about the item's limit.
"""

from yishi.engine.report import Sentence

WHEN: Sentence = ("{year}年{month}月{date}日{deed_zh}{title}，", "{year}-{month:02d}-{date:02d}: {deed_en}{title}; ")

RULES: dict[str, Sentence] = {
    "scoring.base": ("“{item_zh}”：起始{value:g}分", "“{item_en}”: {value:g} points to begin with"),
    "scoring.per_event": (
        WHEN[0] + "按“{item_zh}”每次{each:g}分计{value:g}分",
        WHEN[1] + "“{item_en}”, {each:g} each time: {value:g}",
    ),
    "scoring.per_half_day": (
        WHEN[0] + "按“{item_zh}”每半天{each:g}分、共{amount:g}个半天计{value:g}分",
        WHEN[1] + "“{item_en}”, {each:g} per half-day, {amount:g} half-days: {value:g}",
    ),
    "scoring.once": (
        WHEN[0] + "按“{item_zh}”计{value:g}分（每年计一次）",
        WHEN[1] + "“{item_en}”, counted once a year: {value:g}",
    ),
    "scoring.once.again": (
        WHEN[0] + "“{item_zh}”每年只计一次，本年已计，不再加分",
        WHEN[1] + "“{item_en}” counts once a year and has been counted: 0",
    ),
    "scoring.threshold": (
        WHEN[0] + "按“{item_zh}”满{times}次计{full:g}分，本次为第{nth}次，计{value:g}分",
        WHEN[1] + "“{item_en}”, {full:g} for {times} times, this is time {nth}: {value:g}",
    ),
    "scoring.threshold.over": (
        WHEN[0] + "“{item_zh}”满{times}次已计满{full:g}分，本次为第{nth}次，不再加分",
        WHEN[1] + "“{item_en}” is full ({full:g}) after {times} times, this is time {nth}: 0",
    ),
    "scoring.threshold.short": (
        WHEN[0] + "“{item_zh}”须满{times}次方计{full:g}分，本次为第{nth}次，次数未满，暂不计分",
        WHEN[1] + "“{item_en}” gives {full:g} only from {times} times on, this is time {nth}: 0 so far",
    ),
    "scoring.by_stage": (
        WHEN[0] + "{stage_zh}，按“{item_zh}”计{value:g}分",
        WHEN[1] + "{stage_en}, “{item_en}”: {value:g}",
    ),
    "scoring.by_outcome": (
        "{year}年{month}月{date}日“{outcome_title}”{level_zh}{outcome_zh}（本人：{deed_zh}{title}），按“{item_zh}”计{value:g}分",
        "{year}-{month:02d}-{date:02d}: “{outcome_title}” was {outcome_en}{level_en} (your part: {deed_en}{title}); "
        "“{item_en}”: {value:g}",
    ),
    "scoring.lowest": (
        WHEN[0] + "按“{item_zh}”计{value:g}分（多种情形以最低者计）",
        WHEN[1] + "“{item_en}”, the lowest case decides: {value:g}",
    ),
    "scoring.lowest.other": (
        WHEN[0] + "“{item_zh}”以最低情形计分，已计于另一次，本次不计",
        WHEN[1] + "“{item_en}” is decided by another, lower case: 0",
    ),
    "scoring.deduct": (
        WHEN[0] + "按“{item_zh}”扣{value:g}分",
        WHEN[1] + "“{item_en}”: minus {value:g}",
    ),
    "scoring.deduct.other": (
        WHEN[0] + "“{item_zh}”只扣最重的一次，本次不扣",
        WHEN[1] + "“{item_en}” deducts only the gravest case: 0",
    ),
}

CLAUSES: dict[str, Sentence] = {
    "share": ("；{share_zh}，本人{shared:g}分", "; {share_en}, your part is {shared:g}"),
    "no_share": ("；办法未载明“{role}”应得几分，计0分", "; the scheme names no share for “{role}”: 0"),
    "earlier": (
        "；同一事项此前已计{earlier:g}分，本次增计{gained:g}分",
        "; {earlier:g} already given for the same thing, this adds {gained:g}",
    ),
    "item": (
        "；本项上限{item_most:g}分，此前已计{item_had:g}分，计{item_got:g}分",
        "; the item's limit is {item_most:g}, {item_had:g} given before, so {item_got:g}",
    ),
    "item_loss": (
        "；本项至多扣{item_most:g}分，此前已扣{item_had:g}分，扣{item_got:g}分",
        "; the item deducts {item_most:g} at most, {item_had:g} deducted before, so {item_got:g}",
    ),
    "block": (
        "；“{block_zh}”合计上限{block_most:g}分，此前已计{block_had:g}分，实计{block_got:g}分",
        "; “{block_en}” is limited to {block_most:g} in all, {block_had:g} given before, so {block_got:g}",
    ),
    "block_loss": (
        "；“{block_zh}”扣至{block_least:g}分为止，此前已扣{block_had:g}分，实扣{block_got:g}分",
        "; in “{block_en}” deductions stop at {block_least:g}, {block_had:g} deducted before, so {block_got:g}",
    ),
    "total": (
        "；总分上限{total_most:g}分，此前已计{total_had:g}分，实计{total_got:g}分",
        "; the whole is limited to {total_most:g}, {total_had:g} given before, so {total_got:g}",
    ),
    "total_loss": (
        "；总分扣至{total_least:g}分为止，此前已扣{total_had:g}分，实扣{total_got:g}分",
        "; deductions stop when the whole is {total_least:g}, {total_had:g} deducted before, so {total_got:g}",
    ),
}

AT: Sentence = ("考核办法第{line}行第{column}列：", "Scheme, line {line}, column {column}: ")

SCHEME: dict[str, Sentence] = {
    "not_yaml": ("不是有效的 YAML（{found}）。", "this is not valid YAML ({found})."),
    "not_a_mapping": ("应以“键: 值”开头。", "the text should be made of “key: value” lines."),
    "alias": ("不允许使用锚点或别名（& 或 *）。", "anchors and aliases (& or *) are not allowed."),
    "too_deep": ("层次过深或内容过多。", "the text is nested too deeply or too long."),
    "key": ("键应为普通文字。", "a key should be plain text."),
    "key_twice": ("“{key}”重复。", "“{key}” stands twice."),
    "key_missing": ("缺少“{key}”。", "“{key}” is missing."),
    "key_unknown": ("不认识“{key}”；此处可用：{known}。", "“{key}” is not known here; known are: {known}."),
    "text": ("“{key}”应为文字。", "“{key}” should be text."),
    "list": ("“{key}”应为至少一行的列表。", "“{key}” should be a list of at least one entry."),
    "mapping": ("“{key}”应由“键: 值”组成。", "“{key}” should be made of “key: value” pairs."),
    "empty": ("此处至少要有一项。", "at least one entry is needed here."),
    "choice": ("“{key}”为“{found}”，应为：{known}。", "“{key}” is “{found}”, expected one of: {known}."),
    "code_unknown": ("不认识“{found}”；应为：{known}。", "“{found}” is not known; expected one of: {known}."),
    "code_twice": ("{what} 的代码“{found}”重复。", "the {what} code “{found}” stands twice."),
    "never_counted": (
        "“{zh}”不得计分：考核看办成了什么，不看痕迹。",
        "“{en}” may not be counted: an appraisal looks at results, not at traces.",
    ),
    "whole": (
        "“{key}”为“{found}”，应为{least}至{most}的整数。",
        "“{key}” is “{found}”, expected a whole number from {least} to {most}.",
    ),
    "points": (
        "“{key}”为“{found}”，应为0至{most:g}的分值，至多两位小数。",
        "“{key}” is “{found}”, expected points from 0 to {most:g} with at most two decimals.",
    ),
    "share_above_one": ("份额应为0至1。", "a share should be between 0 and 1."),
    "least_above_most": ("下限高于上限。", "the lower limit is above the upper limit."),
    "grades_order": ("等次应从高到低排列。", "grades should stand from the highest down."),
}

OTHERS: dict[str, Sentence] = {
    "scoring.scheme.too_long": ("考核办法超过{most} KiB。", "The scheme is longer than {most} KiB."),
    "scoring.scheme.not_shipped": (
        "没有名为“{found}”的考核办法；随软件提供：{known}。",
        "There is no scheme called “{found}”; shipped are: {known}.",
    ),
    "scoring.scheme.not_text": ("“{found}”不是 UTF-8 文本。", "“{found}” is not UTF-8 text."),
    "scoring.not_parquet": (
        "“{found}”不是 Parquet 文件，或已损坏。",
        "“{found}” is not a Parquet file, or is damaged.",
    ),
    "scoring.cell": (
        "第{row}行“{column}”为“{found}”，应如 {expected}。",
        "Row {row}, “{column}” is “{found}”, expected the form {expected}.",
    ),
    "scoring.rows_rejected": (
        "{file}：{count}行无法读取，未计分。",
        "{file}: {count} rows could not be read and are left out.",
    ),
    "scoring.written": (
        "{members}位委员，{points}条积分明细，已写入 {folder}。",
        "{members} members, {points} lines of points, written to {folder}.",
    ),
    "scoring.period": (
        "考核期“{found}”应写作 2024 或 2023-12-01/2024-11-30。",
        "The period “{found}” should be written 2024 or 2023-12-01/2024-11-30.",
    ),
    "scoring.two_rows_one_id": (
        "{count}个编号（{column}）各有内容不同的多行，例如“{id}”。",
        "{count} ids ({column}) stand over rows that differ, for example “{id}”.",
    ),
    "scoring.reverses_another_member": (
        "履职记录“{deed}”冲销“{reverses}”，但两者不是同一委员。",
        "Deed “{deed}” takes back “{reverses}”, which is another member's.",
    ),
    "scoring.reversal_circle": (
        "履职记录“{deed}”所在的冲销互为循环。",
        "Deed “{deed}” is in a circle of rows that take each other back.",
    ),
    "scoring.member_without_id": (
        "委员名册有{count}行没有委员编号。",
        "{count} rows of the roster have no member id.",
    ),
    "scoring.outcome_incomplete": (
        "{count}条转化缺少编号、事项、类型或日期，例如“{id}”。",
        "{count} outcomes lack id, thing, kind or day, for example “{id}”.",
    ),
    "scoring.aside.incomplete": (
        "缺少编号、委员、类型或日期，未计分（{count}条）。",
        "Without id, member, kind or day; set aside ({count}).",
    ),
    "scoring.aside.not_on_roster": (
        "委员不在名册，未计分（{count}条）。",
        "Member not on the roster; set aside ({count}).",
    ),
    "scoring.aside.unknown_kind": (
        "履职类型不认识，未计分（{count}条）。",
        "Unknown kind of deed; set aside ({count}).",
    ),
    "scoring.aside.not_a_member_then": (
        "当日不在任，未计分（{count}条）。",
        "Not a member on that day; set aside ({count}).",
    ),
    "scoring.aside.amount": (
        "数量不在0至1000之间，未计分（{count}条）。",
        "Amount not between 0 and 1000; set aside ({count}).",
    ),
    "scoring.note.reversals_unmatched": (
        "{count}条冲销所指的履职记录不在数据中。",
        "{count} rows take back a deed that is not in the data.",
    ),
    "scoring.note.uncounted": (
        "“{kind}”有{count}条，本办法不计分。",
        "{count} deeds of the kind “{kind}” are not counted by this scheme.",
    ),
    "scoring.note.open": ("原文未载明：{zh}", "Left open by the source: {en}"),
    "scoring.step.record": ("核对履职记录", "checking the record"),
    "scoring.step.members": ("逐人计分", "counting member by member"),
    "scoring.step.report": ("撰写报告", "writing the report"),
    "scoring.step.done": ("完成", "done"),
}


class Composed(dict[str, Sentence]):
    """Sentences by code; `rule+clause+clause` is put together from its parts."""

    def __missing__(self, code: str) -> Sentence:
        rule, *clauses = code.split("+")
        parts = [RULES[rule], *(CLAUSES[clause] for clause in clauses)]
        return "".join(zh for zh, _ in parts) + "。", "".join(en for _, en in parts) + "."


SENTENCES = Composed(OTHERS)
SENTENCES.update((code, SENTENCES[code]) for code in RULES)
SENTENCES.update((f"scoring.scheme.{code}", (AT[0] + zh, AT[1] + en)) for code, (zh, en) in SCHEME.items())
