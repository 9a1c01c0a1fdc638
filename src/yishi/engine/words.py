"""Sentences of the engine's single files, by code: Chinese, English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "tables.missing_column": (
        "表“{table}”缺少列“{zh}”({column})。",
        "Table “{table}” lacks the column “{column}” ({zh}).",
    ),
    "tables.wrong_type": (
        "表“{table}”的列“{zh}”({column})应为 {expected}，实际为 {found}。",
        "Column “{column}” ({zh}) of table “{table}” should be {expected}, found {found}.",
    ),
    "job.match_places": ("正在对应镇(街道)和村(社区)", "Matching towns and villages"),
    "job.store": ("正在入库", "Storing"),
    "job.staged_lost": (
        "“{file}”待入库的数据已不在服务器上，没有入库。请放弃这次导入，重新上传文件。",
        "The waiting rows of “{file}” are no longer on the server; nothing was stored. Discard it and upload again.",
    ),
    "privacy.phone": ("电话号码", "phone numbers"),
    "privacy.id": ("证件号码", "identity numbers"),
    "privacy.plate": ("车牌号", "licence plates"),
    "privacy.card": ("银行卡号", "bank cards"),
    "privacy.email": ("电子邮箱", "e-mail addresses"),
    "privacy.account": ("微信、QQ等账号", "WeChat, QQ and other accounts"),
    "privacy.door": ("门牌号", "house numbers"),
    "privacy.name": ("姓名", "names"),
}
