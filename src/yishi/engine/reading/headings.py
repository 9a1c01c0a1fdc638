"""What columns are called: one table of header words, Chinese and English, for every table that a file may bring."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

ASIDE = "aside"  # a known column that the table has no use for
PERSONAL = "personal"  # known, tells who someone is, never taken


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of ours and what files call it, the likeliest word first."""

    column: str
    words: tuple[str, ...]
    required: bool = False


def _h(column: str, words: str, *, required: bool = False) -> Heading:
    return Heading(column, tuple(normal(word) for word in words.split()), required)


def normal(header: str) -> str:
    """A header without what does not tell: width, case, spaces, remarks in brackets, stars, underscores, colons."""
    text = unicodedata.normalize("NFKC", header[:200]).lower()
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】", "", text)
    return re.sub(r"[\s_*:：\-—·.、/\"'“”]+", "", text)


_CALLER = (
    _h("caller_id", "身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码 来电人证件号 id_number idcard"),
    _h(
        "caller_phone",
        "联系电话 来电号码 电话号码 手机号码 手机号 电话 手机 联系方式 来电人电话 诉求人电话 市民电话 "
        "主叫号码 联系号码 反映人电话 phone mobile tel telephone",
    ),
    _h(
        "caller_user",
        "用户编号 用户id 留言用户 用户 网名 昵称 来电人代码 usr user user_id username caller caller_code",
    ),
    _h(
        "caller_name",
        "来电人 来电人姓名 姓名 联系人 联系人姓名 诉求人 诉求人姓名 反映人 反映人姓名 投诉人 投诉人姓名 "
        "举报人 求助人 信访人 信访人姓名 市民姓名 客户姓名 name caller_name",
    ),
    _h(
        PERSONAL,
        "来电人地址 联系地址 家庭住址 家庭地址 住址 通讯地址 户籍地址 邮箱 电子邮箱 微信 微信号 qq qq号 "
        "email 性别 年龄 出生日期",
    ),
)

_TICKET = (
    _h(
        "ticket_id",
        "工单编号 工单号 编号 受理编号 受理单号 单号 流水号 事件编号 诉求编号 信件编号 信访编号 信访件编号 "
        "留言编号 留言id 任务号 案件编号 案件号 id ticket_id ticket_no msg msg_id message_id case_id "
        "order_no row",
    ),
    _h(
        "time",
        "来电时间 来电日期 受理时间 受理日期 诉求时间 留言时间 反映时间 投诉时间 信访时间 信访日期 登记时间 "
        "登记日期 提交时间 上报时间 接电时间 来信时间 来信日期 发布时间 时间 日期 time date datetime created "
        "created_at created_time received_at timestamp 创建时间 建单时间",
    ),
    _h(
        "title",
        "标题 留言主题 主题 工单标题 诉求标题 内容摘要 摘要 问题概述 诉求概述 事由 信访标题 subject title summary",
    ),
    _h(
        "text",
        "反映内容 诉求内容 工单内容 留言详情 留言内容 内容 详情 详细内容 来电内容 问题描述 诉求描述 事项描述 "
        "事件描述 投诉内容 信访内容 信件内容 诉求 具体内容 主要内容 text body content message description "
        "detail details",
    ),
    _h(
        "place",
        "事发地点 事发地址 地点 发生地点 诉求地址 诉求地点 问题地点 位置 地址 事件地点 所在位置 详细地址 "
        "事发位置 place address location",
    ),
    _h(
        "town",
        "镇(街道) 镇 街道 乡镇 镇街 所属街道 所属镇 所属镇街 乡镇街道 区镇 板块 town street_office",
    ),
    _h("village", "村(社区) 村 社区 村社区 村居 所属社区 所属村 居委会 village community"),
    _h(
        "category",
        "类别 反映类型 诉求类型 诉求类别 工单类型 事项类别 事项分类 问题分类 问题类别 问题类型 一级分类 "
        "一级标签 内容分类 类型 分类 category label class type kind",
    ),
    _h("source", "来源 诉求来源 工单来源 受理渠道 来电渠道 诉求渠道 渠道 来源渠道 信息来源 source channel"),
    _h("likes", "点赞数 点赞 支持数 赞 赞成数 支持 附议数 likes like_count upvotes"),
    _h("solved", "是否办结 是否解决 已办结 已解决 解决情况 办结情况 solved resolved closed"),
    _h("satisfied", "满意度 是否满意 满意情况 回访满意度 满意度评价 群众满意度 评价结果 satisfied satisfaction"),
    _h("unit", "承办单位 主办单位 办理单位 处理单位 承办部门 unit"),
    _h("status", "状态 工单状态 办理状态 办件状态 处理状态 status state"),
    *_CALLER,
    _h(
        ASIDE,
        "序号 上级编号 要求 附件 附件名 附件地址 交办日期 交办时间 办理期限 交办要求 领导批示 备注 协办单位 "
        "创建人 受理人 话务员 坐席 工号 分配时间 办结时间 办结日期 "
        "回访时间 答复时间 截止时间 答复内容 办理结果 处理结果 答复意见 反对数 dislikes reply "
        "reply_time 二级分类 三级分类 二级标签 三级标签",
    ),
)

