"""Forms of the names of events: sessions, ceremonies, fairs; each function gives the reason in words, "" where it does
not apply."""

import re

from kg.link.forms_works import bare


def end_of_event(short: str, full: str) -> str:
    """推进会 for 青石县项目推进会, 远国首届青禾运动会 for 第一届青禾运动会."""
    if "首届" in short and full.startswith("第一届") and short.partition("首届")[2] == full[3:]:
        return f"“首届”即“第一届”，“{short}”就是“{full}”"
    if len(short) > 4 and full == short + "议":  # 首次党委会 is 首次党委会议
        return f"“{short}”即“{full}”"
    return f"“{short}”是“{full}”的简略说法" if 2 < len(short) < len(full) and full.endswith(short) else ""


_NTH = re.compile(r"第?[一二三四五六七八九十百]+[届次]")
_OF_CONFERENCE = re.compile(r"(?:中国人民政治协商会议|政协)(?P<of>全国|[\u4e00-\u9fff]{2,8}?[省市区县州旗])委员会")


def session_of_council(short: str, full: str) -> str:
    """青石市政协主席会议 for 政协第九届青石市委员会第十二次主席会议: the session without its numbers."""
    if "次" not in full or not short.endswith("会议"):
        return ""
    whole = full.replace("人民代表大会", "人大")
    if whole != full and short.replace("第", "") == whole.replace("第", ""):
        return f"“{short}”即“{full}”"
    plain = _OF_CONFERENCE.sub(r"\g<of>政协", _NTH.sub("", full))
    return f"“{short}”即“{full}”，省去届次" if short == plain != full else ""


_INNER_MOST = 24


def inner_left_out(short: str, full: str) -> str:
    """“青禾”推介会 for “青禾”远山县（云岭·白石）推介会, 青石公司揭牌仪式 for 青石公司组建成立揭牌仪式: what the event's
    name begins with and the kind of event stand alike, something between them is left out."""
    one, other = bare(short), bare(full)
    if one != other and one == _YEAR.sub("", other, count=1) and len(one) > _LEAST_HEAD:
        return f"“{short}”是“{full}”省去年份"
    kind = _EVENT_KIND.search(one)
    if kind is None or kind.start() < _LEAST_HEAD or not 0 < len(other) - len(one) <= _INNER_MOST:
        return ""
    if not (other.startswith(one[: kind.start()]) and other.endswith(kind[0])):
        return ""
    inner = other[kind.start() : len(other) - len(kind[0])]
    return "" if _TELLS_APART.search(inner) else f"“{short}”是“{full}”省去“{inner}”"


def clipped_event(short: str, full: str) -> str:
    """青石一季度推进活动 for 青石市2033年第一季度项目推进暨远山产业园启动活动, 签约大会 for 签约暨招商大会: words of
    the name in order, its kind at the end."""
    one, other = (_YEAR.sub("", bare(name)).replace("暨", "") for name in (short, full))
    kind = _KIND_AT_END.search(one)
    least = _LEAST_HEAD if "暨" in full else _LEAST_CLIPPED
    alike = "暨" in full or one[:2] == other[:2]
    if kind is None or not alike or not other.endswith(kind[0]) or not least <= len(one) < len(other):
        return ""
    at, left_out = 0, []
    while one:
        run = next((one[:n] for n in range(len(one), 1, -1) if other.find(one[:n], at) >= 0), "")
        if not run:
            return ""
        start = other.find(run, at) if run != kind[0] else len(other) - len(run)
        left_out.append(other[at:start])
        at, one = start + len(run), one[len(run) :]
    return "" if _ANOTHER.search("，".join(left_out)) else f"“{short}”是“{full}”的简略说法"


_ANOTHER = re.compile(r"第?[一二三四五六七八九十\d]+(?:届|次|期|批|场|号|年)|[分子]公司")
_KIND_AT_END = re.compile(r"(?:仪式|典礼|活动|大会|会议|论坛|[\u4e00-\u9fff]会)$")
_LEAST_CLIPPED = 8
# how events are told apart that begin and end alike: 青石公司|二期项目|开工仪式
_TELLS_APART = re.compile(r"第?[一二三四五六七八九十\d]+(?:届|次|期|批|场|号|季|年)|[分子]公司|[和与暨]")
_EVENT_KIND = re.compile(r"(?:(?:招商|项目|产品)?推介会|[\u4e00-\u9fff]{2}(?:仪式|典礼|大会|论坛|会))$")
_LEAST_HEAD = 4
# 青石论坛2034年年会 in one year's news: 青石论坛年会
_YEAR = re.compile(r"(?<!\d)20\d\d年?(?=[\u4e00-\u9fff])")
