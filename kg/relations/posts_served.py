"""Posts that a verb states: 某某任某职, 任命某某为某职, 院长由某某担任, 免去某某的某职, and résumés (现任…，曾任…)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Claim, Mention
from kg.relations.posts import Chain, Post, holds
from kg.relations.posts_carried import names_another, person_spoken_of
from kg.relations.posts_form import BODY, PERSON, PERSONS, POSTS, ROLE
from kg.relations.posts_governments import governed
from kg.relations.posts_moved import (
    LEAVING,
    LEFT,
    UNREAD_FIRST,
    dealt,
    own_body,
    posts_left,
    posts_past,
    state_of_appointer,
)
from kg.relations.posts_terms import Term, term_of
from kg.relations.scene import Scene
from kg.relations.titles import Titles
from kg.relations.units import Skeleton
from kg.rules import Rules
from kg.scan import Scanner, one_of

_SIGNS = "\ue000-\ue009\ue00a"  # names and roles; dates and quantities may stand between a name and its verb
# 某某|接替某某|任某职
_GAP = (
    rf"(?:[^。；;，,：:{_SIGNS}]|在{BODY}?(?:{ROLE}[^，。；]{{0,4}}期间)?|代表{BODY}|，(?=自|于|经|将)"
    rf"|(?:接替|替代|代替|取代|接棒)(?:[^，。；{_SIGNS}]{{0,4}}的)?{ROLE}?{PERSON}，?|[从由]{BODY}(?=[到调转])"
    rf"|(?:到|赴|调往|调至|调到|转至|前往){BODY}){{0,16}}?"
)
_CALLED = r"(?:同志|先生|女士|校友|博士|老师)?"
_GROUP = rf"(?:{POSTS})?{PERSONS}{_CALLED}"
# 责任, 离任, 时任某职的某某: no 任 of its own
_VERB = r"(?!(?<=[责信离卸前上原胜新辞])任)(?P<verb>WORDS)[了该其]?(?:新一?[届任]|新(?=ROLE))?".replace("ROLE", ROLE)
_TAKES = r"(?P<verb>担任|出任|兼任|接任|暂代|代理|代行|代为履行)"
_REVERSED = (
    rf"(?P<posts>{POSTS})(?:一职|职务|职责|工作)?[，,]?(?:[将拟现暂改则]|继续|暂时|暂)?由(?:{BODY}(?={PERSON}))?(?:{POSTS})?"
    rf"(?P<persons>{PERSONS}){_CALLED}(?P<gap>[^，。；{_SIGNS}]{{0,4}}){_TAKES}(?!{BODY}*{ROLE})"
)
# 青石县副县长共有|7人|，分别是甲、乙
_COUNTED = (
    rf"(?P<posts>{POSTS})(?P<gap>[^。；，,{_SIGNS}]{{0,6}}?)有?\ue00c[^。；，{_SIGNS}]{{0,4}}[，,：:]?"
    rf"(?P<verb>分别是|分别为|他们是|依次是)(?P<persons>{PERSONS})"
)
# 公司法定代表人为纪长河。
_IS = rf"(?P<posts>{POSTS})(?P<gap>)(?P<verb>为|是|系)(?P<persons>{PERSONS}){_CALLED}(?=[，,。；、）\n]|$)"
_CHANGES = (
    rf"(?P<posts>{POSTS})(?P<gap>)(?:拟|将)?由(?P<former>{PERSON}){_CALLED}"
    rf"(?P<verb>变更|更换|调整|改选)为(?P<persons>{PERSON})"
)
_VERB_OF_POSTS = rf"{LEAVING}{_VERB}(?P<posts>{POSTS})"
# 苗长河|教授|任院长
_SERVES = (
    rf"(?P<persons>(?:{_GROUP}(?:等)?[、，,和及]{{1,2}}){{0,12}}{_GROUP})(?:{ROLE}(?={PERSON}|[^，。；、]))?"
    rf"(?P<gap>{_GAP}){_VERB_OF_POSTS}"
)
_CARRIED = rf"(?:^|(?<=[，,。；;：:、（(]))(?P<gap>(?:[^。；;，,：:、{_SIGNS}]|在{BODY}){{0,10}}?){_VERB_OF_POSTS}"
# 时任青石县委书记|的苗长河, 担任青石集团总经理|的苗长河
_WHO_IS = (
    rf"(?!(?<=[责信离卸前上原胜新辞])任)(?P<verb>WORDS)(?P<posts>{POSTS})(?P<gap>(?:等?职务?|一职)?)的"
    rf"(?P<persons>{PERSON})"
)
_REMOVES = rf"(?P<verb>WORDS)了?(?P<persons>{PERSONS}|其){_CALLED}(?:所?担任|兼任)?的?(?P<posts>{POSTS})"
_RESIGNS = rf"(?P<verb>WORDS)[了其]?(?:所?(?:担任|兼任|任))?的?(?P<posts>{POSTS})"
# 苗长河|以青石市委常委、组织部部长|身份公开亮相
_SHOWN = (
    rf"(?P<persons>{PERSONS}){_CALLED}(?P<gap>{_GAP})(?P<verb>以)(?:新任)?(?P<posts>{POSTS})(?=的?(?:新?身份|名义))"
)
# 接受|甲、乙等五名同志|辞去
_SEVERAL = re.compile(rf"(?P<persons>{PERSONS}){_CALLED}(?:等[^，。；]{{0,6}})?(?:因[^，。；]{{1,10}})?$")
# 是, 为, 系 state a post only where nothing more follows it in the clause
_COPULA = ("为", "是", "系")
# 成为 states a post only where nothing more follows it in the clause, too
_BECOMES = (*_COPULA, "成为")
_ENDS = re.compile(
    r"[，,。；;、）)”\n]|$|之一|（|\(|拟?任?人选|拟聘人选|候选|，|职务|的(?:决定|通知|议案|任命|提案|请示)"
)
# 出任CEO|的热门人选
_RUMOUR = re.compile(r"的[^，。；]{0,6}(?:竞争者|可能|传闻|传言|猜测|呼声|热门|条件|资格)")

# between what is said of one and of the next: 甲为主任，|乙为副主任
_GOES_ON = re.compile(r"[，；、]|，?(?:选举|任命|聘任|补选|推选)")

# what the expressions for these cannot do without
_IS_BRIEFLY, _WHO_BRIEFLY = re.compile(f"{ROLE}[为是系]{PERSON}"), re.compile(f"{ROLE}[等职务一]{{0,3}}的{PERSON}")


class Expressions(NamedTuple):
    """The constructions, with the verbs of the rules' classes filled in."""

    serves: Scanner
    carried: Scanner
    who_is: Scanner
    reversed: Scanner
    changes: Scanner
    is_who: Scanner
    counted: Scanner
    shown: Scanner
    removes: Scanner
    resigns: Scanner

    @classmethod
    def of(cls, rules: Rules) -> "Expressions":
        """The expressions for ``rules``, made at the first call."""
        found = rules.derived.get("served")
        if found is None:
            serve, remove, resign = (rules.classes[name] for name in ("serve", "remove", "resign"))
            found = rules.derived["served"] = cls(
                _filled(_SERVES, serve),
                _filled(_CARRIED, [w for w in serve if w not in _COPULA]),
                _filled(_WHO_IS, [*(w for w in serve if w not in _COPULA), "身为", "作为", "身兼"]),
                Scanner(_REVERSED),
                Scanner(_CHANGES),
                Scanner(_IS),
                Scanner(_COUNTED),
                Scanner(_SHOWN),
                _filled(_REMOVES, remove),
                _filled(_RESIGNS, (*resign, *remove)),
            )
        return found


