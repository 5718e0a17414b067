"""What single words look like, whatever they mean: a year, an ordinal, a measure, Latin letters, a coinage."""

import re
from collections.abc import Collection

from kg.model import Token
from kg.words import word_pos

_DIGITS = r"[\d一二三四五六七八九十百]+"
YEAR = re.compile(r"(?:19|20)\d\d(?:[-—至~](?:19|20)?\d\d)?年?(?:度)?$|十[一二三四五六七]五$")
# 第四季度, 2021年上半年: which of a row of gatherings
SEASON = re.compile(r"(?:(?:19|20)\d\d年)?(?:第?[一二三四1-4]季度|\d{1,2}月份|[上下]半年|[春夏秋冬]季|暑期|寒假|暑假)$")
# 第三届, 二期, 3号标段 and what the tagger leaves of them
ORDINAL = re.compile(
    rf"第?{_DIGITS}(?:届|次|期|号|标段|段)$|第[\d一二三四五六七八九十]+批$|第$"
    r"|[一二三四五六七八九十]+(?:届|期|号)$|^[\d一二三四五六七八九十]+$"
)
# 第一|小学, 第四|巡察组: which of several bodies
NTH = re.compile(r"第[\d一二三四五六七八九十]+$")
_AMOUNT = r"(?:[\d.]+|(?:百|千|万|十万|百万|千万)(?=千瓦|吨|亩|头|千伏|千万))(?:[-—~至][\d.]+)?"
_UNIT = (
    r"(?:年|万|亿|[万亿千百]{0,2}(?:公?吨|千伏特?|兆瓦时?|吉瓦时?|千瓦时?|[MGk]Wh?|kV|KV|k?Ah|平方米|立方米|平米|公里|标方|亩|头|羽)"
    r"|只|台|套|[万亿千百]{1,2}[只台套辆件片支颗米升盒瓶双条块组枚张卷桶箱副根艘架部株]|万[只台套头立方米]+|号|%)?(?:/[年日])?"
)
MEASURE = re.compile(rf"{_AMOUNT}{_UNIT}$")
COUNTED = re.compile(rf"第?{_DIGITS}(?:届|次)$|第$")
BATCH = re.compile(r"(?:首|第[一二三四五六七八九十\d]+)(?:批|届|次|期|轮)$")
LATIN = re.compile(r"[A-Za-z0-9+\-·.&]+$")
HAN = re.compile(r"[\u4e00-\u9fff]+$")
HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fffA-Za-z]+$")

# parts of a school or park, unless a place or body before says whose they are (远山市|东区)
QUARTERS = frozenset({"东区", "西区", "南区", "北区", "中区", "东校区", "西校区", "南校区", "北校区"})
NOMINAL = frozenset({"n", "vn", "nz", "an", "f", "s", "nr", "ns", "nt", "nw", "LOC", "ORG", "PER", "q", "xc", "ad"})
CLAUSE = frozenset("，。；：！？、,;:!?\n…")
JOINS = frozenset({"与", "和", "及", "暨"})
CLOSING = {"”": "“", "）": "（", ")": "(", "’": "‘", "」": "「", "』": "『"}

# the characters that foreign names are mostly written with
SOUNDS = frozenset(
    "阿埃艾安昂奥巴白班邦贝比彼宾波伯勃博布察查达代戴丹道德登邓迪蒂丁杜顿多厄恩尔法菲费芬弗夫福富盖冈高戈格古哈海汉豪赫"
    "霍基吉加贾捷金久卡凯坎康柯科可克肯库奎拉莱赖兰朗劳勒雷里利莉列林隆卢鲁路伦罗洛马麦迈曼梅门蒙米密明莫姆穆那纳娜南内"
    "尼宁纽努诺欧帕佩彭皮平普奇契乔切钦琼丘让热日茹瑞若萨塞桑沙舍申圣施史什斯松苏索塔泰坦汤特提廷图托瓦万威韦维温翁沃乌"
    "济敏茨艺伍武西希夏肖谢辛休雅亚延扬耶叶伊依因英尤约扎詹哲珍芝治朱兹佐"
)
# what somebody does, before a name
CALLINGS = frozenset({
    "棋手", "选手", "名将", "球员", "球星", "前锋", "后卫", "中场", "门将", "队员", "歌手", "演员", "导演", "作家",
    "诗人", "画家", "影星", "棋王", "拳王", "外援", "战士", "司机", "主帅", "农民", "牧民", "男星",
    "女星", "前妻",
})  # fmt: skip

