"""Roads, bridges and estates that the words around them show: 位于学源街以北, 西临恒安苑，, 与能源二路交会."""

import re
from collections.abc import Iterator

from kg.entities.candidate import LISTED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner
from kg.words import is_word

_ROAD = (
    r"(?![与和及于在以近]|位于|地处|处于|坐落|走进|来到)[\u4e00-\u9fff]{1,5}?(?:路|街|大街|大道|巷|高速|高架|桥|铁路)"
)
_SIDES = r"(?:东北|东南|西北|西南|[东西南北])"
_BEGINS = r"(?:(?<=[，、与和及于在区县市镇乡道路街桥园—-])|(?<=规划))"
_BESIDE = Scanner(
    rf"{_BEGINS}(?P<name>{_ROAD})(?=以[东西南北]|{_SIDES}[侧角]|[与和][^，。；]{{2,8}}交[汇叉会口界]|交[汇叉会口界])"
)
_TOWARDS = Scanner(
    rf"(?:^|[，、；。侧])[东西南北]?(?:临近|紧邻|紧临|毗邻|临|邻|接|靠|至|起|连|抵|傍)(?:规划路[-—]?)?"
    rf"(?P<name>{_ROAD}|[\u4e00-\u9fff]{{2,6}}(?:苑|府|城|湾|库|小区|花园))(?=[，、；。])"
)
_STREET = r"[\u4e00-\u9fff]{1,3}(?:路|街|大道)"
# 骑到和平路学源路口, 在和平路向交警求助
_CROSSED = Scanner(
    rf"(?:(?<=在|到|至|经|沿|从|由|往)|(?<=途经))(?P<name>{_STREET})(?P<second>{_STREET})?"
    r"(?=路?口|交叉口|向[^前后左右上下东西南北]|附近|与[\u4e00-\u9fff]{2,4}[路街道])"
)
_ANY = re.compile(
    r"[在到至经沿从由往向的这那一条该]|^(?:十字|丁字|三岔|回家|上班|下班|上学|放学|必经|柏油|水泥|石板|乡村|盘山|高速|环城|快速|主干|单行|步行|商业|半|网|思|附近)"
)
_COMMON = re.compile(
    r"^[该此本这那各一两三某]|[的了是在]|(?:规划|市政|城市|主干|人行|机动车|断头|公|道|马|铁)路$|县城$|[市区]城$"
)


def find_roads(reading: Reading) -> Iterator[Candidate]:
    """Names in these frames that are no ordinary words."""
    levels = {t.end for s in reading.sentences for t in s.tokens if t.pos in ("LOC", "ns", "ORG")}
    vocabulary = Vocabulary.of(reading.rules)
    for frame in (_BESIDE, _TOWARDS):
        for match in frame.finditer(reading.text):
            start, end = match.span("name")
            name = match["name"]
            cut = any(start < at < end for at in levels)  # 青石区|和平路
            if cut or len(name) < 3 or is_word(name) or _COMMON.search(name) or name in vocabulary.generic:
                continue
            yield Candidate(start, end, "Facility", "frame:road", LISTED + 12)
    for match in _CROSSED.finditer(reading.text):
        if match["second"] is None and reading.text[match.end()] in "路口":
            continue  # 到集镇|路口
        for group in ("name", "second"):
            name = match[group] or ""
            if len(name) > 2 and not (name in vocabulary.generic or _ANY.search(name) or _COMMON.search(name)):
                yield Candidate(*match.span(group), "Facility", "frame:road", LISTED + 12)