_MEMBER = (
    _h("name", "姓名 委员姓名 name", required=True),
    _h("member_id", "委员编号 编号 证号 委员证号 member_id id"),
    _h("sector", "界别 所属界别 界别组 sector", required=True),
    _h("standing", "常委 是否常委 standing"),
    _h("joined", "任职 任职日期 任职时间 加入日期 joined"),
    _h("left", "离任 离任日期 离任时间 left"),
    _h("committee", "专委会 所属专委会 专门委员会 committee"),
    _h("town", "镇(街道) 镇 街道 乡镇 镇街 属地 town"),
    _h("group", "行动小组 小组 所属小组 group"),
    _h("branch", "履职党支部 党支部 支部 branch"),
    _h("party", "党派 政治面貌 party"),
    _h("gender", "性别 gender sex"),
    _h("born", "出生日期 出生年月 生日 born birthday"),
    _h("phone", "手机号 手机号码 手机 电话 联系电话 联系方式 phone mobile"),
    _h("employer", "单位及职务 工作单位及职务 单位 工作单位 单位职务 employer organisation"),
    _h("expertise", "专长 特长 专业 专业特长 expertise"),
    _h("term", "届次 届 term"),
    _h(ASIDE, "序号 备注 民族 学历 remarks no"),
)

_VILLAGE = (
    _h("name", "村(社区) 村 社区 村社区 名称 村名 社区名称 村社区名称 name village", required=True),
    _h("town", "镇(街道) 镇 街道 乡镇 镇街 所属镇 所属街道 所属镇街 town", required=True),
    _h("code", "代码 编码 统计用区划代码 区划代码 行政区划代码 code"),
    _h("kind", "类型 类别 kind"),
    _h("longitude", "经度 longitude lon lng x"),
    _h("latitude", "纬度 latitude lat y"),
    _h("population", "人口 常住人口 户籍人口 人口数 population"),
    _h(ASIDE, "序号 备注 remarks"),
)

_DEED = (
    _h("deed_id", "履职记录编号 记录编号 编号 deed_id id"),
    _h("member_id", "委员编号 委员 member_id member", required=True),
    _h("kind", "类型 履职类型 活动类型 kind type", required=True),
    _h("day", "日期 时间 履职日期 活动日期 day date", required=True),
    _h("share", "角色 身份 share role"),
    _h("amount", "数量 次数 件数 amount count"),
    _h("thing", "事项 thing"),
    _h("stage", "阶段 stage"),
    _h("reverses", "冲销 reverses"),
    _h("title", "事由 标题 内容 题目 title"),
    _h(ASIDE, "序号 备注 remarks"),
)

