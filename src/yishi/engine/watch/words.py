"""Sentences of watching, by code: Chinese, English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "watch.step.states": ("估计预期区间和议题走势", "Working out expected bands and states"),
    "watch.step.bursts": ("查找突增", "Looking for bursts"),
    "watch.state": ("走势", "State"),
    "watch.word.new": ("新出现", "new"),
    "watch.word.rising": ("上升", "rising"),
    "watch.word.returning": ("再次出现", "returning"),
    "watch.word.fading": ("回落", "fading"),
    "watch.word.steady": ("平稳", "steady"),
    "watch.word.unknown": ("尚难判断", "too early to say"),
    "watch.state.new": (
        "新出现：{age}周前才首次有人反映，近4周来件{seen}件；此前{known}周的来件中没有。",
        "New: first raised {age} weeks ago, {seen} messages in the last 4 weeks; not in the messages of {known} weeks "
        "before.",
    ),
    "watch.state.rising": (
        "上升：近{weeks}周来件{seen}件，按以往水平和季节应为{expected:g}件左右，一般不超过{high:.0f}件。",
        "Rising: {seen} messages in the last {weeks} weeks; about {expected:g} were to be expected from its level and "
        "season, and no more than {high:.0f} as a rule.",
    ),
    "watch.state.returning": (
        "再次出现：近{weeks}周每周{now:.1f}件，此前{quiet_weeks}周每周只有{quiet:.1f}件，更早时每周曾达{before:.1f}件。",
        "Returning: {now:.1f} messages a week in the last {weeks} weeks, {quiet:.1f} in the {quiet_weeks} weeks "
        "before, up to {before:.1f} earlier.",
    ),
    "watch.state.returning.season": (
        "季节性再现：近{weeks}周每周{now:.1f}件，此前{quiet_weeks}周每周只有{quiet:.1f}件，去年同期每周{last_year:.1f}件。",
        "Returning with the season: {now:.1f} messages a week in the last {weeks} weeks, {quiet:.1f} in the "
        "{quiet_weeks} weeks before, {last_year:.1f} in the same season of last year.",
    ),
    "watch.state.fading": (
        "回落：近{weeks}周来件{seen}件，按以往水平和季节应为{expected:g}件左右，一般不少于{low:.0f}件。",
        "Fading: {seen} messages in the last {weeks} weeks; about {expected:g} were to be expected from its level and "
        "season, and no fewer than {low:.0f} as a rule.",
    ),
    "watch.state.steady": (
        "平稳：近{weeks}周来件{seen}件，在预期的{low:.0f}至{high:.0f}件之内。",
        "Steady: {seen} messages in the last {weeks} weeks, within the {low:.0f} to {high:.0f} expected.",
    ),
    "watch.state.unknown": (
        "尚难判断：只有{weeks}周的来件，不足以说明什么是平常。",
        "Too early to say: {weeks} weeks of messages do not tell what is usual.",
    ),
    "watch.kind.village": ("一个村(社区)", "one village"),
    "watch.kind.neighbours": ("相邻几个村(社区)", "neighbouring villages"),
    "watch.kind.town": ("一个镇(街道)", "one town"),
    "watch.kind.county": ("全域", "everywhere"),
    "watch.kind.shared": ("多个议题同时", "many topics at once"),
    "watch.kind.one_caller": ("同一来电人", "one caller"),
    "watch.burst.village": (
        "{place}：自{since}起{days}天内，{callers}人反映“{topic}”（来件{messages}件），往常同样天数为{told:g}件。"
        "没有突增时，这样的巧合约{months:g}个月才有一次。",
        "{place}: from {since} on ({days} d), {callers} callers raised “{topic}” ({messages} messages) where {told:g} "
        "were to be expected. Without a burst, chance alone does this about once in {months:g} months.",
    ),
    "watch.burst.neighbours": (
        "{place}一带：自{since}起{days}天内，{callers}人反映“{topic}”（来件{messages}件），往常同样天数为{told:g}件。"
        "没有突增时，这样的巧合约{months:g}个月才有一次。",
        "Around {place}: from {since} on ({days} d), {callers} callers raised “{topic}” ({messages} messages) where "
        "{told:g} were to be expected. Without a burst, chance alone does this about once in {months:g} months.",
    ),
    "watch.burst.town": (
        "{place}全镇(街道)：自{since}起{days}天内，{callers}人反映“{topic}”（来件{messages}件），往常同样天数为{told:g}件。"
        "没有突增时，这样的巧合约{months:g}个月才有一次。",
        "All over {place}: from {since} on ({days} d), {callers} callers raised “{topic}” ({messages} messages) where "
        "{told:g} were to be expected. Without a burst, chance alone does this about once in {months:g} months.",
    ),
    "watch.burst.county": (
        "全域：自{since}起{days}天内，{callers}人反映“{topic}”（来件{messages}件），往常同样天数为{told:g}件。"
        "没有突增时，这样的巧合约{months:g}个月才有一次。",
        "Everywhere: from {since} on ({days} d), {callers} callers raised “{topic}” ({messages} messages) where "
        "{told:g} were to be expected. Without a burst, chance alone does this about once in {months:g} months.",
    ),
    "watch.burst.shared": (
        "全域：自{since}起{days}天内，“{topic}”等多个议题同时突增（另有{others}个），可能有共同原因。其中“{topic}”"
        "{callers}人反映（来件{messages}件），往常同样天数为{told:g}件。",
        "Everywhere: from {since} on ({days} d), “{topic}” and {others} other topics rose at once, perhaps for one "
        "reason. “{topic}” was raised by {callers} callers ({messages} messages) where {told:g} were to be expected.",
    ),
    "watch.burst.one_caller": (
        "{place}：自{since}起{days}天内，同一来电人就“{topic}”来件{messages}件。是一个人的反复诉求，不算突增。",
        "{place}: from {since} on ({days} d), one caller sent {messages} messages on “{topic}”. One person's repeated "
        "call, not a burst.",
    ),
    "watch.burst.one_caller.nowhere": (
        "自{since}起{days}天内，同一来电人就“{topic}”来件{messages}件，没有写明地点。是一个人的反复诉求，不算突增。",
        "In {days} days from {since}, one caller sent {messages} messages on “{topic}”, naming no place. One person's "
        "repeated call, not a burst.",
    ),
    "watch.note.no_time": (
        "来件没有时间或议题，无法观察走势。",
        "No message has a time and a topic.",
    ),
    "watch.note.short": (
        "来件只有{days}天，不足{least}天，暂不查找突增。",
        "The messages cover {days} days, fewer than {least}: bursts are not looked for yet.",
    ),
    "watch.html.bursts": ("近期突增", "Recent bursts"),
    "watch.html.none": ("近期没有突增。", "No recent bursts."),
}
