"""The verbs of taking part: 出席, 陪同, 主持, 讲话, 通报了…情况, 代表双方签字, 共同揭牌."""

import re
from typing import NamedTuple

from kg.relations.occasions import EVENT, NO_EVENT, ROLE
from kg.relations.units import Skeleton
from kg.scan import Scanner

KINDS = (
    r"(?P<word>签约仪式|开工仪式|揭牌仪式|启动仪式|开幕式|闭幕式|开幕会|闭幕会|启用仪式|通车仪式|奠基仪式|投产仪式|发布会|推介会|座谈会|推进会|会议|大会|全会|仪式|典礼|庆典|签约|揭牌|开工|活动|会见|会谈"
    r"|会晤|接见|调研|考察|督导|督查|检查|视察|慰问|走访|座谈|巡查|观摩|培训|论坛|演练|演习|讲座|学习|盛会|晚宴|晚会|宴会|酒会|比赛|(?:实战|应急|消防|救援)演练)"
)
# 出席集中开工|及签约|活动
_KIND_TOO = r"(?:集中)?(?:签约|签字|开工|揭牌|竣工|投产|启动|开业|奠基)"
_KIND_WORD = re.compile(KINDS)  # 参加会谈并|出席签约仪式
END = r"(?=[，。；;、,（(]|\s|$)"
WHICH = r"(?:了|过)?(?:上述|相关|有关|此次|本次|这次|该|当天|当日|以上|系列|全程|集中|一同|共同|当天的|实地)*"
_REMARKS = r"进行了?[^，。；、]{0,8}(?:点评|强调|安排部署|总结|总结讲话|辅导|授课|宣讲|解读|培训)"
SPEECH = r"(?:讲话|致辞|发言|致欢迎辞|致欢迎词|致词|演讲|动员讲话|点评|总结讲话)"
_MAKE = (
    r"(?<!工)(?:作|做|发表|作出|致)了?(?!宣讲)[^，。；、\ue001-\ue00c]{0,14}?"
    r"(?:讲话|发言|讲解|报告|说明|介绍|演讲|辞|词|汇报|交流|解读|点评|部署|通报)"
)
_ATTEND = re.compile(
    rf"(?P<verb>出席|参加|参与(?=了?(?:{EVENT}|[此本这该上]))|参会|列席|与会|陪同参加|随同|随行|到会指导|到会祝贺|到会|到场见证|到场祝贺|到场|亲临现场|莅临现场|莅临|陪同|一同|见证|主持召开|(?:牵头|带队|亲自)?组织召开|召集召开|主持|(?:热情)?接待(?!了)(?:来访|到访)?|会见时在座|在座)"
    rf"(?:{WHICH}{KINDS}?(?:[及和暨、]{_KIND_TOO})*(?:活动|工作|仪式|(?:的?(?:相关|有关|各项|部分))?议程)?"
    rf"|[了过]?[^，。；{NO_EVENT}]{{2,12}}?的(?P<visit>调研|考察|检查|督导|慰问|走访|座谈)"
    rf"|[了过]?[^，。；{NO_EVENT}]{{0,12}}?(?P<event>{EVENT}))"
    rf"(?:[并且和或](?!主持)(?P<tail>[^，。；]{{0,24}}?))?(?:等活动|活动|等)?{END}"
)
_SPEAK = Scanner(
    r"(?:分别|先后|现场)?(?:[在就围绕代表以从对向][^，。；]{0,24}?)?(?:分别|先后|现场)?"
    rf"(?:{_MAKE}|{_REMARKS}|{SPEECH}|提交了?书面发言)(?:并[^，。；]{{0,16}})?(?:{END}|(?=强调|指出|时))"
    rf"|在(?:讲话|致辞|发言|会上|[\u4e00-\u9fff]{{0,6}}仪式上|会议上|座谈会上|{EVENT}(?:现场|上)?)的?[时中]?"
    r"(?:的讲话|讲了话|介绍|表示|指出|强调|要求|说|提出|宣布|通报|讲话|作|宣读|总结|部署|缅怀|回顾|阐述)"
)
# 通报了项目进展情况: right behind what tells of the event
TELLS = "介绍"
_TELL = Scanner(
    r"(?:分别|先后|首先|详细|简要)*(?:向[^，。；]{1,16}?)?(?:分别|先后|详细|简要)*(?:(?:通报|介绍|汇报)了[^，。；]{2,30}?(?:情况|进展|历程)|介绍(?:有关|相关)情况)(?=[，。；、]|$)"
)
# 接见了考察组一行: the visitors by their group alone
_RECEIVE = Scanner(
    r"(?:会见|接见|接待)了?[^，。；]{0,8}?(?:考察组|考察团|代表团|检查组|调研组|督导组|客人|来宾|领导|一行)(?:一行)?(?=[，。；并]|$)"
)
# 在集团总部|进行会见座谈: the hosts of a visit told before
_MEETS = Scanner(
    r"(?:进行|举行|开展)了?[^，。；\ue000-\ue00c]{0,6}?(?:会见|会谈|座谈)(?:会见|会谈|座谈|交流|洽谈){0,2}(?=[，。；]|$)"
)
# 对甲一行的到来|表示热烈欢迎; 热情迎接了|甲一行: the hosts of a visit told before, or at the talk that they speak at
_WELCOMES = Scanner(
    r"(?:代表[^。；，]{1,20})?[对向][^。；，]{1,40}?(?:到来|莅临|来访|到访|一行)[^。；，]{0,12}?表示了?(?:热烈|诚挚|衷心|由衷)*地?的?欢迎"
    r"|(?:热情|热烈)(?:迎接|接待)了?[^。；，]{1,30}?一行(?=[，。；]|$)"
)
_AT_TALK = re.compile(r"会上|会议上|仪式上|座谈中|致辞中")
# what somebody says of other meetings: 白如川表示，陈立新同沈望舟举行会见
_SAID = re.compile(r"(?:表示|指出|强调|认为|称|说)[，：,:]")
_SIGN = Scanner(
    rf"(?:{ROLE}|代表)?[^，。；\ue000-\ue003]{{0,12}}(?P<sign>签字|签约|签[署订][^，。；]{{0,24}})(?:仪式)?{END}"
    r"|(?:共同|一起|一同|联合)?(?:为[^，。；]{0,24})?(?:揭牌|揭幕|剪彩|奠基|培土|授牌|颁奖|按下[^，。；]{0,8}|推杆(?:启动)?|监誓)"
    rf"(?:并[^，。；]{{0,16}})?{END}"
    r"|(?:共同)?宣布[^，。；]{0,16}?(?:开工令?|启动|开幕|开园|通车|投产|投用|启用)(?=[，。；！]|并|$)"
)


