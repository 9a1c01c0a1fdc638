"""Hotline messages with one piece of personal data each, whose place is known, beside things that must survive."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bench.masking import items, people


@dataclass(frozen=True, slots=True)
class Case:
    """`text` holds personal data of `kind` at `spans` (start, end); `stays` must be left as it is."""

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]
    stays: str = ""
    known: tuple[str, ...] = ()  # names that stand in a field of the record


# Places, times, money, papers and lines: what a message is about.
STAYS = (
    "2023年8月1日晚上10点",
    "2019-08-01 12:30:00",
    "2019.8.1",
    "2018年12月至2019年3月",
    "共计13,800,123.50元",
    "每户收取12600元",
    "面积128.66平方米",
    "长政办发〔2018〕35号",
    "国发[2015]46号文件",
    "住建部第165号令",
    "《物业管理条例》第三十八条",
    "《劳动合同法》第38条第1款",
    "乘坐812路公交车",
    "坐207路、116路、312路",
    "地铁2号线",
    "107国道",
    "S38高速",
    "12345热线",
    "拨打110和95598",
    "杨舍镇河东村",
    "阳光花园小区",
    "万家丽路与人民路交叉口",
    "梅溪湖金茂悦",
    "A市A5区星沙街道",
    "张家湾社区",
    "工单编号20230801123456",
    "占地6.5亩，涉及1200多户",
    "月租1500-2000元",
    "早上6:00-8:00",
    "12至15岁的孩子",
    "国家总书记的讲话",
    "PM2.5超过150",
    "3000名业主，18栋楼",
    "100%的住户",
)
CARRIERS = (
    "你好，{stays}的事，请尽快联系{item}，已经一个月了。",
    "反映{stays}的问题，{item}，请处理",
    "{item}，这里晚上施工到两点（{stays}）",
    "关于{stays}，有事找我（{item}），谢谢！",
    "{stays}没有人管。{item}",
    "领导好！{item}。{stays}一直没有解决，望回复",
)
HOMES = (
    "你好，我家住阳光花园{item}，{stays}的问题请处理。",
    "住在{item}，反映{stays}没有人管",
    "地址：阳光花园{item}。{stays}",
    "我是阳光花园{item}的业主，{stays}一直没有解决",
    "关于{stays}，我家（{item}）楼上漏水，谢谢！",
)
INTRODUCED = (
    "您好，我叫{item}，家住河东村，{stays}",
    "我叫{item}是河东村村民，反映{stays}",
    "我是{item}，{stays}的事想问一下",
    "我的名字叫{item}。{stays}",
    "本人{item}，因{stays}多次投诉",
    "本人{item}于去年购买房屋，{stays}",
    "姓名：{item}，{stays}",
    "姓名:{item} 住址：河东村 {stays}",
    "联系人：{item}，{stays}",
    "联系人{item}，请核实{stays}",
    "投诉人：{item}\n{stays}",
    "反映人:{item};{stays}",
    "业主{item}反映{stays}",
    "村民{item}称{stays}无人处理",
    "居民{item}来电，{stays}",
    "市民{item}（女，45岁）反映{stays}",
    "{item}先生来电反映{stays}",
    "{item}女士：{stays}何时解决",
    "{item}同志你好，{stays}",
    "邻居{item}家晚上很吵，{stays}",
    "我丈夫{item}在工地受伤，{stays}",
    "儿子{item}今年上小学，{stays}",
    "户主{item}，{stays}",
    "当事人{item}与物业协商，{stays}",
    "房东{item}不退押金，{stays}",
    "经办人{item}说不归他们管，{stays}",
    "民警{item}处理了此事，{stays}",
    "村支书{item}答复{stays}不符合",
    "城管队员{item}到场，{stays}",
    "找到社区工作人员{item}，{stays}",
    "{item}主任说{stays}要等",
    "{item}书记答应过，{stays}",
    "老板{item}拖欠工资，{stays}",
    "公司法人{item}跑路，{stays}",
    "患者{item}住院，{stays}",
    "死者{item}的家属，{stays}",
    "{stays}，请处理。此致敬礼！{item}",
    "{stays}，望领导重视，谢谢！\n{item}\n2023年8月1日",
    "{stays}没有解决，恳请回复。反映人：{item}",
    "{stays}，落款：{item}",
    "工单转{item}处理，{stays}",
    "被告{item}至今未还，{stays}",
    "身份证姓名{item}，{stays}",
    "我叫{item},{stays}",
    "我 叫 {item} ，{stays}",
    "户名：{item}，{stays}",
    "收款人{item}，{stays}",
    "{item}等人在河东村，{stays}",
    "车主{item}停车，{stays}",
    "学生{item}，{stays}",
)
FIELDS = (
    "{item}来电反映{stays}",
    "来电人反映{stays}，要求回复{item}本人",
    "{stays}，{item}已多次来电",
    "市民称其为{item}，{stays}",
)


def numbers(count: int, seed: int = 0) -> Iterator[Case]:
    """`count` of each kind but names."""
    rng = random.Random(seed)
    for kind, make in items.KINDS.items():
        carriers = HOMES if kind == "door" else CARRIERS
        for _ in range(count):
            yield _case(kind, rng.choice(carriers), make(rng), rng.choice(STAYS))


def introduced(count: int, seed: int = 1) -> Iterator[Case]:
    """Names that people bring in: their own, their neighbours', officials'."""
    rng = random.Random(seed)
    for number in range(count):
        written = people.name(rng)
        carrier = INTRODUCED[number % len(INTRODUCED)]
        if rng.random() < 0.02 and "：{item}" in carrier:
            written = rng.choice(people.MINORITY)
        yield _case("name", carrier, written, rng.choice(STAYS))


def from_fields(count: int, seed: int = 2) -> Iterator[Case]:
    """Names that stand in the record's own field and again in the text."""
    rng = random.Random(seed)
    for number in range(count):
        written = rng.choice(people.MINORITY) if rng.random() < 0.05 else people.name(rng)
        yield _case("name", FIELDS[number % len(FIELDS)], written, rng.choice(STAYS), (written,))


def given_names(names: list[str], seed: int = 3) -> Iterator[Case]:
    """`names` (real ones) introduced as people introduce them."""
    rng = random.Random(seed)
    for number, written in enumerate(names):
        yield _case("name", INTRODUCED[number % len(INTRODUCED)], written, rng.choice(STAYS))


def _case(kind: str, carrier: str, item: str, stays: str, known: tuple[str, ...] = ()) -> Case:
    before, after = carrier.replace("{stays}", stays).split("{item}")
    return Case(kind, before + item + after, ((len(before), len(before) + len(item)),), stays, known)
