"""Parts that show in names: a branch of a firm, a department of a body, a phase or a stretch of a work.

北川集团工程部 is part of 北川集团, 青石水库二期项目 of 青石水库, 甲高速乙段 of 甲高速; and what an office has under
it (下设…).
"""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relations.agents_clause import placed
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class
from kg.words import word_pos

_ORGS = ("Government", "Company", "Organization")
_WORKS = ("Project", "Facility")
# what is left of a part's name behind the name of the whole
_UNDER = re.compile(
    r"(?!有限|股份|集团|控股)(?:[\u4e00-\u9fff]{0,10}?(?:分公司|分行|支行|分院|分校|分部|分店|分局|支队|大队|派出所|稽查局|督查局|秘书局|事业部|工程部|研究院|研究所|设计院|工程系|学院|系|科|处|部|室|办公室|办事处|委员会|政治局|书记处|"
    r"实验室|中心|车间|厂|矿|基地|项目部|第[一二三四五六七八九十]+(?:工程)?(?:公司|局|院|厂))|(?:(?!有限)[\u4e00-\u9fff]){2,4}(?:公司|医院|院区))"
)
_PHASE = re.compile(
    r"(?:(?:项目|工程)?[（(]?(?:第?[一二三四五六七八九十]+期|[东西南北中一二三四五六七八九十A-Z]+(?:区|标段|号楼|号作业区|线))[）)]?(?:项目|工程)?|主体工程|[\u4e00-\u9fff]{2,8}段(?:[\u4e00-\u9fff]{0,6}工程)?|主通航孔桥|控制性工程|配套工程)"
)
# a body that stands before the rest of a name that no other mention shows by itself: 北川集团|工程部
_BODY_HEAD = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z]{2,16}?(?:集团有限公司|股份有限公司|有限责任公司|有限公司|集团公司|集团|大学|理工学院|师范学院|领导小组)(?=[\u4e00-\u9fff])"
)
# a bank's branch, a university's hospital: known by itself, and nothing is told of the whole
_OF_ITS_OWN = re.compile(r"(?:分行|支行|营业部|投资中心|(?<=大学)研究院|附属[^，。；]{0,6}医院)$")
# a school or hospital before the part of it that a building is: 青石医院|门诊大楼, 白马小学|教学楼
_HOUSE_HEAD = re.compile(
    r"[\u4e00-\u9fff]{2,16}?(?:医院|卫生院|中学|小学|学校|大学|幼儿园)"
    r"(?=[\u4e00-\u9fff]{0,4}(?:大楼|教学楼|综合楼|病房楼|住院楼|门诊楼|宿舍楼)$)"
)
# a firm's mention that runs on to what it owns: 甲集团全资子公司|乙公司
_OWNER = re.compile(r"(?P<owner>.{2,}?)(?:全资|控股|参股|下属|旗下)(?:子公司|孙公司|公司)$")
_PARENT = re.compile(r"(?:间接|直接)?控股股东$|母公司$")
# 控股股东甲集团|及间接|控股股东|乙集团: both of the same firm
# 丙集团持有…股份，|为甲公司的控股股东: said of who holds
_IS_PARENT = re.compile(r"(?:为|系|是)(?P<child>\ue002)(?:的|之)?(?:间接|直接)?$")
_FURTHER = re.compile(r"\ue00a\ue002(?:[（(][^（）()]{0,40}[）)])?(?:[、及和]|以及)(?:间接|直接)?$")
_BRACKETED = re.compile(r"[（(][^（）()]{0,80}[）)]，?$")
_WITH = re.compile(r"(?:[与向同]|对|由|经|受)$")
# two bodies that one mention runs together: 甲部会同乙部
_TOGETHER = re.compile(r"会同|联合|共建|[和与及]")
_BRANCH = re.compile(
    rf"(?P<group>{SIGNS['Company']}){SIGNS['Role']}+{SIGNS['Person']}(?:、|，|和|及){{1,2}}(?P<branch>{SIGNS['Company']}){SIGNS['Role']}"
)
# a line or its work before the stretch or the bridge of it: 青岭高铁|云州至白马段, 青岭高速改扩建工程|云州段
_LINE_HEAD = re.compile(
    r"(?:(?P<work>[\u4e00-\u9fff\d]{2,20}?工程)(?=[\u4e00-\u9fff]{2,4}段$)"
    r"|(?P<line>[\u4e00-\u9fff]{2,14}?(?:高速铁路|高铁|铁路|高速公路|高速|城际))(?=[\u4e00-\u9fff]{2,12}(?:段|特?大桥|隧道)$))"
)
_OFFICE = re.compile(r"(?:办公室|指挥部|领导小组|专班|委员会|工作组|小组)$")
# 甲集团副总裁某某、云州公司总经理某某: the company called after a place only is the group's own there
_LOCAL = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4})(?:分公司|公司|区域公司|城市公司)$")
_HAS_UNDER = re.compile(rf"(?:下设|内设|设立?)(?P<list>{sign_class(_ORGS)}(?:[、和及]{sign_class(_ORGS)})+)")

