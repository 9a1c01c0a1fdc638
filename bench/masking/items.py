"""Generated personal data of every kind but names, written as plainly and as deviously as people write it."""

import random
from collections.abc import Callable

CHINESE = ("零一二三四五六七八九", "〇幺二三四五六七八九", "零幺两三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
Make = Callable[[random.Random], str]


def digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


# -- How they are written ----------------------------------------


def full_width(value: str, rng: random.Random) -> str:
    return "".join(chr(ord(ch) + 0xFEE0) if "!" <= ch <= "~" else ch for ch in value)


def chinese(value: str, rng: random.Random) -> str:
    return value.translate(str.maketrans("0123456789", rng.choice(CHINESE)))


def circled(value: str, rng: random.Random) -> str:
    return value.translate(str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"))


def mixed(value: str, rng: random.Random) -> str:
    """Each digit in a script of its own choice: 138一二三四５６⑦8."""
    scripts = ("0123456789", "0123456789", "０１２３４５６７８９", CHINESE[0], CHINESE[1])
    return "".join(rng.choice(scripts)[int(ch)] if ch.isdigit() else ch for ch in value)


def spaced(value: str, rng: random.Random) -> str:
    return rng.choice((" ", "-", "－", ".", "·", "—", "  ", "、", "_")).join(value)


def grouped(value: str, rng: random.Random) -> str:
    """In groups as on a card: 138 1234 5678, 6222-0212-3456-7890-128."""
    head = 3 if len(value) == 11 else 6 if len(value) == 18 else 4
    size = 8 if len(value) == 18 else 4
    parts = [value[:head]] + [value[i : i + size] for i in range(head, len(value), size)]
    return rng.choice((" ", "-", "—", ".", "－", "　", "--")).join(parts)


def plain(value: str, rng: random.Random) -> str:
    return value


WRITINGS = (plain, plain, full_width, chinese, circled, mixed, spaced, grouped)


def written(value: str, rng: random.Random) -> str:
    return rng.choice(WRITINGS)(value, rng)


# -- The kinds ---------------------------------------------------


def phone(rng: random.Random) -> str:
    number = "1" + rng.choice("3456789") + digits(rng, 9)
    return rng.choice(("", "", "", "", "+86 ", "86-", "0086 ")) + written(number, rng)


def landline(rng: random.Random) -> str:
    area, local = rng.choice(("0512", "010", "021", "0731", "0571")), rng.choice("2345678") + digits(rng, 7)
    shape = rng.choice(
        ("{a}-{l}", "({a}){l}", "（{a}）{l}", "{a} {l}", "{a}{l}", "{a}—{l}", "{a}-{h} {t}", "电话：{l}")
    )
    number = shape.format(a=area, l=local, h=local[:4], t=local[4:])
    return rng.choice((plain, plain, full_width, chinese, mixed))(number, rng)


def identity(rng: random.Random) -> str:
    area = rng.choice(("320582", "110105", "430102", "512322", "650102"))
    body = f"{area}{rng.randint(1935, 2012)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{digits(rng, 3)}"
    check = "10X98765432"[sum(w * int(ch) for w, ch in zip(WEIGHTS, body, strict=True)) % 11]
    if rng.random() < 0.1:
        return written(body[:6] + body[8:], rng)  # the old ones of 15 digits
    return written(body + rng.choice((check, check.lower())), rng)


def card(rng: random.Random) -> str:
    body = rng.choice(("622202", "621700", "436742", "955880", "622848", "356889")) + digits(rng, rng.choice((9, 12)))
    double = sum(sum(divmod(2 * int(ch), 10)) for ch in body[::-1][::2]) + sum(int(ch) for ch in body[::-1][1::2])
    return written(body + str(-double % 10), rng)


def plate(rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    tail = rng.choice(
        (
            digits(rng, 5),
            rng.choice(letters) + digits(rng, 4),
            digits(rng, 3) + rng.choice(letters) + digits(rng, 1),
            rng.choice("DF") + digits(rng, 5),
            rng.choice("DF") + rng.choice(letters) + digits(rng, 4),
            digits(rng, 5) + rng.choice("DF"),
            digits(rng, 4) + rng.choice("学挂警"),
        )
    )
    head = rng.choice("苏沪浙皖京湘粤鲁川豫") + rng.choice(letters[:9])
    if rng.random() < 0.15:
        return spaced(head + tail, rng)
    whole = head + rng.choice(("", "", "·", ".", " ", "-", "•")) + tail
    return rng.choice((plain, plain, full_width, chinese, str_lower))(whole, rng)


def email(rng: random.Random) -> str:
    local = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=5)) + rng.choice((".", "_", "-", "")) + digits(rng, 3)
    host = rng.choice(("qq.com", "163.com", "126.com", "sina.com.cn", "zjg.gov.cn", "outlook.com"))
    at = rng.choice(("@", "@", "＠", "[at]", "(at)", " @ ", "（at）", "【at】", "#at#", " at "))
    return rng.choice((plain, plain, full_width, str_upper))(local, rng) + at + host


def str_lower(value: str, rng: random.Random) -> str:
    return value.lower()


def str_upper(value: str, rng: random.Random) -> str:
    return value.upper()


def account(rng: random.Random) -> str:
    lead = rng.choice(
        ("微信", "微信号：", "加V信", "vx:", "VX ", "WeChat：", "QQ", "QQ号：", "qq:", "扣扣", "微信是", "加我微信 ")
    )
    number = rng.choice("123456789") + digits(rng, rng.randint(5, 9))
    if "微" in lead or lead[0] in "vVW加":
        word = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=6)) + rng.choice(("", "_", "-")) + digits(rng, 2)
        number = rng.choice((word, word, "1" + rng.choice("3578") + digits(rng, 9)))
    return lead + rng.choice((plain, plain, full_width))(number, rng)


