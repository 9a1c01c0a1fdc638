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
    "job.upload_lost": (
        "“{file}”的上传内容已不在服务器上，没有读取。请放弃这次导入，重新上传文件。",
        "The upload of “{file}” is no longer on the server; nothing was read. Discard it and upload the file again.",
    ),
    "job.index": ("正在整理文字，供查找相近", "Making texts findable by likeness"),
    "job.read_room": ("正在读取并脱敏", "Reading and masking"),
    "job.room_read": (
        "新增{new}件，更新{changed}件，移除{gone}件；另有{kept}件是已作出决定的议题的依据，没有移除。",
        "{new} added, {changed} updated, {gone} removed; {kept} more stay because a decided topic rests on them.",
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