# behind two countries it tells that they are such (秘厄|两国)
BOTH = (
    "两国", "双方", "关系", "之间", "边境", "边界", "双边", "联军", "两军", "首脑", "联手", "冲突", "和谈", "会谈",
    "谈判", "和平", "争端", "战争", "经贸", "领导人", "建交", "停火", "局势",
)  # fmt: skip

_VERBAL = re.compile(r"[荣喜斩]获|^[不未已被将可能]|[有于到成为了出入起至给在着过完好得下上来去是响]$|参观$")


NO_NAME = re.compile(
    r"[的了是]|^\d{2,4}年$|^(?:据|根据|按照)|\d+(?:\.\d+)?[万亿]|^注册资本|^业绩预|^盈利$|^亏损$|^扭亏|^\d{1,2}月|由公司$|^(?:股权|股份|获|公司|本公司|记者|公告|子公司|其|该|及|与|和|快讯|原标题|来源|作者|标题|主任|以及|之一|分别|提供|联合|预)"
    r"|在一份|在[一本该这]|[一二两三]份$|[汽产行]业行业$|行业$|板块$|概念股$|日前|今天|昨天|当天|近日|印发|媒体|多家|等国|各国|两国|[以俄乌美英法日韩]军|军方"
    # labels of a form (注册资本：494,000万元)
    r"|(?:注册资本|股本|资金|现金|对价|金额|日期|范围|名称|类型|时间|地点|原因|内容|方式|价格|期限|说明|提示|情况|住所|地址|编号|代码|简称|事项|议案|概述)$"
    # what discloses, what a firm has of its own (招股书披露, 所属子公司管理体系和…)
    r"|(?:显示|统计|数据)$|(?:招股书|说明书|报告书?|年报|半年报|财报|预告|体系|制度|机制|业务|情况)$"
    # 仪式第二项：…
    r"|第[一二三四五六七八九十\d]+[项章节步条]$"
    # 青石集团董事长纪长河表示：…
    r"|(?:表示|指出|强调|介绍|认为|说道?|称|透露)$|(?:董事长|总经理|总裁|书记|主任|经理|负责人)[\u4e00-\u9fff]{2,4}$"
    r"|(?:记者|中心|公告|标题|来源|作者|政府|\d日|组织|协会|联合会|委员会|基金会|大学|学会|学院|总署|总局)$|(?:公司|通知|分别|共同|有关|官方|方面)$"
)


def proper(token: Token) -> bool:
    """Whether the tagger takes the token for a proper name."""
    return token.pos in {"PER", "LOC", "ORG", "nr", "ns", "nt", "nz", "nw"}


def no_verb(word: str) -> bool:
    """Whether a word that the tagger calls a verb is most likely a brand or a coinage (智造, 科创): the dictionary does
    not know it, or not as a verb, and it is not built like one (设有, 不通)."""
    return (
        len(word) > 1
        and not (word_pos(word) or "x").startswith(("v", "d", "a", "p", "c", "i", "l"))
        and not _VERBAL.search(word)
    )


def is_familiar(text: str, surnames: Collection[str]) -> bool:
    """Whether ``text`` is how friends call somebody: 老彭, 小彭, 丽丽."""
    if len(text) != 2:
        return False
    return (text[0] in "老小" and text[1] in surnames) or text[0] == text[1]


def in_idiom(text: str, after: Token) -> bool:
    """Whether ``text`` and what stands behind it are one set phrase: 何德何|能."""
    whole = text + after.text[: 4 - len(text)]
    return len(whole) == 4 > len(text) and (word_pos(whole) or "")[:1] in ("i", "l")


def is_brand(pos: str, before: Token | None, after: Token | None) -> bool:
    """Whether a word that the tagger takes for a body is used as a name is (联想|宣布, 收购|微软|的): it
    qualifies no noun, and no adverb or number stands before it."""
    if pos[:1] not in ("v", "a", "b") or (before is not None and before.pos in ("d", "ad", "m", "u", "f", "r")):
        return False
    return after is None or after.pos not in ("n", "vn", "an", "nz") or pos[:1] == "a"


def is_foreign(text: str) -> bool:
    """Whether ``text`` is written with characters of foreign names only."""
    return len(text) > 1 and SOUNDS.issuperset(text)
