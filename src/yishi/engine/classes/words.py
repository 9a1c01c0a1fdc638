"""Sentences of the classes pipeline, by code: Chinese, English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "classes.step.learn": ("学习给定的分类", "Learning the given classes"),
    "classes.step.classify": ("按分类归类来件", "Giving messages their classes"),
    "classes.no_class_column": (
        "分类文件没有类别列：现有“{found}”，应有“类别”（或 label、class），或“一级分类、二级分类、三级分类”。",
        "The file of classes has no column of classes: found “{found}”, expected “class” (or label), or levels such as "
        "“level_1”, “level_2”, “level_3”.",
    ),
    "classes.no_examples": (
        "分类文件的 {rows} 行里，没有一行既有“{column}”又有内容，应至少有两类、每类若干件。",
        "None of the {rows} rows of the file of classes has both “{column}” and a text; expected at least two classes "
        "with several messages each.",
    ),
    "classes.no_entries": (
        "分类文件的 {rows} 行里，“{column}”全是空白，应有分类的名称。",
        "“{column}” is empty in all {rows} rows of the file of classes; expected names of classes.",
    ),
    "classes.too_few": (
        "已标注的来件太少，无法学习：现有{found}；应至少有两类，每类不少于{least}件。",
        "Too few labelled messages to learn from: found {found}; expected at least two classes with {least} messages "
        "each.",
    ),
    "classes.note.rows_left_out": (
        "分类文件有 {count} 行没有用：缺类别、缺内容或与其他行重复。",
        "{count} rows of the file of classes were not used: class or text missing, or the same as another row.",
    ),
    "classes.note.learned": (
        "从 {examples} 件已标注的来件学到：{classes}。",
        "Learned from {examples} labelled messages: {classes}.",
    ),
    "classes.note.quality": (
        "交叉验证（五折，每件都由没见过它的模型判断）：宏平均 F1 {macro_f1:.3f}，正确率 {accuracy:.1%}，"
        "概率与实际相差 {ece:.1%}（ECE），Brier {brier:.3f}。",
        "Cross-validated (five folds; each message judged by a model that had not seen it): macro-F1 {macro_f1:.3f}, "
        "{accuracy:.1%} right, probabilities off by {ece:.1%} (ECE), Brier {brier:.3f}.",
    ),
    "classes.note.sure": (
        "概率不低于 {threshold:.2f} 的算“有把握”，以使其中至少 {precision:.0%} 正确；"
        "交叉验证中，{coverage:.1%} 有把握，其中 {sure_right:.1%} 正确。",
        "From a probability of {threshold:.2f} an answer is “sure”, so that at least {precision:.0%} of these are "
        "right; cross-validated, {coverage:.1%} are sure and {sure_right:.1%} of these right.",
    ),
    "classes.note.never_sure": (
        "已标注的来件太少或类别太难分，没有哪个概率能保证 {precision:.0%} 正确，因此全部算“没有把握”。",
        "The labelled messages are too few, or the classes too hard to tell apart, for any probability to keep "
        "{precision:.0%} right, so every answer is “unsure”.",
    ),
    "classes.note.unsure": (
        "{tickets} 件来件中，{unsure} 件没有把握，请人核对；{without} 件内容太少，不归类。",
        "Of {tickets} messages, {unsure} are unsure and should be checked by a person; {without} say too little for a "
        "class.",
    ),
    "classes.note.rare": (
        "这些类别的例子太少，没有学习，也不会归入：{rare}。",
        "These classes have too few examples; they were not learned and no message is put there: {rare}.",
    ),
    "classes.note.aligned": (
        "分类没有例子，{entries} 个条目只按用词与议题、事件对照；相近程度低于 {least:.2f} 的议题不归入。"
        "对照结果请人核对。",
        "The classes come without examples: {entries} entries were compared with topics and incidents by words only; "
        "topics below a likeness of {least:.2f} have none. A person should check the result.",
    ),
    "classes.note.without": (
        "{topics} 个议题中 {topics_without} 个、{incidents} 起事件中 {incidents_without} 起没有相近的条目。",
        "{topics_without} of {topics} topics and {incidents_without} of {incidents} incidents have no entry near them.",
    ),
    "classes.html.title": ("按给定的分类", "By the given classes"),
    "classes.html.head": ("{messages} 件，{topics} 个议题", "{messages} messages, {topics} topics"),
    "classes.html.head.sure": (
        "{messages} 件，{topics} 个议题，{sure:.0%} 有把握",
        "{messages} messages, {topics} topics, {sure:.0%} sure",
    ),
    "classes.html.none": ("不归类", "No class"),
    "classes.html.share": ("占 {share:.0%}", "{share:.0%} of it"),
    "classes.html.likeness": ("相近 {likeness:.2f}", "likeness {likeness:.2f}"),
    "classes.html.size": ("{size} 件", "{size} messages"),
    "classes.html.other": ("其余来件", "Other messages"),
    "classes.html.more": ("另有 {count} 项，见表 {table}。", "{count} more in the table {table}."),
}
