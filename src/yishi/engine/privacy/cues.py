"""The words beside which names stand: what introduces a person, what follows a name, what only looks like one."""

# After these a name must stand: “我叫…”, and before a colon “联系人：…”.
STATED = frozenset("我叫 我名叫 名叫 名字叫 名字是 真名 本名 化名 称其为".split())
# After these a name may stand, or any other word.
LED = frozenset(
    "本人 我是 姓名 户名 叫 叫做 名字 落款 署名 签名 签字 转 交由 转交 找到 联系到 "
    # who has a part in the matter
    "联系人 反映人 投诉人 举报人 来电人 诉求人 求助人 申请人 经办人 委托人 信访人 报案人 报修人 登记人 收款人 "
    "付款人 收货人 收件人 寄件人 开户人 持卡人 借款人 担保人 承包人 承租人 出租人 购房人 买受人 参保人 监护人 "
    "代表人 当事人 负责人 被投诉人 被举报人 责任人 受理人 处理人 承办人 领取人 签收人 受害人 嫌疑人 "
    "介绍人 债务人 合伙人 法人 股东 原告 被告 受害者 被害者 死者 伤者 患者 病人 产妇 老人 债主 "
    # who lives, works, owns
    "业主 户主 屋主 住户 村民 居民 市民 公民 群众 职工 员工 工人 农民工 工友 同事 租户 租客 房客 房东 司机 车主 "
    "乘客 旅客 顾客 中介 业务员 销售员 客服 店主 老板 老板娘 包工头 工头 医生 护士 大夫 老师 班主任 教师 教练 教授 "
    "校长 园长 院长 经理 董事长 董事 总监 会计 出纳 保安 保洁 学生 同学 考生 新生 朋友 "
    # officials
    "主任 队长 组长 支书 书记 村长 镇长 乡长 所长 局长 处长 科长 站长 股长 科员 干部 同志 工作人员 办事员 管理员 "
    "网格员 协管员 队员 民警 警察 交警 辅警 警官 法官 "
    "检察官 律师 城管 "
    # kin and neighbours
    "邻居 楼上 隔壁 对门 丈夫 妻子 老公 老婆 爱人 儿子 女儿 孙子 孙女 孩子 小孩 父亲 母亲 爸爸 妈妈 爷爷 奶奶 外公 "
    "外婆 哥哥 弟弟 姐姐 妹妹 岳父 岳母 公公 婆婆 "
    "女婿 儿媳 侄子 外甥 男友 女友 前夫 前妻".split()
)
LONGEST_CUE = max(map(len, STATED | LED))
# What follows a full name. “王主任” alone stays: a surname tells nobody who it is.
TITLES = (
    "先生 女士 小姐 师傅 阿姨 大爷 大妈 大叔 大伯 大姐 大哥 大婶 同志 老师 医生 大夫 律师 经理 老板 老人 老汉 老太 "
    "同学 警官 民警 法官 护士 教练 等人 等户 本人 夫妇 夫妻 一家 家属 主任 书记 局长 所长 科长 处长 校长 院长 队长 "
    "站长 组长 支书 主席 总监 部长 董事 秘书 市长 县长 区长 （男 （女 (男 (女 副主任 副书记 副局长 副所长 副科长 "
    "副处长 副校长 副院长 副队长 副站长 副组长 副主席 副部长 副市长 副县长 副区长".split()
)
PERSONAL = ("先生", "女士", "小姐", "同志")
# Characters that follow a name and hardly ever end one.
AFTER = frozenset(
    "是在住的来反向于因家现称说及和与男女投求咨要问曾已将被把从到给同为有今年系之身手电居去就还也都让不没"
    "某你我他她它们这那些个么什怎哪谁吗呢吧啊了着过得地很太更最再又只但却而且或者所以如果您请打拨收买卖做拿用跟对该本每各其此未无非"
)
# Characters with which offices end; and with which places go on.
OFFICES = frozenset("局所处科院校队站组厂室部委会社区镇乡村街办市县省园店司厅")
PLACES = frozenset("景郡庭居轩阁麓路街巷镇乡村湾庄桥苑园区县市省州湖河江山岭塘岗冲坪坡寺庙府城院校厂店楼站港岛屯堡营")
# Before a colon these too are followed by a name; officials are not: “尊敬的书记：”.
FORM = frozenset(cue for cue in LED if cue.endswith("人")) | frozenset(
    "业主 户主 车主 落款 署名 签名 姓名 户名 房东 学生 患者 原告 被告 法人".split()
)
# After “我是” stands an estate as often as a name, so the name must be all there is.
ALONE = frozenset(("我是", "签名", "签字", "叫做", "叫"))
LATE = frozenset("和来之为男同于家如其求有现")  # of AFTER, what may yet end a name that nothing follows
# Surnames too seldom names to be taken for one where any word may stand.
NEVER = frozenset("和都后那同从经别能但有来先候双却楼区居满支权主公新村水步占其家利终普养应晋明越边")
# Words of a surname and another character that dictionaries take for names, or hardly know.
ORDINARY = frozenset(
    "赖账 付钱 关于 何时 何在 何处 何人 通勤 车贷 班组 严管 山水 "
    "许多 盖章 查明 黄牛 师生 许可 钱财 荣盛 陈述 安静 高峰 高潮 高三 高二 高一 高昂 高雅 高清 高升 高攀 高薪 冷笑 "
    "冷清 齐全 辛勤 温泉 宁静 温馨 温顺 温和 殷勤 张扬 张贴 周全 周旋 周末 周边 华丽 施政 谢恩 许诺 祝福 祝贺 荣誉 "
    "荣幸 金黄 金光 明星 明白 明智 明确 明明 满怀 关怀 权威 权衡 雷雨 雷声 白光 盛夏 方正 方便 乐天 田园 毛发 洪水 "
    "钟声 钟爱 景区 万元 万全 万幸 康宁 和善 贺卡 贺信 莫若 封锁 宣言 练习 查清 付清 付费 付款 伏兵 牛群 马上 马虎 "
    "柏树 柳树 松树 鱼苗 庄园 游泳 任意 温柔 米粉 水产 江边 江南 金刚 石油 时代 时常 时候 于是 万科 万达 万家 华润 "
    "金茂 金科 龙湖 毛坯 谢谢 常年 居然 容易 干净 高新 高铁 强行 强烈 应当 应该 应届".split()
)
# What stands in a field or after “姓名：” instead of a name.
NO_NAME = frozenset(
    "匿名 保密 不详 未知 未提供 未留 未留名 市民 群众 居民 村民 业主 网友 热心市民 热心群众 来电人 先生 女士 小姐 "
    "本人 诉求人 反映人 投诉人 不愿透露".split()
)
FIGURES = ("总书记", "总理", "国家主席")  # in these offices a name is not a person's affair