def _filled(source: str, words: Sequence[str]) -> Scanner:
    return Scanner(source.replace("WORDS", one_of(words)))


def find_served_posts(scene: Scene) -> Iterator[Claim]:
    """Posts stated by a verb: 某某任某职, 任命某某为某职, 免去某某的某职, 曾任某职."""
    expressions = Expressions.of(scene.rules)
    for index, line in enumerate(scene.lines):
        if ROLE[1:-1] not in line.text or scene.kind_of_block(index) in ("byline", "meta"):
            continue
        taken: list[tuple[int, int]] = []
        before: Mention | None = None
        for match in expressions.serves.finditer(line.text):
            goes_on = bool(taken) and _GOES_ON.fullmatch(line.text, taken[-1][1], match.start()) is not None
            taken.append(match.span("posts"))
            claims = list(_served(scene, index, match, before if goes_on else None))
            before = claims[-1].object if claims else None
            yield from claims
        by = [expressions.reversed, expressions.changes, expressions.counted, expressions.shown]
        if _IS_BRIEFLY.search(line.text):
            by.append(expressions.is_who)
        for match in (m for expression in by for m in expression.finditer(line.text)):
            yield from _reversed(scene, index, match)
        for match in expressions.carried.finditer(line.text):
            if not any(start <= match.start("posts") < end for start, end in taken):
                yield from _carried(scene, index, match)
        for match in UNREAD_FIRST.finditer(line.text):
            yield from _unread_first(scene, index, match)
        for match in expressions.who_is.finditer(line.text) if _WHO_BRIEFLY.search(line.text) else ():
            posts = Chain(scene, index).posts(*match.span("posts"))
            person = line.unit(match.start("persons")).mention
            yield from _claims(
                Chain(scene, index), [person] if person else [], posts, term_of(scene, index, match), "posts:who-is"
            )
        yield from _ended(scene, index, expressions)


