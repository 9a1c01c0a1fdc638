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
    "topics.part.reach.messages": (
        "影响面：来件{size}件（没有来电人代码，按件数计）。",
        "Reach: {size} messages (no caller codes, so messages are counted).",
    ),
    "topics.part.growth": (
        "增长：近{recent}周每周{now:.1f}件，此前{past}周每周{before:.1f}件。",
        "Growth: {now:.1f} messages a week in the last {recent} weeks, {before:.1f} in the {past} weeks before.",
    ),
    "topics.part.growth.season": (
        "增长：近{recent}周每周{now:.1f}件，往年同期每周{before:.1f}件（对比{years}年）。",
        "Growth: {now:.1f} messages a week in the last {recent} weeks, {before:.1f} in the same season "
        "(earlier years compared: {years}).",
    ),
    "topics.part.growth.unknown": (
        "增长：来件的时间太短或不明，无法比较，不计分；设定的{asked:g}分权重由其他各项按比例分担。",
        "Growth: too short a time, or times unknown, to compare; no points. Its weight of {asked:g} is spread "
        "over the other parts.",
    ),
    "topics.part.spread": (
        "分布：涉及{places}个村(社区)或地点。",
        "Spread: {places} villages or places.",
    ),
    "topics.part.spread.unknown": (
        "分布：来件都没有写明地点，不计分；设定的{asked:g}分权重由其他各项按比例分担。",
        "Spread: no message names a place; no points. Its weight of {asked:g} is spread over the other parts.",
    ),
    "topics.part.persistence": (
        "持续：{all}周中有{weeks}周有人反映。",
        "Persistence: raised in {weeks} of {all} weeks.",
    ),
    "topics.part.persistence.unknown": (
        "持续：来件的时间不足两周或不明，不计分；设定的{asked:g}分权重由其他各项按比例分担。",
        "Persistence: less than two weeks, or times unknown; no points. Its weight of {asked:g} is spread over the "
        "other parts.",
    ),
    "topics.part.urgency": (
        "急迫：{size}件中有{count}件提到危险、老人小孩或多次投诉未果。",
        "Urgency: {count} of {size} messages speak of danger, of the vulnerable, or of repeated calls.",
    ),
    "topics.part.repeat": (
        "重复诉求：{all}人中有{callers}人不止一次反映。",
        "Repeat complaints: {callers} of {all} callers raised it more than once.",
    ),
    "topics.part.repeat.unknown": (
        "重复诉求：来件没有来电人代码，无法计算，不计分；设定的{asked:g}分权重由其他各项按比例分担。",
        "Repeat complaints: no caller codes, so none can be counted; no points. Its weight of {asked:g} is spread "
        "over the other parts.",
    ),
    "topics.part.unsolved": (
        "未解决：知道办理结果的{known}件中，{count}件未办结或不满意。",
        "Unsolved: of {known} messages with a known outcome, {count} are open or left the caller dissatisfied.",
    ),
    "topics.part.unsolved.unknown": (
        "未解决：来件没有办结或满意情况，无法计算，不计分；设定的{asked:g}分权重由其他各项按比例分担。",
        "Unsolved: no status and no satisfaction is known; no points. Its weight of {asked:g} is spread over the "
        "other parts.",
    ),
    "topics.part.fit": (
        "职能契合：{size}件中有{count}件提到{committee}的职能用语（{words}）。",
        "Fit to the remit: {count} of {size} messages use words of the remit of {committee} ({words}).",
    ),
    "topics.part.fit.none": (
        "职能契合：没有来件提到专委会的职能用语。",
        "Fit to the remit: no message uses a word of any committee's remit.",
    ),
    "topics.part.fit.unknown": (
        "职能契合：还没有填写各专委会的职能用语，不计分；设定的{asked:g}分权重由其他各项按比例分担。",
        "Fit to the remit: no committee's remit words are given yet; no points. Its weight of {asked:g} is spread "
        "over the other parts.",
    ),
    "topics.note.kept": ("{count}个议题延续上次的编号和名称。", "{count} topics keep their id and name."),
    "topics.note.born": ("新出现议题{count}个。", "{count} topics are new."),
    "topics.note.split": ("从原议题中分出{count}个。", "{count} topics were part of another."),
    "topics.note.merged": ("并入其他议题{count}个。", "{count} topics became part of another."),
    "topics.note.returned": (
        "沉寂半年以上后又有人反映的议题{count}个。",
        "{count} topics are heard again after half a year of silence.",
    ),
    "topics.note.gone": (
        "上次的议题有{count}个本次没有来件。",
        "{count} earlier topics have no message in this reading.",
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
        "来件没有来电人代码，重复诉求一项无法计算。",
        "The messages carry no caller codes, so repeat complaints cannot be counted.",
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