SHAPES = (
    "{h}栋{u}单元{r}",
    "{h}栋{u}单元{r}室",
    "{h}幢{u}单元",
    "{h}幢{r}",
    "{h}幢{r}室",
    "{h}号楼{u}单元{r}室",
    "{h}号楼{r}室",
    "{h}号楼",
    "{h}-{u}-{r}",
    "{h}-{r}室",
    "{h}#{r}",
    "{h}#-{u}-{r}",
    "{h}座{r}户",
    "{a}座{r}室",
    "{a}栋{r}",
    "{h}幢{u}单元{f}楼{r}室",
    "{h}号楼{f}层{r}",
    "{u}单元{r}",
    "{r}室",
    "门牌{n}号",
    "门牌号：{n}号",
    "人民路{n}号",
    "人民路{n}-{u}号",
    "河东村{g}组{n}号",
    "南门街{n}弄{h}号{r}室",
)


def door(rng: random.Random) -> str:
    floor = rng.randint(1, 32)
    value = rng.choice(SHAPES).format(
        h=rng.randint(1, 60),
        u=rng.randint(1, 4),
        f=floor,
        r=floor * 100 + rng.randint(1, 6),
        n=rng.randint(1, 600),
        g=rng.randint(1, 30),
        a=rng.choice("ABCD"),
    )
    return rng.choice((plain, plain, full_width, chinese, tens))(value, rng)


def tens(value: str, rng: random.Random) -> str:
    """Numbers below a hundred as they are spoken, longer ones digit by digit: 十二栋二单元一二〇一."""
    out, run = "", ""
    for ch in value + "\0":
        if ch.isdigit():
            run += ch
            continue
        out += spoken(run) + ch
        run = ""
    return out[:-1]


def spoken(number: str) -> str:
    if len(number) != 2 or number[0] == "0":
        return "".join("零一二三四五六七八九"[int(ch)] for ch in number)
    ten, one = int(number[0]), int(number[1])
    return ("" if ten == 1 else "零一二三四五六七八九"[ten]) + "十" + ("" if one == 0 else "零一二三四五六七八九"[one])


KINDS: dict[str, Make] = {
    "phone": phone,
    "landline": landline,
    "id": identity,
    "card": card,
    "plate": plate,
    "email": email,
    "account": account,
    "door": door,
}