_OUTCOME = (
    _h("outcome_id", "转化编号 编号 outcome_id id"),
    _h("thing", "事项 thing", required=True),
    _h("kind", "类型 转化类型 kind type", required=True),
    _h("level", "层级 级别 level"),
    _h("day", "日期 时间 day date", required=True),
    _h("title", "事由 标题 题目 title"),
    _h(ASIDE, "序号 备注 remarks"),
)

_CLASSES = (
    _h(
        "class",
        "类别 分类 标签 所属类别 问题分类 事项分类 诉求类别 诉求类型 一级标签 label class category topic class_name",
    ),
    _h("title", "标题 留言主题 主题 工单标题 诉求标题 subject title heading"),
    _h(
        "text",
        "内容 留言详情 留言内容 反映内容 诉求内容 工单内容 来电内容 诉求描述 问题描述 正文 text body content message",
    ),
    _h("level_1", "一级分类 一级类别 一级事项 一级名称 大类 level_1 level_1_name"),
    _h("level_2", "二级分类 二级类别 二级事项 二级名称 中类 level_2 level_2_name"),
    _h("level_3", "三级分类 三级类别 三级事项 三级名称 小类 level_3 level_3_name"),
    _h("remark", "说明 备注 释义 描述 范围 适用范围 remark remarks note description"),
    _h(ASIDE, "序号 编号 编码 代码 row id node_id level_1_code level_2_code level_3_code 一级编码 二级编码 三级编码"),
)

_VOTE = (
    _h(
        "participant",
        "参与者 参与者编号 参与人编号 用户编号 代码 participant participant_id voter voter_id",
        required=True,
    ),
    _h("statement", "观点 观点编号 意见编号 语句 statement statement_id comment comment_id", required=True),
    _h("vote", "表态 投票 态度 选择 vote choice answer", required=True),
    _h(ASIDE, "序号 时间 备注 timestamp datetime modified weight"),
)

_STATEMENT = (
    _h("statement", "观点编号 意见编号 编号 statement statement_id comment_id id", required=True),
    _h("text", "观点 内容 意见 语句 text comment_body body comment", required=True),
    _h(ASIDE, "序号 备注 作者 timestamp datetime author_id agrees disagrees moderated"),
)

_PAST_PROPOSAL = (
    _h("session", "届次 会次 届次会次 会议 全体会议 年度 年份 session year", required=True),
    _h("number", "案号 提案号 提案编号 编号 number no", required=True),
    _h("title", "案由 提案标题 提案名称 标题 题目 title subject", required=True),
    _h("proposer", "提案人 第一提案人 提案者 提出人 领衔人 proposer author", required=True),
    _h("cosigners", "联名人 附议人 联名委员 附议委员 联名 附议 cosigners"),
    _h("kind", "提案类型 类型 形式 kind type"),
    _h("category", "内容分类 类别 分类 提案分类 category"),
    _h("text", "提案内容 内容 正文 情况分析建议 建议内容 text content body"),
    _h("verdict", "立案情况 审查结果 审查意见 是否立案 verdict"),
    _h("units", "承办单位 主办单位 承办部门 办理单位 units unit"),
    _h("result", "办理结果 答复类别 办理类别 办复类别 result"),
    _h("reply", "答复内容 答复 办理情况 答复意见 reply"),
    _h("satisfied", "满意度 委员评价 满意情况 反馈意见 satisfied"),
    _h("day", "提交日期 提交时间 提案日期 立案日期 日期 date day"),
    _h(ASIDE, "序号 备注 会办单位 协办单位 联系电话 电话 手机 remarks"),
)

