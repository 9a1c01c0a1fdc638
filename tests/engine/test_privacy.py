"""What is taken out of a caller's words, and what must survive."""

import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yishi.engine.privacy import coarsen, hide_small, mask, mask_and_count, pseudonym
from yishi.engine.privacy.surnames import SURNAMES
from yishi.engine.text.repair import repair

DATA = Path(__file__).parents[3] / "shared" / "data" / "names-and-addresses"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我叫张建国，电话13812345678", "我叫张某某，电话〔电话〕"),
        ("本人王小明，住阳光花园3栋2单元501室", "本人王某某，住阳光花园〔门牌〕"),
        ("联系人：欧阳娜，微信abc_12345", "联系人：欧阳某，微信〔账号〕"),
        ("张伟女士反映，张伟多次投诉", "张某女士反映，张某多次投诉"),
        ("手机幺三八零零幺三八零零零", "手机〔电话〕"),
        ("电话①③⑧①②③④⑤⑥⑦⑧", "电话〔电话〕"),
        ("１３８－１２３４－５６７８", "〔电话〕"),
        ("+86 138 1234 5678转8001", "+〔电话〕转8001"),
        ("138****5678", "〔电话〕"),
        ("13812345678X", "〔电话〕X"),
        ("家里电话(0512)58123456", "家里电话〔电话〕"),
        ("座机58123456", "座机〔电话〕"),
        ("医保中心（0512-58123456、8367386）", "医保中心（〔电话〕、〔电话〕）"),
        ("13812345678、13912345678", "〔电话〕、〔电话〕"),
        ("身份证320582 19900101 123X", "身份证〔证件号〕"),
        ("320582900101123", "〔证件号〕"),
        ("护照E12345678", "护照〔证件号〕"),
        ("苏E·D12345和苏e 1 2 3 4 5", "〔车牌〕和〔车牌〕"),
        ("卡号6222 0212 3456 7890 128", "卡号〔银行卡〕"),
        ("邮箱 zhang.san@qq.com，QQ：123456789", "邮箱 〔邮箱〕，QQ：〔账号〕"),
        ("人民路123号，杨舍镇河东村12组34号", "人民路〔门牌〕，杨舍镇河东村12组〔门牌〕"),
        ("三幢五零一室，5#1203，12-2-501", "〔门牌〕，〔门牌〕，〔门牌〕"),
        ("138一二三四５６⑦8", "〔电话〕"),
        ("零五一二-五八一二 三四五六", "〔电话〕"),
        ("3、2、0、5、8、2、1、9、9、0、0、1、0、1、1、2、3、x", "〔证件号〕"),
        ("苏E·D12345、苏ED1234F、苏Ｅ·一二三四五", "〔车牌〕、〔车牌〕、〔车牌〕"),
        ("zhangsan[at]qq.com，zhang.san＠163.com，zs88 at zjg.gov.cn", "〔邮箱〕，〔邮箱〕，〔邮箱〕"),
        ("加V信：zs_12345，WeChat：zhang-88，QQ是123456789", "加V信：〔账号〕，WeChat：〔账号〕，QQ是〔账号〕"),
        ("我家住阳光花园12号楼，三幢二单元", "我家住阳光花园〔门牌〕，〔门牌〕"),
        ("住址：梅溪湖路9弄十二幢B座1203", "住址：梅溪湖路〔门牌〕"),
        ("我是阳光花园12号楼的业主", "我是阳光花园〔门牌〕的业主"),
        ("门牌38号，南门街12弄3号", "门牌〔门牌〕，南门街〔门牌〕"),
        ("业主李四反映", "业主李某反映"),
        ("张建国同志、王芳主任和周梓涵书记", "张某某同志、王某主任和周某某书记"),
        ("民警李强处理了，经办人周建、杜明金不管", "民警李某处理了，经办人周某、杜某某不管"),
        ("联系人：欧阳娜娜；姓名：阿依努尔·买买提", "联系人：欧阳某某；姓名：〔姓名〕"),
        ("望解决。此致敬礼！张建国 2019年8月1日", "望解决。此致敬礼！张某某 2019年8月1日"),
        ("被告何璘至今未还", "被告何某至今未还"),
    ],
)
def test_what_tells_who_the_caller_is_goes(said: str, kept: str) -> None:
    assert mask(said) == kept
    assert mask(kept) == kept


