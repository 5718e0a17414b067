"""Whose officer or head a title without a body means: the company that is spoken of, the school named before."""

import re
from collections import Counter

from kg.model import Mention
from kg.relations.posts_bodies import begins_phrase
from kg.relations.reference_firms import CALLED_FIRM, visitor
from kg.relations.scene import Scene
from kg.relations.titles import Role
from kg.relations.units import SIGNS, Unit

_BOARD = re.compile(r"(?:第[一二三四五六七八九十百\d]+届)?(?:董事会|监事会|董事局)$")
_SHORT = re.compile(
    r"(?:集团公司|集团|公司|学校|医院|学院|大学|银行|协会|商会|学会|联合会|校友会|基金会|合作社|校|院|局|厅|行|村)$"
)
# 聘任某某为协会|第三届理事会|秘书长, 协会新一届会长
_OF_TERM = re.compile(r"(?:第[一二三四五六七八九十百\d]+届|新一?届)(?:(?:常务)?理事会|委员会|监事会)?的?$")
# 选举某某为|第五届董事会|董事长
_BOARD = re.compile(r"(?:第[一二三四五六七八九十\d]+届)?(?:董事会|监事会|董事局)\Z")
_REFERS_TO = re.compile(r"该(?:协会|联盟|院|校|局|厅|部|委|馆|中心|医院|集团)")
# 加盟某公司，出任…
_JOINED_FIRM = re.compile(rf"(?:加盟|加入|入职|入主){SIGNS['Company']}[，,]?[^，,。；;]{{0,4}}$")
_LABELLED = re.compile(r"[：:]\s?$")
_LABEL_REACH = 8
_BODY_TYPES = ("Government", "Organization", "Company", "Facility")


def firm_of_board(scene: Scene, index: int, at: int, mention: Mention) -> Mention | None:
    """The company of a board: 某公司第八届董事会 is the company's; other bodies are themselves."""
    board = _BOARD.search(mention.text)
    if not board:
        return mention
    stem = mention.text[: board.start()]
    for known in scene.mentions:
        if known.type == "Company" and (
            known.text == stem or (mention.start <= known.start and known.end <= mention.end)
        ):
            return known
    return company_spoken_of(scene, index, at) if stem in ("", "公司", "本公司") else mention


def referred(scene: Scene, index: int, unit: Unit, role: Role) -> Mention | None:
    """What a reference before a role means: 公司 the company that the same sentence speaks of before it, 该院 before
    院长 a body that has one; else what it was resolved to."""
    mention = unit.mention
    line = scene.lines[index]
    if mention is not None and scene.text[unit.start - 1 : unit.start] == "该":
        # 该|镇党委: the one named before that ends so
        before = [
            m for m in scene.mentions if m.end < unit.start and m.type == mention.type and m.text.endswith(mention.text)
        ]
        return before[-1] if before else mention
    if not unit.refers or mention is None:
        return mention
    if unit.text in ("我校", "我院") and line.start <= mention.start < line.end:
        # 青石大学代表、|我校|副校长某某: what is named beside it is not the writer's
        school = own_school(scene) if unit.text == "我校" else None
        return school if school is not None and not line.start <= school.start < line.end else None
    if unit.text == "本公司" and not CALLED_FIRM.search(scene.text):
        # 曾任甲公司总经理，现任|本公司|董事: not the firm of the life that is told
        first = next(i for i in range(index + 1) if scene.same_block(i, index))
        return None if scene.lines[first].start <= mention.start else mention
    if _REFERS_TO.fullmatch(unit.text) and not mention.text.endswith(unit.text[1:]):
        return with_head(scene, unit.start, re.compile(f"{unit.text[1:]}$"))
    if unit.kind == "Company" and "公司" in unit.text and unit.text != "本公司":
        named = [u for u in line.units_in(0, line.place(unit)) if u.kind == "Company" and not u.refers]
        if CALLED_FIRM.search(scene.text):
            return mention  # the text says which firm 公司 is
        # 甲公司公告，乙与丙签约，公司董事某某: of several named since, none is meant
        forms = {u.mention.name or u.mention.text for u in named if u.mention} - {mention.name or mention.text}
        return named[-1].mention if len(forms) == 1 else mention
    heads = role.title.heads
    if heads and not heads.search(mention.text):
        return _subject_with(scene, index, unit, heads) or with_head(scene, unit.start, heads)
    return mention


_OURS = re.compile(r"我(?:公司|集团|司)的?$")
_GUESTED = re.compile(r"(?:到|来|赴|访|莅临)我(?:公司|集团|司)")


def company_spoken_of(scene: Scene, index: int, at: int) -> Mention | None:
    """The company that an officer without a stated body belongs to: the only one that the sentence names before, else
    the nearest subject of the paragraph, else the one that the document is about. None where several are as likely."""
    line = scene.lines[index]
    units = [u for u in line.units_in(0, at) if u.kind == "Company" and not u.refers]
    named = [u.mention for u in units if u.mention]
    forms = {m.name or m.text for m in named}
    if len(forms) == 1:
        return named[-1]
    if named and _JOINED_FIRM.search(line.text[:at]):
        return named[-1]
    for unit in scene.subjects(index, at):
        if unit.kind == "Company":
            return unit.mention
    return None if forms else _main_company(scene)


def company_of_label(scene: Scene, index: int) -> Mention | None:
    """The company of a form's line 项目经理：某某: the nearest before that stands behind a label (中标人：…)."""
    for i in range(index, max(-1, index - _LABEL_REACH), -1):
        line = scene.lines[i]
        for unit in reversed(line.units):
            if unit.kind == "Company" and _LABELLED.search(line.text[: line.place(unit)]):
                return unit.mention
    return None


