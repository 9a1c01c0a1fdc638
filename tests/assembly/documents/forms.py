"""One paper of every form, with every part that the form knows."""

from dataclasses import replace
from datetime import date

from yishi.assembly.documents.letters import Attachment, Form, Heading, Letter, Paragraph, Table

LONG = "议" * 28 * 60  # two and a half pages of nothing but characters
OFFICE = "澄川市政协办公室"
DAY = date(2024, 9, 18)

GENERAL = Letter(
    head="澄川市政协文件",
    title="关于开展餐饮油烟治理民主监督的通知",
    form=Form.GENERAL,
    number="澄协发〔2024〕12号",
    copy_number="000001",
    secrecy="机密★1年",
    urgency="特急",
    addressee="各镇（街道）协商联络委员会，各专门委员会",
    blocks=(Heading("一、总体要求"), Paragraph(LONG), Heading("（一）时间安排", 2), Paragraph("九月至十一月。")),
    attachments=(
        Attachment("监督小组名单", (Table(("镇", "组长"), (("柳浦镇", "堃喆翀赟"),)), Paragraph(LONG))),
        Attachment("监督要点"),
    ),
    signature="政协澄川市委员会",
    signed=DAY,
    sealed=True,
    note="此件公开发布",
    copies=("市委办公室", "市人大常委会办公室", "市政府办公室"),
    printed_by=OFFICE,
    printed=DAY,
)
UPWARD = replace(
    GENERAL,
    form=Form.UPWARD,
    title="关于餐饮油烟治理民主监督情况的报告",
    signatories=("沈文博", "顾念慈", "陆远"),
    copy_number="",
    secrecy="",
    urgency="",
    addressee="市委",
    attachments=(),
    sealed=False,
)
REPLY = Letter(
    head="澄川市生态环境局",
    title="关于澄川市政协第十五届三次会议第018号提案的答复",
    form=Form.LETTER,
    number="澄环函〔2024〕7号",
    urgency="加急",
    addressee="周明远委员",
    blocks=(Paragraph("您提出的提案收悉，现答复如下："), Paragraph(LONG)),
    attachments=(Attachment("油烟监测点位表"),),
    signature="澄川市生态环境局",
    signed=DAY,
    sealed=True,
    note="联系人：林晓燕，电话：1234567",
    copies=("市政协提案委员会",),
)
MINUTES = Letter(
    head="澄川市政协协商会议纪要",
    title="餐饮油烟治理协商会",
    form=Form.MINUTES,
    number="第6期",
    issuer=OFFICE,
    day=DAY,
    blocks=(Paragraph(LONG), Paragraph("会议形成以下建议。")),
    attendance=(("出席", "沈文博、顾念慈、陆远、" * 4 + "林晓燕"), ("请假", "周明远"), ("列席", "市生态环境局")),
    copies=("各参会单位",),
    printed_by=OFFICE,
    printed=DAY,
)
BULLETIN = Letter(
    head="澄川市政协社情民意专报",
    title="关于破解餐饮油烟扰民难题的建议",
    form=Form.BULLETIN,
    number="第12期",
    issuer=OFFICE,
    day=DAY,
    blocks=(Heading("一、情况"), Paragraph(LONG), Table(("镇", "来件"), (("柳浦镇", "120"),)), Paragraph("完。")),
    record=("报：市委、市政府主要领导",),
    printed_by=OFFICE,
    printed=DAY,
    internal=True,
)
FORMS = {"general": GENERAL, "upward": UPWARD, "letter": REPLY, "minutes": MINUTES, "bulletin": BULLETIN}
READER = "林晓燕"