def _posts_end(line: Skeleton, match: re.Match[str]) -> int:
    """Where the posts that the verb takes end: before the comma behind which the next person's chain begins."""
    start, end = match.span("posts")
    behind = re.match(rf"[：: \u3000]?{PERSON}", line.text[end:])
    if not behind:
        return end
    comma = max(line.text.rfind(mark, start, end) for mark in "，,")
    return comma if comma > start else start


def _served(scene: Scene, index: int, match: re.Match[str], before: Mention | None) -> Iterator[Claim]:
    """The posts that a verb gives somebody; ``before`` is the body of those right before (选举甲为青石县人大常委会主任,
    |乙为副主任|)."""
    line = scene.lines[index]
    end = _posts_end(line, match)
    if (match["verb"] in _BECOMES and not _ENDS.match(line.text, end)) or _RUMOUR.match(line.text, end):
        return
    left = posts_left(scene, index, match)
    default = _body_of_gap(line, match) or _established(scene, index, match.start()) or own_body(scene, index, match)
    default = default or state_of_appointer(scene, index, match)
    chain = Chain(scene, index, default or (left[-1].body if left else before))
    posts = chain.posts(match.start("posts"), end) + posts_past(scene, index, match, end)
    persons = _subjects(line, match, posts)
    yield from _claims(chain, persons, left, LEFT, "posts:left")
    for holders, held in dealt(line, match, persons, posts):
        yield from _claims(chain, holders, held, term_of(scene, index, match), "posts:serves")


def _subjects(line: Skeleton, match: re.Match[str], posts: Sequence[Post]) -> list[Mention]:
    """Who holds the posts: the whole list where several can (甲，乙，丙任组员), else those behind its last comma."""
    start, end = match.span("persons")
    apart = "分别" in line.text[end : match.start("posts")]
    if not apart and not any(post.role.is_shared for post in posts):
        start = max(start, *(line.text.rfind(mark, start, end) for mark in "，,"))
    named = [u for u in line.units_in(start, end) if u.kind == "Person" and line.text[line.place(u) - 1] not in "（("]
    return [u.mention for u in named if u.mention]


def _body_of_gap(line: Skeleton, match: re.Match[str]) -> Mention | None:
    """The body between a person and the verb: 某某在某大学|担任教授."""
    bodies = [u for u in line.units_in(*match.span("gap")) if u.kind != "Date"]
    return bodies[-1].mention if bodies else None


def _established(scene: Scene, index: int, at: int) -> Mention | None:
    """The body that the sentence has just set up and whose posts it then fills: 成立某某领导小组，由某某任组长."""
    line = scene.lines[index]
    for unit in reversed(line.units_in(0, at)):
        if unit.kind in ("Government", "Company", "Organization") and re.search(
            r"(?:成立|组建|设立)[^，。]{0,8}$", line.text[: line.place(unit)]
        ):
            return unit.mention
    return None


