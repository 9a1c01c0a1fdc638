"""Sentences of the topics pipeline, by code: Chinese, English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "topics.step.words": ("分词并提取地点", "Cutting words and reading places"),
    "topics.step.neighbours": ("寻找相近的来件", "Finding messages that are alike"),
    "topics.step.incidents": ("合并同一事件", "Joining messages of one incident"),
    "topics.step.topics": ("归纳议题", "Grouping incidents into topics"),
    "topics.step.ranks": ("计算位次和理由", "Working out ranks and reasons"),
    "topics.part.reach": (
        "影响面：来件{size}件，{callers}人反映。",
        "Reach: {size} messages from {callers} callers.",
    ),
    "topics.part.growth": (
        "增长：近{recent}周每周{now:.1f}件，此前{past}周每周{before:.1f}件。",
        "Growth: {now:.1f} messages a week in the last {recent} weeks, {before:.1f} in the {past} weeks before.",
    ),
    "topics.part.spread": (
        "分布：涉及{places}个村(社区)或地点。",
        "Spread: {places} villages or places.",
    ),
    "topics.part.persistence": (
        "持续：{all}周中有{weeks}周有人反映。",
        "Persistence: raised in {weeks} of {all} weeks.",
    ),
    "topics.part.urgency": (
        "急迫：{count}件提到危险、老人小孩或多次投诉未果。",
        "Urgency: {count} messages speak of danger, of the vulnerable, or of repeated calls.",
    ),
    "topics.part.repeat": (
        "重复来电：{callers}人不止一次反映。",
        "Repeat callers: {callers} people raised it more than once.",
    ),
    "topics.note.undecided": (
        "{count}件来件暂不归类：内容太短，或与任何议题都不够相近。",
        "{count} messages are left undecided: too short, or not close enough to any topic.",
    ),
    "topics.note.empty": ("没有来件，因此没有议题。", "There are no messages, so there are no topics."),
    "topics.note.short": (
        "{count}件来件内容不足{least}个字，难以判断。",
        "{count} messages have fewer than {least} characters and are hard to judge.",
    ),
    "topics.note.no_time": (
        "{count}件来件没有时间，趋势中按最早一周计。",
        "{count} messages have no time and stand in the first week of the trend.",
    ),
    "topics.note.callers_unknown": (
        "来件没有来电人代码，重复来电一项无法计算。",
        "The messages carry no caller codes, so repeat callers cannot be counted.",
    ),
    "topics.written": (
        "结果已写入 {folder}；请打开其中的 report.html。",
        "Written to {folder}; open report.html there.",
    ),
    "topics.html.title": ("议题梳理报告", "Topics: what people keep raising"),
    "topics.html.summary": (
        "{tickets}件来件，{incidents}起事件，{topics}个议题，{undecided}件暂不归类。{first}至{last}。",
        "{tickets} messages, {incidents} incidents, {topics} topics, {undecided} left undecided. {first} to {last}.",
    ),
    "topics.html.score": ("得分", "Score"),
    "topics.html.why": ("为什么排在这里", "Why it ranks here"),
    "topics.html.incidents": ("主要事件", "Largest incidents"),
    "topics.html.said": ("群众怎么说", "In people's words"),
    "topics.html.weeks": ("每周来件", "Messages a week"),
    "topics.html.notes": ("说明", "Notes"),
    "topics.html.made": (
        "由 yishi listen 生成；数据指纹 {fingerprint}。个人信息已隐去。",
        "Made by yishi listen; data fingerprint {fingerprint}. Personal data are masked.",
    ),
}