_PERSON = (
    _h("member_id", "委员编号 编号 证号 委员证号 member_id id number"),
    _h("name", "姓名 委员姓名 name"),
    _h("sector", "界别 所属界别 界别组 sector"),
    _h("post", "职务 政协职务 post"),
    _h("standing", "常委 是否常委 standing"),
    _h("party", "党派 政治面貌 party"),
    _h("sex", "性别 sex gender"),
    _h("born", "出生年份 出生日期 出生年月 生日 born birth_year birthday"),
    _h("expertise", "专长 特长 专业 专业特长 expertise"),
    _h("home", "居住地 居住村 居住村社区 家庭所在村 所在村 村(社区) home village"),
    _h("home_town", "居住镇 居住地所在镇 镇(街道) 镇 街道 home_town town"),
    _h("workplace", "工作地 工作地村 工作村 工作所在村 单位所在村 workplace work"),
    _h("committee", "专委会 所属专委会 专门委员会 committee"),
    _h("group", "行动小组 小组 所属小组 group"),
    _h("branch", "履职党支部 党支部 支部 branch"),
    _h("link", "联系人 联系党员 党员联系人 link linked_by"),
    _h(ASIDE, "序号 备注 民族 学历 手机 手机号 电话 单位及职务 单位 employer phone remarks joined"),
)

_PLACE = (
    _h("village_id", "村(社区)编号 村编号 代码 编码 统计用区划代码 区划代码 village_id code id"),
    _h("name", "村(社区) 村 社区 村社区 名称 村名 社区名称 name village", required=True),
    _h("town", "镇(街道) 镇 街道 乡镇 镇街 所属镇 所属街道 所属镇街 town", required=True),
    _h("longitude", "经度 longitude lon lng x"),
    _h("latitude", "纬度 latitude lat y"),
    _h("population", "人口 常住人口 户籍人口 人口数 population"),
    _h("load", "来件数 工单数 年工单数 诉求量 load tickets messages"),
    _h("group", "行动小组 小组 所属小组 group"),
    _h("neighbours", "相邻村(社区) 相邻村 邻村 邻接 neighbours neighbors"),
    _h(ASIDE, "序号 备注 类型 kind boundary remarks"),
)

_BODY = (
    _h("body_id", "编号 代码 body_id id committee_id group_id branch_id"),
    _h("name", "名称 专委会 行动小组 小组 履职党支部 党支部 支部 name committee group branch", required=True),
    _h("field", "工作领域 领域 职责 field"),
    _h("towns", "镇(街道) 镇 街道 所属镇 towns town"),
    _h("sectors", "界别 联系界别 sectors sector"),
    _h("least", "最少人数 人数下限 下限 least min"),
    _h("most", "最多人数 人数上限 上限 most max"),
    _h(ASIDE, "序号 备注 类别 kind remarks"),
)

_RULING = (
    _h("kind", "规定 类型 kind rule", required=True),
    _h("placement", "安排 事项 placement", required=True),
    _h("who", "谁 委员 委员编号 对象 who member member_id", required=True),
    _h("other", "去处 另一方 对方 其他 other body body_id", required=True),
    _h("why", "理由 原因 why reason"),
    _h(ASIDE, "序号 备注 remarks"),
)

# Table → its headings. Names are those of `engine.tables` where it has the table.
HEADINGS: Mapping[str, tuple[Heading, ...]] = {
    "ticket": _TICKET,
    "member": _MEMBER,
    "village": _VILLAGE,
    "deed": _DEED,
    "outcome": _OUTCOME,
    "classes": _CLASSES,
    "vote": _VOTE,
    "statement": _STATEMENT,
    "past_proposal": _PAST_PROPOSAL,
    "person": _PERSON,
    "place": _PLACE,
    "body": _BODY,
    "ruling": _RULING,
}

# Properties by which maps (GeoJSON) name an area and its town, the likelier first.
AREA_NAMES = ("name", "名称", "NAME", "村名", "镇名", "XZQMC", "ZLDWMC")
AREA_TOWNS = ("town", "镇", "乡镇", "街道", "所属镇")