def _reversed(scene: Scene, index: int, match: re.Match[str]) -> Iterator[Claim]:
    """院长由某某担任; 法定代表人由某某变更为某某."""
    line = scene.lines[index]
    posts = Chain(scene, index, _established(scene, index, match.start())).posts(*match.span("posts"))
    persons = [u.mention for u in line.units_in(*match.span("persons")) if u.mention]
    yield from _claims(Chain(scene, index), persons, posts, term_of(scene, index, match), "posts:by")


def _carried(scene: Scene, index: int, match: re.Match[str]) -> Iterator[Claim]:
    """Posts in a clause without a person of its own: 现任某局局长，曾任…; the person is the one spoken of."""
    line = scene.lines[index]
    person = None if names_another(scene, match["gap"]) else person_spoken_of(scene, index, match.start())
    if person is None or (match["verb"] in _BECOMES and not _ENDS.match(line.text, match.end("posts"))):
        return
    left = posts_left(scene, index, match)
    default = _body_of_gap(line, match) or _place_before(scene, index, match) or (left[-1].body if left else None)
    chain = Chain(scene, index, default)
    end = _posts_end(line, match)
    posts = chain.posts(match.start("posts"), end) + posts_past(scene, index, match, end)
    yield from _claims(chain, [person], left, LEFT, "posts:left")
    yield from _claims(chain, [person], posts, term_of(scene, index, match), "posts:resume", 0.95)


def _unread_first(scene: Scene, index: int, match: re.Match[str]) -> Iterator[Claim]:
    """The posts of a list whose first was not read: 曾任|某县委副科级干事|、某县林业局局长."""
    person = person_spoken_of(scene, index, match.start())
    posts = posts_past(scene, index, match, match.end("posts")) if person else []
    if person and posts:
        yield from _claims(Chain(scene, index), [person], posts, term_of(scene, index, match), "posts:resume", 0.95)


def _place_before(scene: Scene, index: int, match: re.Match[str]) -> Mention | None:
    """For a title that only names its level, the body of the posts before: 现任青石镇党委委员，提名为镇长候选人."""
    line = scene.lines[index]
    first = line.unit_or_none(match.start("posts"))
    if first is None or first.kind != "Role" or not governed(Titles.of(scene.rules).read(first.value)):
        return None
    bodies = [u for u in line.units_in(0, match.start()) if u.kind in ("Government", "Place")]
    return bodies[-1].mention if bodies else None


def _ended(scene: Scene, index: int, expressions: Expressions) -> Iterator[Claim]:
    """Posts given up or taken away: 免去某某的某职, 某某辞去某职. They are negated, with their end."""
    line = scene.lines[index]
    for match in expressions.removes.finditer(line.text):
        named = [u.mention for u in line.units_in(*match.span("persons")) if u.mention]
        carried = None if named else person_spoken_of(scene, index, match.start())
        yield from _gone(scene, index, match, named or ([carried] if carried else []))
    for match in expressions.resigns.finditer(line.text):
        several = _SEVERAL.search(line.text, 0, match.start())
        person = person_spoken_of(scene, index, match.start())
        listed = [u.mention for u in line.units_in(*several.span("persons")) if u.mention] if several else []
        yield from _gone(scene, index, match, listed or ([person] if person else []))


def _gone(scene: Scene, index: int, match: re.Match[str], persons: Sequence[Mention]) -> Iterator[Claim]:
    chain = Chain(scene, index)
    posts = chain.posts(match.start("posts"), _posts_end(chain.line, match))
    term = term_of(scene, index, match)._replace(status="negated", tenure="former")
    yield from _claims(chain, persons, posts, term, "posts:ends")


def _claims(
    chain: Chain, persons: Sequence[Mention], posts: Sequence[Post], term: Term, rule: str, sure: float = 1.0
) -> Iterator[Claim]:
    for person in persons:
        for post in posts:
            bounds = (
                {"since": term.since, "until": term.until}
                if term.status != "negated"
                else {"until": term.until or term.since}
            )
            yield holds(
                chain,
                person,
                post,
                rule,
                sure=sure,
                status=term.status,
                tenure=term.tenure,
                prefix=term.prefix,
                **bounds,
            )