def _main_company(scene: Scene) -> Mention | None:
    """The company of which the document speaks most, the title counting for more; None where two are level."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for line in scene.lines:
        for unit in line.units:
            if unit.kind == "Company" and unit.mention:
                name = unit.mention.name or unit.mention.text
                first.setdefault(name, unit.mention)
                counts[name] += 1
    for unit in scene.title_units():
        if unit.kind == "Company" and unit.mention:
            counts[unit.mention.name or unit.mention.text] += 2
    most = counts.most_common(2)
    return first[most[0][0]] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


def with_head(scene: Scene, at: int, heads: re.Pattern[str]) -> Mention | None:
    """The only body named before offset ``at`` whose name ends in ``heads``, else the only one of them in the title."""
    found: dict[str, Mention] = {}
    for mention in scene.mentions:
        if mention.end <= at and mention.type in _BODY_TYPES and heads.search(mention.text):
            found.setdefault(mention.name or mention.text, mention)
    titled = [u.mention for u in scene.title_units() if u.mention and (u.mention.name or u.mention.text) in found]
    if len(found) == 1 or len(titled) == 1:
        return titled[0] if len(titled) == 1 else next(iter(found.values()))
    return None


def short_body(scene: Scene, index: int, unit: Unit) -> Mention | None:
    """A body that a head word alone names right before a role: 集团|首席执行官, 校|党委书记."""
    line = scene.lines[index]
    start = max((u.end for u in line.units if u.end <= unit.start), default=line.start)
    if _OURS.search(scene.text, start, unit.start) and _GUESTED.search(scene.text):
        return None  # 我公司总经理, where others have come: the writer's own, that is not named
    match = _SHORT.search(_OF_TERM.sub("", scene.text[start : unit.start]))
    if not match or not begins_phrase(scene, line, start + match.start()):
        return None
    word = match[0]
    heads = {
        "校": "大学|学院|中学|小学|学校|校",
        "学校": "大学|学院|中学|小学|学校|校",
        "行": "银行|分行|支行",
        "公司": "公司|集团",
        "集团公司": "集团|集团公司|集团有限公司|集团股份有限公司",
    }.get(word, word)
    ending = re.compile(f"(?:{heads})$")
    if word in ("校", "学校"):
        school = own_school(scene) or with_head(scene, unit.start, ending) or _subject_with(scene, index, unit, ending)
        return None if school is not None and _COMES.match(scene.text, school.end) else school
    if word.startswith("集团") and visitor(scene.text, [m for m in scene.mentions if m.type == "Company"])[0]:
        return None  # 甲集团领导莅临乙，集团董事长某某接待: not the guests' group
    return with_head(scene, unit.start, ending) or _subject_with(scene, index, unit, ending)


def spoken_of(scene: Scene, index: int, unit: Unit, role: Role) -> Mention | None:
    """The body of a role that states none and stands in no chain, where its title tells enough; None else."""
    line = scene.lines[index]
    if _OURS.search(scene.text, line.start, unit.start) and _GUESTED.search(scene.text):
        return None
    board = _BOARD.search(scene.text, line.start, unit.start)
    if not begins_phrase(scene, line, board.start() if board else unit.start):
        return None
    if role.title.kind in ("firm", "founder"):
        return company_spoken_of(scene, index, line.place(unit))
    if role.title.kind == "headed" and role.title.heads:
        heads = role.title.heads
        if role.text.endswith("校长") and (school := with_head(scene, unit.start, _SCHOOL)):
            return school
        near = _subject_with(scene, index, unit, heads) or with_head(scene, unit.start, heads)
        named = [u.mention for u in line.units_in(0, line.place(unit)) if u.kind == "Organization" and u.mention]
        here = {m.name or m.text: m for m in named if heads.search(m.text)}
        return near or (next(iter(here.values())) if len(here) == 1 else None)
    return None


_A_SCHOOL = re.compile(r"(?:大学|学院|学校|中学|小学|党校)$")
# 北川大学校长某某一行来我校访问, 会见来访的|北川大学|副校长
_COMES = re.compile(r"[^。；\n]{0,60}?(?:[来到赴]我?校|来访|到访|莅临|访问我校|一行)")
_MET = re.compile(r"(?:来访的|迎接|欢迎|赴|走进|前往|考察|访问|调研|来自|会见了?|与|和|同)$")


def own_school(scene: Scene) -> Mention | None:
    """The writer's own school, that the text calls 校 or 学校: the only one it names that is no guest and no host."""
    if "own school" not in scene.derived:
        found: dict[str, Mention] = {}
        guests: set[str] = set()
        for mention in scene.mentions:
            name = mention.name or mention.text
            if mention.type != "Organization" or not _A_SCHOOL.search(name) or len(name) < 4:
                continue
            found.setdefault(name, mention)
            if _COMES.match(scene.text, mention.end) or _MET.search(scene.text, 0, mention.start):
                guests.add(name)
        own = [m for name, m in found.items() if not any(name in guest or guest in name for guest in guests)]
        wholes = [
            m for m in own if not any(o is not m and (m.name or m.text).startswith(o.name or o.text) for o in own)
        ]
        scene.derived["own school"] = wholes[0] if len(wholes) == 1 else None
    school: Mention | None = scene.derived["own school"]
    return school


# what has a 校长 rather than a 院长
_SCHOOL = re.compile(r"(?:大学|中学|小学|学校|党校)$")


def _subject_with(scene: Scene, index: int, unit: Unit, heads: re.Pattern[str]) -> Mention | None:
    """The nearest subject of the paragraph whose name ends in ``heads``."""
    for subject in scene.subjects(index, scene.lines[index].place(unit)):
        mention = subject.mention
        if mention is not None and mention.type in _BODY_TYPES and heads.search(mention.text):
            return mention
    return None
