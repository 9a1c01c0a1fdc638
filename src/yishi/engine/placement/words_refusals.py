"""What must be mended before anything can be placed."""

from yishi.engine.report import Sentence

NAMES = {
    "committee": "专委会",
    "village": "村(社区)编组",
    "group": "行动小组",
    "branch": "履职党支部",
    "link": "党员联系",
}
RULES: dict[str, tuple[Sentence, Sentence]] = {  # the rule; what would make the others hold
    "least": (
        (
            "{bodies}(共{count}个)每个至少{value}人，应安排{people}人",
            "{bodies} ({count} in all) have at least {value} people each, of {people} in all",
        ),
        ("把下限降到{holds}人", "lower the limit to {holds}"),
    ),
    "most": (
        (
            "{bodies}(共{count}个)每个至多{value}人，应安排{people}人",
            "{bodies} ({count} in all) have at most {value} people each, of {people} in all",
        ),
        ("把上限提高到{holds}人", "raise the limit to {holds}"),
    ),
    "fixed": (("{name}指定在{body}", "{name} is fixed in {body}"), ("取消对{name}的指定", "let {name} go elsewhere")),
    "barred": (
        ("{name}不得在{body}", "{name} is barred from {body}"),
        ("允许{name}在{body}", "let {name} be in {body}"),
    ),
    "together": (
        ("{name}与{other}应在一起", "{name} and {other} are together"),
        ("允许两者分开", "let the two be apart"),
    ),
    "apart": (("{name}与{other}应分开", "{name} and {other} are apart"), ("允许两者在一起", "let the two be together")),
    "number": (
        (
            "{villages}个村分成{number}个小组，每组至多{most}个村",
            "{villages} villages in {number} groups of at most {most}",
        ),
        ("小组数定为{fewest}至{highest}个", "make it {fewest} to {highest} groups"),
    ),
    "no_villages": (
        ("没有村(社区)可以编组", "There are no villages to group"),
        ("先导入村(社区)", "bring in the villages first"),
    ),
    "connected": (
        ("每组的村互相连接，至多{most}个", "the villages of a group hang together, at most {most} of them"),
        ("提高每组村数的上限", "allow more villages in a group"),
    ),
    "unknown": (("所有规定合在一起", "all rules together"), ("放宽人数限额或减少指定", "widen limits or rule less")),
}

_REFUSALS: dict[str, Sentence] = {
    "twice.member": (
        "委员编号“{found}”出现多次({names})，应每人一个编号。同名的两人请用不同编号。",
        "The member id “{found}” stands more than once ({names}); expected one id a person, also for two of the "
        "same name.",
    ),
    "twice.member_without": ("{count}名委员没有编号。", "{count} members have no id."),
    "twice.village": (
        "村(社区)编号“{found}”出现多次({names})，应每村一个编号。",
        "The village id “{found}” stands more than once ({names}); expected one id a village.",
    ),
    "twice.village_without": ("{count}个村(社区)没有编号。", "{count} villages have no id."),
    "twice.body": (
        "编号“{found}”在同一类别中出现多次({names})。",
        "The id “{found}” stands more than once ({names}) among its kind.",
    ),
    "twice.body_without": ("{count}个专委会、小组或支部没有编号或类别。", "{count} bodies have no id or kind."),
    "word": (
        "列“{column}”读到“{found}”，应为：{known}。",
        "Column “{column}”: found “{found}”, expected one of: {known}.",
    ),
    "limits": (
        "{name}的人数限额不成立：至少{least}人、至多{most}人。应为不小于0且下限不大于上限。",
        "The limits of {name} cannot hold: at least {least}, at most {most}. Expected 0 or more, the least not "
        "above the most.",
    ),
    "outside": ("{name}的{column}是{found}，超出范围。", "The {column} of {name} is {found}, which is out of range."),
    "negative": ("{name}的人口或来件数不是正常的数。", "The population or load of {name} is no proper number."),
    "no_town": ("{name}没有镇(街道)。", "{name} has no town."),
    "unknown_town": (
        "{name}的镇(街道)“{found}”不在村(社区)名单的镇中。已有：{known}。",
        "The town “{found}” of {name} is not among those of the villages: {known}.",
    ),
    "ruling.who": (
        "一条规定({kind})涉及“{found}”，但名单中没有。",
        "A ruling ({kind}) speaks of “{found}”, who is not on the lists.",
    ),
    "ruling.other": (
        "关于“{who}”的一条规定涉及“{found}”，但名单中没有。",
        "A ruling about “{who}” speaks of “{found}”, which is not on the lists.",
    ),
    "ruling.self": ("“{who}”不能与自己{kind}。", "“{who}” cannot be ruled {kind} with itself."),
    "not_placed": ("“{found}”没有被安排，无法试算。", "“{found}” is not placed, so a change cannot be tried."),
    "no_bodies": (
        "没有可以安排的去处({placement})。请先建立，或不作这项安排。",
        "There is nothing to place people in ({placement}). Set it up first, or leave this placement out.",
    ),
    "scheme.number": (
        "第{line}行第{column}列：“{key}”读到“{found}”，应为0至{most:g}的数。",
        "Line {line}, column {column}: “{key}” is “{found}”, expected a number from 0 to {most:g}.",
    ),
    "scheme.not_text": ("“{found}”不是 UTF-8 文本。", "“{found}” is not UTF-8 text."),
    "scheme.missing": ("找不到安排办法“{found}”。", "There is no scheme “{found}”."),
    "cell": (
        "{file}第{row}行“{column}”：读到“{found}”，应为{expected}。",
        "{file}, row {row}, “{column}”: found “{found}”, expected {expected}.",
    ),
    "nothing_read": ("{file}的{rows}行里没有一行可用。", "None of the {rows} rows of {file} can be used."),
    "previous": ("“{found}”里没有上次安排的结果。", "“{found}” holds no results of an earlier placing."),
}


def _conflicts() -> dict[str, Sentence]:
    english = {
        "committee": "committees",
        "village": "villages",
        "group": "groups",
        "branch": "branches",
        "link": "links",
    }
    return {
        f"placement.conflict.{name}": (
            f"{zh}：以下{{count}}条规定不能同时成立，改动其中任何一条即可：{{zh}}",
            f"Placing {english[name]}: these {{count}} rules cannot hold together; giving up any one of them would "
            "do: {en}",
        )
        for name, zh in NAMES.items()
    }


REFUSALS: dict[str, Sentence] = {
    **{f"placement.{name}": said for name, said in _REFUSALS.items()},
    **{f"placement.rule.{name}": rule for name, (rule, _mend) in RULES.items()},
    **{f"placement.mend.{name}": mend for name, (_rule, mend) in RULES.items()},
    **_conflicts(),
}