class Act(NamedTuple):
    """A verb of taking part: where its words begin and end, the word that says what it is about ("" none), the place of
    the event's sign (-1 where none is named), and the ``as`` of its subjects."""

    start: int
    end: int
    word: str
    event: int
    role: str


def acts_of(line: Skeleton, begin: int) -> list[Act]:
    """The verbs of taking part of a line, in order, none inside another."""
    found: list[Act] = []
    for match in _ATTEND.finditer(line.text, begin):
        speaks = match["tail"] and re.search(rf"{SPEECH}|作", match["tail"])
        role = "convened" if match["verb"].endswith(("主持", "召开")) else "spoke" if speaks else "attended"
        second = _KIND_WORD.search(match["tail"] or "") if match["word"] in ("会谈", "座谈", "会见") else None
        guiding = match["verb"].endswith(("陪同", "接待", "在座"))
        word = second["word"] if second else match["word"] or match["visit"] or ("陪同" if guiding else "")
        if match["verb"] != "一同" or match["word"]:
            found.append(Act(match.start(), match.end(), word, match.start("event"), role))
    for match in _SPEAK.finditer(line.text, begin):
        event = line.text.find(NO_EVENT, match.start(), match.end())
        found.append(Act(match.start(), match.end(), "", event, "spoke"))
    found += [Act(m.start(), m.end(), "陪同", -1, "attended") for m in _RECEIVE.finditer(line.text, begin)]
    if meets := list(_MEETS.finditer(line.text, begin)):
        said = _SAID.search(line.text)
        own = [m for m in meets if not said or m.start() < said.start()]
        found += [Act(m.start(), m.end(), "陪同", -1, "attended") for m in own]
    for match in _WELCOMES.finditer(line.text, begin):
        spoke = _AT_TALK.search(line.text, begin, match.start())
        found.append(Act(match.start(), match.end(), "" if spoke else "陪同", -1, "spoke" if spoke else "attended"))
    found += [Act(m.start(), m.end(), TELLS, -1, "spoke") for m in _TELL.finditer(line.text, begin)]
    for match in _SIGN.finditer(line.text, begin):
        word = "签约" if match["sign"] else "仪式"
        found.append(Act(match.start(), match.end(), word, -1, "attended"))
    kept: list[Act] = []
    for act in sorted(found):
        if not kept or act.start >= kept[-1].end:
            kept.append(act)
    return kept
