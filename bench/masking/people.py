"""Invented people's names, drawn as names are in China: few surnames hold most people, three generations of givens.

Surnames: the order of the Ministry of Public Security's report on names (全国姓名报告, 2020) with shares falling like
those it gives for the first ten; compound surnames are drawn ten times as often as they are, to be measured at all.
"""

import random

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
    "申殷詹欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季成霍苗涂谷曲裴冉翁骆时游辛管祁房缪全车盛屈卓司丛席褚路卫麻柴米鲍卞窦费"
)
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "皇甫", "令狐", "司徒", "夏侯", "慕容", "东方", "尉迟", "端木")
# Names given before 1965, to 1990, and after: usual first and last characters of two, and names of one character.
ELDERS = (
    "建国玉桂秀淑凤金德文明志永福春世长兰素红爱荣惠",
    "英兰珍华芳明国军生平成林祥才富贵根发荣芬香珠云",
    "英珍明华芳平兰军林荣琴根福",
)
MIDDLE = (
    "志建海晓丽永国文红小雪卫春学立俊亚少振利云新爱艳玉",
    "强军伟华明平峰勇辉波芳梅燕玲霞红娟敏丽萍涛东林斌",
    "伟强勇军磊涛斌敏静丽芳娟艳燕杰波辉刚健玲霞洋平鹏",
)
YOUNG = (
    "子梓雨欣思宇佳浩一俊嘉诗若博天晨梦可奕泽紫家瑞语",
    "涵轩怡睿妍琪瑶然宁萱彤豪杰航博阳辰悦诺熙琳雯晴昊",
    "轩睿昊晨悦妍琪鑫阳宁涵瑞皓毅萌颖",
)
STYLES = (ELDERS, MIDDLE, YOUNG)
MINORITY = (
    "阿依努尔·买买提",
    "古丽娜尔",
    "买买提江·吐尔逊",
    "扎西多吉",
    "才旦卓玛",
    "巴特尔",
    "阿孜古丽",
    "乌云其木格",
)


def surname(rng: random.Random) -> str:
    if rng.random() < 0.02:
        return rng.choice(COMPOUND)
    return rng.choices(SURNAMES, [1 / (rank + 6) ** 1.2 for rank in range(len(SURNAMES))])[0]


def name(rng: random.Random) -> str:
    """A full name of two to four characters; one in five has a given name of one character."""
    first, last, single = rng.choice(STYLES)
    given = rng.choice(single) if rng.random() < 0.2 else rng.choice(first) + rng.choice(last)
    return surname(rng) + given