# 青石集团还设有甲、乙、丙五家企业: its firms
_HAS_FIRMS = re.compile(
    rf"(?P<group>{SIGNS['Company']})(?:还|现|目前|共|旗下|下)*(?:下设|下辖|设有|有|拥有|包括)(?:了)?"
    rf"(?P<list>{SIGNS['Company']}(?:[、和及]{SIGNS['Company']})+)(?=等?[\d两三四五六七八九十]+[家大]|等[\u4e00-\u9fff]{{0,6}}(?:子公司|企业|公司))"
)


def find_wholes(scene: Scene) -> Iterator[Claim]:
    """``partOf`` as names and offices show it.

    北川水务集团工程部发布公告 -> 北川水务集团工程部 partOf 北川水务集团
    """
    names = _names(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for unit in line.units:
            if unit.mention and not unit.refers:
                whole = _whole(unit.mention, names)
                if whole and (whole.name or whole.text) != (unit.mention.name or unit.mention.text):
                    yield scene.claim(
                        "partOf", unit.mention, whole, line, "part:in-name", confidence=0.85, status="asserted"
                    )
        yield from _owned(scene, line, names)
        yield from _local(scene, line)
        yield from _parent(scene, line)
        yield from _under_office(scene, index, line)
        yield from _zones(scene, index, line)
        yield from _departments(scene, index, line)


def _names(scene: Scene) -> dict[str, Mention]:
    """The first mention of each name that can have parts."""
    found: dict[str, Mention] = {}
    for mention in scene.mentions:
        if mention.type in (*_ORGS, *_WORKS) and len(mention.text) > 3:
            found.setdefault(mention.text.strip("“”"), mention)
    return found


def _whole(part: Mention, names: dict[str, Mention]) -> Mention | None:
    """The longest other name that a part's name begins with, where what is left tells a part; a body that is named
    nowhere by itself is cut out of the name."""
    text = part.text
    if _OWNER.match(text):
        return None
    kinds = _ORGS if part.type in _ORGS else (*_WORKS, *_ORGS)
    for end in range(len(text) - 1, 3, -1):
        whole = names.get(text[:end].strip("“”"))
        told = (
            part.type != "Project"
            or (whole and whole.type in _WORKS)
            or ("期" in text[end:] and whole and whole.type != "Company")
        )
        if whole and told and whole.type in kinds and _is_rest(part, text[end:]):
            return whole
    house = _HOUSE_HEAD.match(text) if part.type == "Facility" and part.name is None else None
    if house:
        return Mention(part.start, part.start + house.end(), house[0], "Organization", "part:head")
    line = _LINE_HEAD.match(text) if part.type in _WORKS and part.name is None else None
    if line:
        kind = "Project" if line["work"] else "Facility"
        return Mention(part.start, part.start + line.end(), line[0], kind, "part:head")
    if part.type in _ORGS:
        head = _BODY_HEAD.match(text)
        if head and _UNDER.fullmatch(text, head.end()) and not _OF_ITS_OWN.search(text):
            kind = (
                "Company"
                if re.search(r"公司$|集团$", head[0])
                else "Government"
                if head[0].endswith("小组")
                else "Organization"
            )
            return Mention(part.start, part.start + head.end(), head[0], kind, "part:head")
    return None


def _owned(scene: Scene, line: Skeleton, names: dict[str, Mention]) -> Iterator[Claim]:
    """甲集团全资子公司|乙公司中标 -> 乙公司 partOf 甲集团."""
    for outer, inner in zip(line.units, line.units[1:], strict=False):
        match = _OWNER.match(outer.text) if outer.kind == inner.kind == "Company" and outer.end == inner.start else None
        if match and outer.mention and inner.mention:
            cut = Mention(outer.start, outer.start + match.end("owner"), match["owner"], "Company", "part:head")
            yield scene.claim(
                "partOf",
                inner.mention,
                names.get(match["owner"], cut),
                line,
                "part:owned",
                confidence=0.9,
                status="asserted",
            )


def _local(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """甲集团|副总裁|某某、|云州公司|总经理|某某 -> 云州公司 partOf 甲集团."""
    for match in _BRANCH.finditer(line.text):
        group, branch = line.unit(match.start("group")), line.unit(match.start("branch"))
        name = _LOCAL.fullmatch(branch.text)
        if (
            name
            and word_pos(name["place"]) == "ns"
            and not _LOCAL.fullmatch(group.text)
            and group.mention
            and branch.mention
        ):
            yield scene.claim(
                "partOf", branch.mention, group.mention, line, "part:local", confidence=0.8, status="asserted"
            )


def _parent(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """甲公司的|控股股东|乙集团（及间接控股股东|丙集团） -> 甲公司 partOf 乙集团, and of 丙集团."""
    last: Unit | None = None
    for role in line.units:
        at = line.place(role)
        if role.kind != "Role" or not _PARENT.search(role.text):
            continue
        behind = line.unit_or_none(at + 1) or _called(line, at)
        told = _IS_PARENT.fullmatch(line.text, clause(line.text, at)[0], at)
        held = line.unit(told.start("child")).mention if told else None
        if held and (at + 1 == len(line.text) or line.text[at + 1] in "，。；"):
            holder = next(
                (
                    u
                    for u in scene.subjects(scene.lines.index(line), at - 1)
                    if u.kind == "Company" and u.mention != held
                ),
                None,
            )
            if holder and holder.mention and holder.text != held.text:
                yield scene.claim(
                    "partOf", held, holder.mention, line, "part:parent", confidence=0.85, status="asserted"
                )
        before = line.text[:at].removesuffix("间接").removesuffix("直接").rstrip("的及其和与同向、")
        # 甲公司（以下简称“甲”）控股股东乙集团（简称“乙”），及其|控股股东|丙集团: whose, before the bracket
        before = _BRACKETED.sub("", before).rstrip("，")
        further = last is not None and _FURTHER.search(line.text, 0, at) is not None
        child = last if further else line.unit_or_none(len(before) - 1)
        if (child is None or child.kind != "Company") and _WITH.search(before_role := line.text[:at]):
            named = [u for u in line.units_in(clause(line.text, at)[0], len(before_role)) if u.kind == "Company"]
            child = named[0] if named else None  # 青石股份拟与|控股股东|北川集团签署
        if child is None or child.kind != "Company":
            child = (
                scene.subject(scene.lines.index(line), at, ("Company",))
                if line.text[:at].endswith(
                    ("其", "及", "公司", "收到", "接到", "公告，", "称，", "显示，", "披露", "公布", "透露")
                )
                else None
            )
        if child and child.mention and behind and behind.kind == "Company" and behind.mention:
            last = child
            yield scene.claim(
                "partOf", child.mention, behind.mention, line, "part:parent", confidence=0.9, status="asserted"
            )


_CALLED = re.compile(
    rf"(?:目前|现|均|仍|变更)?(?:为|是|系)(?P<who>{SIGNS['Company']})(?:[（(][^（）()]{{0,60}}[）)])?(?=[，。；]|$)"
)


def _called(line: Skeleton, at: int) -> Unit | None:
    """The firm that a role at ``at`` is said to be: 公司控股股东|为甲集团，…"""
    found = _CALLED.match(line.text, at + 1)
    return line.unit(found.start("who")) if found else None


def _is_rest(part: Mention, rest: str) -> bool:
    bare = rest.lstrip("”）)")
    if bare == "事处" and part.text.endswith("办事处"):
        return False
    return not _TOGETHER.search(bare) and bool((_UNDER if part.type in _ORGS else _PHASE).fullmatch(bare))


def _under_office(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """会上成立甲办公室，由…任主任，下设乙组、丙组 -> 乙组, 丙组 partOf 甲办公室."""
    for match in _HAS_UNDER.finditer(line.text):
        office = _office_before(scene, index, match.start())
        if office is None or office.mention is None:
            continue
        for unit in line.units_in(*match.span("list")):
            if unit.mention and unit.mention != office.mention:
                yield scene.claim(
                    "partOf", unit.mention, office.mention, line, "part:under", confidence=0.88, at=match.start()
                )
    for match in _HAS_FIRMS.finditer(line.text):
        group = line.units_in(*match.span("group"))[0]
        for unit in line.units_in(*match.span("list")):
            if unit.mention and group.mention and unit.mention != group.mention:
                yield scene.claim(
                    "partOf", unit.mention, group.mention, line, "part:firms", confidence=0.85, at=match.start()
                )


def _zones(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """甲产业园…分为乙区、丙区 -> 乙区, 丙区 partOf 甲产业园, of the park that the paragraph told of last."""
    zones = [u for u in line.units if u.mention and u.mention.rule == "list:zones"]
    whole = _divided(scene, index, line, line.place(zones[0])) if zones else None
    for unit in zones:
        if whole and unit.mention:
            yield scene.claim("partOf", unit.mention, whole, line, "part:zone", confidence=0.82)


def _departments(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """集团公司办公室、投资管理部等负责人参加 -> both partOf the group whose news it is."""
    here = [u for u in line.units if u.mention and u.mention.rule == "list:departments-of-firm"]
    if not here:
        return
    before = [u for i in range(index + 1) for u in scene.lines[i].units if u.start < here[0].start]
    own = [u for u in before if u.kind == "Company" and u.refers and u.text in ("公司", "集团", "集团公司")]
    beside = next((u for u in before if u.end == here[0].start and u.kind in ("Company", "Organization")), None)
    whole = beside or (own[-1] if own else scene.topic(("Company",), before=index))
    for unit in here:
        if whole and whole.mention and unit.mention:
            yield scene.claim("partOf", unit.mention, whole.mention, line, "part:department", confidence=0.8)


def _divided(scene: Scene, index: int, line: Skeleton, at: int) -> Mention | None:
    """What is divided into the zones at ``at``: the park named last in the sentence, else the one that the paragraph
    tells of, else the place."""
    parks = [u for _, u in placed(line, 0, at) if u.kind == "Project" and u.mention and u.mention.rule != "list:zones"]
    whole = parks[-1] if parks else scene.subject(index, at, ("Project",)) or scene.subject(index, at, ("Place",))
    return whole.mention if whole and whole.mention and whole.mention.rule != "list:zones" else None


def _office_before(scene: Scene, index: int, at: int) -> Unit | None:
    """The office named last before position ``at`` in the paragraph."""
    for number in range(index, -1, -1):
        line = scene.lines[number]
        units: Sequence[tuple[int, Unit]] = placed(line, 0, at if number == index else len(line.text))
        for _, unit in reversed(units):
            if unit.kind in _ORGS and unit.mention and _OFFICE.search(unit.mention.text):
                return unit
        if scene.kind_of_block(number) == "title":
            break
    return None
