"""Posts in lists, a line each: names under a label (组长：某某), and the stations of a résumé (2001.03—2008.11 …)."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.posts import Chain, Post, holds
from kg.relations.posts_form import PERSON, POSTS, ROLE
from kg.relations.scene import Scene
from kg.relations.titles import Role, Title
from kg.relations.units import SIGNS, Skeleton, Unit

_SPACE = "[ \u3000\t]"
# what leads a group: 组长：, 成　员：; as written, whatever the tagger made of it
_LABEL = re.compile(
    r"(?:第一|常务|执行)?副?(?:组\s{0,4}长|指挥长|总指挥|召集人)|(?:成|组)\s{0,4}员|(?:常务)?副?(?:主\s{0,4}任|主席|会长|秘书长)"
)
_LABELLED = re.compile(
    rf"(?:^|(?<=[。；;]))[\s、.．\d]{{0,4}}(?P<label>[^：:，。；]{{1,8}})[：:]\s{{0,4}}(?=$|{PERSON})"
)
_LISTED = re.compile(rf"^{_SPACE}{{0,12}}(?:\d{{1,2}}[.．、]{_SPACE}?)?(?={PERSON})")
_GROUP = re.compile(r"(?:小组|指挥部|委员会|专班|工作组|组委会|评审组|专家组|理事会|领导组|筹备组)$")
_AN_END = re.compile(r"[。；;]")
# behind a name in a list: its post in brackets, 等, how he is addressed
_BEHIND = re.compile(r"[（(][^（）()]{0,40}[）)]|同志|先生|女士|兼|等")

_MONTH = r"(?P<YEAR>\d{4})(?:[.．/-](?P<MON>\d{1,2}))?"
_STATION = re.compile(
    rf"^{_SPACE}{{0,4}}(?:{_MONTH.replace('YEAR', 'y1').replace('MON', 'm1')}|(?P<d1>{SIGNS['Date']}))"
    rf"{_SPACE}?(?:[—－–\-~～至到]{{1,3}}{_SPACE}?(?:{_MONTH.replace('YEAR', 'y2').replace('MON', 'm2')}"
    rf"|(?P<d2>{SIGNS['Date']})|(?P<now>今)|(?=[，,：: \u3000]))|起)[，,：: \u3000\t]{{0,4}}"
    rf"(?:先后|历)?(?:担?任)?(?P<posts>{POSTS})"
)
# 某某，男，汉族；某某（1972.5—），…
_LIFE = re.compile(rf"^{_SPACE}{{0,4}}(?P<person>{PERSON})(?:[，,（(；;]{_SPACE}?(?:[男女汉]|{SIGNS['Date']}|\d{{4}}))")


def find_listed_posts(scene: Scene) -> Iterator[Claim]:
    """Posts of those listed under a label, and of the one whose résumé the lines give."""
    labelled = [i for i in range(len(scene.lines)) if _label(scene, i)]
    for index in labelled:
        yield from _members(scene, index)
    head: Unit | None = None
    for index, line in enumerate(scene.lines):
        if SIGNS["Person"] in line.text and (life := _LIFE.match(line.text)):
            head = line.unit(life.start("person"))
        elif head is not None and ROLE[1:-1] in line.text and (station := _STATION.match(line.text)):
            yield from _station(scene, index, station, head)


def _label(scene: Scene, index: int) -> str:
    """The post that line ``index`` names as the label of those who follow; "" where it names none."""
    line = scene.lines[index]
    match = _LABELLED.search(line.text) if "：" in line.text or ":" in line.text else None
    if match is None:
        return ""
    raw = "".join(line.unit(i).text if line.unit_or_none(i) else line.text[i] for i in range(*match.span("label")))
    return re.sub(r"\s", "", raw) if _LABEL.fullmatch(raw.strip()) else ""


def _members(scene: Scene, index: int) -> Iterator[Claim]:
    """The posts of those named behind the label of line ``index`` and in the lines below it, at the group that is
    named last before."""
    line, label = scene.lines[index], _label(scene, index)
    group = _group(scene, index)
    if group is None:
        return
    post = Post(Role(label, Title("seat", None), ""), group, 0.85)
    match = _LABELLED.search(line.text)
    named = _named(line, match.end()) if match else []
    for below in range(index + 1, len(scene.lines)):
        opens = _LISTED.match(scene.lines[below].text)
        if opens is None or _label(scene, below):
            break
        for person in _named(scene.lines[below], opens.end()):
            yield holds(Chain(scene, below), person, post, "posts:label")
    for person in named:
        yield holds(Chain(scene, index), person, post, "posts:label")


def _group(scene: Scene, index: int) -> Mention | None:
    """The group that is named last before line ``index``, no post of one of its members told."""
    for line in reversed(scene.lines[:index]):
        if _LISTED.match(line.text) or (SIGNS["Person"] in line.text and ROLE[1:-1] in line.text):
            continue
        for unit in reversed(line.units):
            if unit.mention and unit.kind in ("Government", "Organization") and _GROUP.search(unit.mention.text):
                return unit.mention
    return None


def _named(line: Skeleton, at: int) -> list[Mention]:
    """The people who stand in a list from ``at`` of ``line``: each behind a mark or the one before."""
    end = _AN_END.search(line.text, at)
    last = end.start() if end else len(line.text)
    people = [u for u in line.units_in(at, last) if u.kind == "Person" and u.mention]
    found: list[Mention] = []
    free = at
    for unit in people:
        between = _BEHIND.sub("", line.text[free : line.place(unit)]).strip(" \u3000\t、，,")
        if between and found:
            break  # 甲 某县县长：the rest tells of him
        if unit.mention:
            found.append(unit.mention)
        free = line.place(unit) + 1
    return found


def _station(scene: Scene, index: int, match: re.Match[str], head: Unit) -> Iterator[Claim]:
    """The posts of one line of the résumé of ``head``."""
    line = scene.lines[index]

    def month(year: str, month: str, date: str) -> str:
        if match[year]:
            return f"{match[year]}-{int(match[month]):02d}" if match[month] else match[year]
        return line.unit(match.start(date)).value if match[date] else ""

    since, until = month("y1", "m1", "d1"), month("y2", "m2", "d2")
    tenure = "former" if until else ""
    chain = Chain(scene, index, near=False)
    for post in chain.posts(*match.span("posts")):
        if head.mention:
            yield holds(chain, head.mention, post, "posts:station", tenure=tenure, since=since, until=until)