@pytest.mark.parametrize(
    "said",
    [
        "请拨打12345、110或95598",
        "习近平总书记、李书记、王市长，感谢胡书记",
        "金先生说某市民反映",
        "2019-08-01 12:30:00到2020年1月5日",
        "共花费13,800,123,456元，面积12345.67平方米",
        "工单编号20230801123456",
        "地铁2号线、3号楼旁、107国道、公交19、812、501、213路",
        "一、二、三、四、五、六、七、八",
        "业主方便，本人常年在外，老师马上来，周围都是业主和居民",
        "A市A5区梅溪湖、杨舍镇河东村、阳光花园",
        "全国服务热线0512-58123456",
        "长政办发〔2018〕35号、国发[2015]46号、住建部第165号令、《劳动合同法》第38条第1款",
        "3号楼旁的路灯，18栋楼3000户，1栋的电梯，住在梅溪湖2019年买的房",
        "业主向社区反映，居民都会来，业主成立业委会，老师张贴告示，司机温馨提示",
        "搭建方赵女士，情况和老板说的不一样，海宁市长安镇，高桥镇长乐村，桐阴里小区长期施工",
        "尊敬的书记：楚府路高架，我是梅溪湖金茂悦的业主，我是A7县安沙镇的居民",
        "王主任、李师傅、金老师、陈医生",
    ],
)
def test_what_the_matter_is_about_stays(said: str) -> None:
    assert mask(said) == said


def test_a_name_known_from_the_record_goes_wherever_it_stands() -> None:
    assert mask("古丽娜说楼上漏水，找古丽娜", names=["古丽娜"]) == "古某某说楼上漏水，找古某某"
    assert mask("市民来电，匿名反映", names=["市民", "匿名"]) == "市民来电，匿名反映"
    assert mask("阿依努尔来电", names=["阿依努尔"]) == "〔姓名〕来电"


def test_a_name_of_the_record_goes_even_if_it_is_a_word() -> None:
    assert mask("高明来电说高明家漏水", names=["高明"]) == "高某来电说高某家漏水"


ENDLESS = [*"1一的(", "1 ", "138-", "一、", "3栋", "a@", "我叫", "姓名 ", "李明先生", "家住1", "1-", "业主张", "  \n"]


