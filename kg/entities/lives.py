"""Whose life a paragraph tells (苗青禾，女，1966年出生；纪河先生：工学博士): the name that it opens with."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, Candidate, Reading
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.words import word_pos

_DOT = "·•‧・∙"
_CALLED = "先生|女士|小姐|博士|教授|同志"
_SEX = r"[男女](?=[，,、；。])"
_WHEN = r"(?:生于|出生于)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生)?"
_PEOPLE = r"[\u4e00-\u9fff]{1,5}(?:族|籍|国籍|居民)[，,。]"
_LEARNT = r"[\u4e00-\u9fff]{0,12}(?:大学|学院|硕士|博士|学士|研究生|本科|大专|中专|毕业)|\d{2}岁"
_RANK = r"(?:教授级|研究员级|正?高级|助理|注册|中共)?(?:工程师|会计师|经济师|政工师|建筑师|党员|研究员|教授)"
_LIFE = rf"(?:{_SEX}|{_WHEN}|{_PEOPLE}|{_LEARNT}|{_RANK}|曾任|历任|现任|先后|毕业于)"
_OPENING = re.compile(
    rf"[ 　]{{0,4}}(?P<name>[\u4e00-\u9fff]{{1,8}}(?:[{_DOT}][\u4e00-\u9fff]{{1,8}}?){{1,3}}|[\u4e00-\u9fff]{{2,4}}?)"
    rf"(?P<called>{_CALLED})?(?:[（(][^（）()\n]{{1,20}}[）)])?[，,：:][ 　]?(?=(?P<life>{_LIFE}))"
)
# 苗青禾历任…, 苗青禾先生于1990年…
_SERVED = re.compile(
    rf"[ 　]{{0,4}}(?P<name>[\u4e00-\u9fff]{{2,4}}?)"
    rf"(?:(?P<called>{_CALLED})(?=[于自]?(?:19|20)\d\d年|现为|毕业)|(?P<title>{_CALLED})?(?=历任|曾任|现任|先后(?:任|担任|在)|曾担任|现兼任))"
)
# in one of these words a life is told
_MARKS = re.compile(r"男|女|出生|生于|历任|曾任|现任|毕业|国籍|硕士|博士|大学|学历|师，|[年月日][生至]")


def find_lives(reading: Reading) -> Iterator[Candidate]:
    """The person of each paragraph that tells somebody's life, whatever the tagger makes of the name."""
    text = reading.text
    if not _MARKS.search(text):
        return
    vocabulary = Vocabulary.of(reading.rules)
    for match in filter(None, (_OPENING.match(text, s.start, s.end) for s in reading.sentences)):
        name = match["name"]
        told = bool(match["called"]) or match["life"][0] in "男女生" or match["life"][-1] in "生，,。"
        if _may_be_called(name, told, vocabulary):
            yield Candidate(match.start("name"), match.end("name"), "Person", "person:life", EXPLICIT + 5)
    for match in filter(None, (_SERVED.match(text, s.start, s.end) for s in reading.sentences)):
        called = bool(match["called"] or match["title"])
        if surname_of(match["name"], vocabulary.surnames) and _may_be_called(match["name"], called, vocabulary):
            yield Candidate(match.start("name"), match.end("name"), "Person", "person:life", EXPLICIT + 5)


def _may_be_called(name: str, told: bool, vocabulary: Vocabulary) -> bool:
    """Whether somebody may be called ``name``: any name where the text has told sex or birth (``told``), else one
    with a dot or with a surname that is no word of its own."""
    if any(dot in name for dot in _DOT):
        return True
    if vocabulary.is_title(name) or name in vocabulary.not_names or vocabulary.type_of(name) or name in _KEYS:
        return False
    if _TOLD_OF.search(name):
        return False
    known = word_pos(name) or "nr"
    if surname_of(name, vocabulary.surnames) is None or (len(name) == 4 and name[:2] not in vocabulary.surnames):
        return told and known.startswith("nr")
    return told or known.startswith("nr")


# what a life tells of somebody, too: 某国国籍，1959年生
_TOLD_OF = re.compile(
    r"(?:籍|族|学历|学位|职称|党员|文化|程度|毕业|居民|状况|住所|(?:毕业|退休|转业|退伍|工作|入职|回国|留校|参军|入伍|离任|此)[后前])$"
)
# what a form says of somebody, no name of his
_KEYS = frozenset({"性别", "学历", "职称", "籍贯", "简历", "经历", "姓名", "民族", "年龄", "教育", "本人", "作者"})