@pytest.mark.parametrize("piece", [*ENDLESS, "<!--"])
@pytest.mark.parametrize("change", [mask, coarsen], ids=["mask", "coarsen"])
def test_no_text_can_hold_the_reader_up(piece: str, change: Callable[[str], str]) -> None:
    """100,000 characters take well under a second; the bound leaves room for a busy machine."""
    text = repair(piece * (100_000 // len(piece)) + "年")
    started = time.process_time()
    change(text)
    assert time.process_time() - started < 2


PIECES = (
    "我叫 本人 业主 张建国 李四 王 欧阳娜娜 电话 手机 卡号 138 0013 8000 0512 58123456 320582 19900101 123X 苏E "
    "D12345 3栋 2单元 501室 人民路 123号 家住 地址： 我是 的业主 微信 QQ： abc_123 a@ qq.com @ 一 二 三 、 ， 。 - ( ) "
    "（ ） 〔电话〕 〔姓名〕 〔门牌〕 某某 张某某 先生 主任 2019年 08 . / * x 号 第 弄 〔 〕 某 〔证件号〕 热线 "
    "姓名： · 长 市".split()
)
MIXED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map("".join)
WRITTEN = st.one_of(st.text(), MIXED)


@given(WRITTEN)
@settings(max_examples=500, deadline=None)
def test_masking_any_text_twice_changes_nothing(said: str) -> None:
    once = mask_and_count(said)
    assert mask(once.text) == once.text
    assert bool(once.counts) == (once.text != said)
    assert all(once.counts.values())


@given(WRITTEN)
@settings(max_examples=300, deadline=None)
def test_any_place_can_be_made_coarse(place: str) -> None:
    assert len(coarsen(place)) <= 8 * len(place)


def test_counts_tell_how_many_pieces_of_each_kind_went() -> None:
    assert mask_and_count("电话13812345678、13912345678，苏E12345").counts == {"phone": 2, "plate": 1}
    assert mask_and_count("路灯不亮").counts == {}


def test_a_pseudonym_needs_the_key_and_tells_repeats() -> None:
    assert pseudonym("13812345678", b"key") == pseudonym("13812345678", b"key")
    assert pseudonym("13812345678", b"key") != pseudonym("13812345678", b"other")
    assert len(pseudonym("", b"key")) == 16


@pytest.mark.parametrize(
    ("place", "coarse"),
    [
        ("阳光花园3栋2单元501室", "阳光花园"),
        ("杨舍镇河东村12组34号", "杨舍镇河东村"),
        ("人民路123号", "人民路"),
        ("人民路123号阳光花园45-2-302", "人民路阳光花园"),
        ("阳光花园3栋楼下", "阳光花园楼下"),
        ("塘市街道花园浜三村十二幢", "塘市街道花园浜三村"),
        ("地铁2号线", "地铁2号线"),
        ("五里牌小区", "五里牌小区"),
        ("", ""),
    ],
)
def test_a_place_is_cut_down_to_the_estate_or_village(place: str, coarse: str) -> None:
    assert coarsen(place) == coarse


def test_small_cells_are_hidden_and_zero_stays() -> None:
    frame = pl.DataFrame({"village": ["河东村", "河西村", "塘南村"], "tickets": [0, 2, 5]})
    assert hide_small(frame, "tickets", 5)["tickets"].to_list() == [0, None, 5]


# -- Recall on generated data: every kind, every way people write digits --------------------------------------------


def _digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _phone(rng: random.Random) -> str:
    return "1" + rng.choice("3456789") + _digits(rng, 9)


def _landline(rng: random.Random) -> str:
    return rng.choice(["0512", "010", "021", "0731"]) + rng.choice("2345678") + _digits(rng, 7)


def _id(rng: random.Random) -> str:
    body = f"320582{rng.randint(1940, 2010)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{_digits(rng, 3)}"
    return body + "10X98765432"[sum(w * int(ch) for w, ch in zip(WEIGHTS, body, strict=True)) % 11]


def _card(rng: random.Random) -> str:
    body = rng.choice(["622202", "621700", "436742", "955880"]) + _digits(rng, rng.choice([9, 12]))
    total = sum(sum(divmod(2 * int(ch), 10)) for ch in body[::-1][::2]) + sum(int(ch) for ch in body[::-1][1::2])
    return body + str(-total % 10)


def _plate(rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return rng.choice("苏沪浙皖京") + rng.choice(letters[:8]) + rng.choice(letters + "0123456789") + _digits(rng, 4)


def _email(rng: random.Random) -> str:
    name = "".join(rng.choices("abcdefghijklmnop._", k=6)).strip("._") + _digits(rng, 3)
    return name + rng.choice(["@qq.com", "@163.com", "@sina.com.cn", " @ 126.com"])


def _door(rng: random.Random) -> str:
    house, unit, room = rng.randint(1, 60), rng.randint(1, 4), rng.randint(1, 18) * 100 + rng.randint(1, 6)
    shapes = (
        "{h}栋{u}单元{r}室",
        "{h}幢{r}",
        "{h}号楼{u}单元{r}",
        "{h}-{u}-{r}",
        "{h}#{r}",
        "{h}幢{r}室",
        "{h}座{r}户",
    )
    return rng.choice(shapes).format(h=house, u=unit, r=room)


def _as_is(value: str, rng: random.Random) -> str:
    return value


def _full_width(value: str, rng: random.Random) -> str:
    return "".join(chr(ord(ch) + 0xFEE0) if ch.isascii() and ch.isalnum() else ch for ch in value)


def _chinese(value: str, rng: random.Random) -> str:
    return value.translate(str.maketrans("0123456789", rng.choice(["零一二三四五六七八九", "〇幺二三四五六七八九"])))


def _circled(value: str, rng: random.Random) -> str:
    return value.translate(str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"))


def _gapped(value: str, rng: random.Random) -> str:
    gap = rng.choice(" -.·—")
    size = rng.choice([1, 4])
    return gap.join(value[i : i + size] for i in range(0, len(value), size))


WRITINGS = {
    _phone: (_as_is, _full_width, _chinese, _circled, _gapped),
    _landline: (_as_is, _full_width, _chinese, _circled),
    _id: (_as_is, _full_width, _chinese, _circled, _gapped),
    _card: (_as_is, _full_width, _chinese, _gapped),
    _plate: (_as_is, _full_width, _chinese, _circled),
    _email: (_as_is, _full_width),
    _door: (_as_is, _full_width, _chinese),
}
SENTENCES = (
    "你好，我家在阳光花园，请尽快联系{}，楼上漏水一个月了。",
    "反映河东村垃圾没人清运，{}，请处理",
    "{}这里晚上施工到两点，2023年8月1日打过12345",
    "有事找我（{}），谢谢！",
)


@pytest.mark.parametrize("make", WRITINGS, ids=lambda make: make.__name__.strip("_"))
def test_recall_on_generated_data_is_99_percent(make: Callable[[random.Random], str]) -> None:
    rng = random.Random(20230801)
    missed = []
    for number in range(2000):
        written = rng.choice(WRITINGS[make])(make(rng), rng)
        said = SENTENCES[number % len(SENTENCES)].format(written)
        if written in mask(said) or "〔" not in mask(said):
            missed.append(written)
    assert len(missed) <= 20, missed[:20]


def test_masking_twice_changes_nothing_on_generated_data() -> None:
    rng = random.Random(7)
    for make, writings in WRITINGS.items():
        for _ in range(200):
            once = mask(f"我叫李秀英，住人民路，{rng.choice(writings)(make(rng), rng)}，谢谢")
            assert mask(once) == once


# -- Real names and addresses: figures, so that nobody believes more than is true ------------------------------------


@pytest.mark.parametrize(
    ("sentence", "least"),
    [("您好，我叫{}，家住河东村。", 0.99), ("{}先生来电反映路灯不亮", 0.95), ("村民{}，今年60岁", 0.95)],
)
def test_recall_of_real_names_after_a_cue(sentence: str, least: float) -> None:
    """Names of two and three characters that begin with a known surname; the set's others are foreign or nicknames."""
    path = DATA / "cluener_train.json"
    if not path.exists():
        pytest.skip("needs ../shared/data/names-and-addresses/cluener_train.json")
    labels = (json.loads(line)["label"].get("name", {}) for line in path.read_text("utf-8").splitlines())
    names = {name for found in labels for name in found if re.fullmatch(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}", name)}
    hidden = sum(name not in mask(sentence.format(name)) for name in names)
    assert hidden / len(names) >= least, f"{hidden} of {len(names)}"


def test_real_addresses_lose_the_room_and_keep_the_road() -> None:
    path = DATA / "address_dev.txt"
    if not path.exists():
        pytest.skip("needs ../shared/data/names-and-addresses/address_dev.txt")
    rooms = hidden = roads = kept = 0
    for block in path.read_text("utf-8").strip().split("\n\n"):
        parts: list[tuple[str, str]] = []
        for line in block.splitlines():
            ch, _, label = line.rpartition(" ")
            kind = label[2:]
            if parts and parts[-1][0] == kind and label[0] != "B":
                parts[-1] = (kind, parts[-1][1] + ch)
            else:
                parts.append((kind, ch))
        coarse = coarsen("".join(text for _, text in parts))
        room = [text for kind, text in parts if kind in ("roomno", "cellno")]
        road = [text for kind, text in parts if kind == "road"]
        rooms += len(room)
        hidden += sum(text not in coarse for text in room)
        roads += len(road)
        kept += sum(text in coarse for text in road)
    assert hidden / rooms >= 0.98, f"{hidden} of {rooms} rooms hidden"
    assert kept / roads >= 0.97, f"{kept} of {roads} roads kept"
