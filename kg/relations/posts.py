"""Posts: 县委常委、副县长某某; 某某任某公司董事长. Which role a person has, and where.

A chain of posts names each role with or without its body; a role without one is held at the body named before it, at the
body that the title implies (镇长: the town's government), or at the one that the clause is about (成立…小组，由某某任组长).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Claim, Mention
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, sign_class
from kg.rules import Rules

_BODY = sign_class(("Government", "Company", "Organization", "Place", "Facility", "Project"))
_ROLE = sign_class(("Role",))
_PERSON = sign_class(("Person",))
_LINK = r"(?:、|兼任|兼|，|,|暨|和|及|以及| )?"
POSTS = rf"(?:(?:{_BODY}){{0,3}}的?{_ROLE}{_LINK})*(?:{_BODY}){{0,3}}的?{_ROLE}"
_CHAIN = re.compile(rf"(?P<posts>{POSTS})[、：:]?(?P<persons>{_PERSON}(?:、{_PERSON})*)")
_CONTINUES = re.compile(r"[、，,及和与以]*$")
_TITLED = re.compile(r"(?P<level>[省市区县镇乡州旗])长(?:助理)?$|(?P<village>村)(?:长|主任)$")
_PARTY = re.compile(r"^(?P<party>党委|党工委|党组|纪委|党总支|党支部)(?P<role>.+)$")
_LOOSE = frozenset({"村民", "专家", "老师", "教师", "代表", "民警", "医生", "队员", "运动员", "律师", "工程师", "负责人", "成员"})


class Post(NamedTuple):
    """A role and the body where it is held."""

    role: str
    body: Mention
    stated: bool  # the body stands right before the role


def posts_in(scene: Scene, line: Skeleton, start: int, end: int, default: Mention | None) -> list[Post]:
    """The posts of the chain in ``line.text[start:end]``; ``default`` is the body of roles that name none."""
    found: list[Post] = []
    bodies: list[Unit] = []
    body = default
    for unit in line.units_in(start, end):
        if unit.kind != "Role":
            bodies.append(unit)
            continue
        post = _post(scene, line, unit, bodies, body)
        bodies = []
        if post:
            found.append(post)
            body = post.body
    return found


def _post(scene: Scene, line: Skeleton, role: Unit, bodies: list[Unit], before: Mention | None) -> Post | None:
    """The post of one role: at the body right before it, else at an implied one, else at the chain's last body."""
    text = role.value
    stated = bodies[-1].mention if bodies else None
    title = _TITLED.search(text)
    if title and title["level"] and (stated is None or stated.type == "Place"):
        implied = _government(scene, role, title["level"], stated)
        return Post(text, implied, True)
    party = _PARTY.match(text)
    if party and stated is not None and stated.type == "Place":
        end = role.start + len(party["party"])
        name = scene.text[bodies[-1].start : end]
        return Post(party["role"], Mention(bodies[-1].start, end, name, "Government", "implied:party"), True)
    if stated is None and party is None or stated is None and before is not None:
        stated_level = _bare_level(scene, line, role, party)
        if stated_level:
            return stated_level
    if stated is not None:
        return Post(text, stated, True)
    return Post(text, before, False) if before is not None and text not in _LOOSE else None


def _bare_level(scene: Scene, line: Skeleton, role: Unit, party: re.Match[str] | None) -> Post | None:
    """A body named by its level alone right before the role (镇|党委书记)."""
    level = scene.text[role.start - 1] if role.start > line.start else ""
    if not party or level not in "省市区县镇乡州旗村":
        return None
    end = role.start + len(party["party"])
    place = scene.homes.get(level)
    text = scene.text[role.start - 1 : end]
    name = place + party["party"] if place else None
    body = Mention(role.start - 1, end, text, "Government", "implied:party", name, f"本文所说的“{level}”是{place}" if place else "")
    return Post(party["role"], body, True)


def _government(scene: Scene, role: Unit, level: str, place: Mention | None) -> Mention:
    """The government whose head the title names: of the place before it, else of the document's place of its level."""
    start = role.start + role.value.rindex(level + "长")
    where = place.name or place.text if place else scene.homes.get(level)
    name = f"{where}政府" if where else None
    because = f"“{role.value}”是{where}政府的职务" if where else ""
    return Mention(start, start + 2, scene.text[start : start + 2], "Government", "implied:title", name, because)


def find_posts(scene: Scene) -> Iterator[Claim]:
    """Chains of posts right before a name: 县委常委、宣传部部长某某."""
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        last: tuple[int, Mention] | None = None
        for match in _CHAIN.finditer(line.text):
            inherited = last[1] if last and _CONTINUES.fullmatch(line.text[last[0] : match.start()]) else None
            posts = posts_in(scene, line, *match.span("posts"), inherited)
            persons = [u.mention for u in line.units_in(*match.span("persons")) if u.mention]
            for person in persons:
                for post in posts:
                    yield _holds(scene, line, person, post, "posts:chain", 0.92 if post.stated else 0.85)
            if posts:
                last = (match.end(), posts[-1].body)


def _holds(scene: Scene, line: Skeleton, person: Mention, post: Post, rule: str, confidence: float) -> Claim:
    qualifiers = {"role": post.role}
    if post.role.startswith(("前", "原")):
        qualifiers["tenure"] = "former"
    return scene.claim("holdsPosition", person, post.body, line, rule, confidence=confidence, qualifiers=qualifiers, status="asserted")


# persons, the verb, and the posts, each a group of the expression; the verb's class says what becomes of the post
_SERVE = (
    ("posts:serves", "serve", rf"(?P<persons>{_PERSON}(?:(?:、|和|及){_PERSON})*)(?:同志|先生|女士)?[^。；，{_ROLE[1:-1]}{_PERSON[1:-1]}]{{0,10}}?(?P<verb>{{words}})[了为]?(?P<posts>{POSTS})"),
    ("posts:serves-chain", "serve", rf"(?P<persons>{_PERSON}(?:、{_PERSON})*)(?P<verb>{{words}})[了为]?(?P<posts>{POSTS})"),
    ("posts:appoints", "appoint", rf"(?P<verb>{{words}})(?:{_BODY})?(?P<persons>{_PERSON}(?:(?:、|和|及){_PERSON})*)(?:同志|先生|女士)?(?:为|担任|任|出任)(?P<posts>{POSTS})"),
    ("posts:removes", "remove", rf"(?P<verb>{{words}})(?P<persons>{_PERSON}(?:(?:、|和|及){_PERSON})*)(?:同志|先生|女士)?(?:的)?(?P<posts>{POSTS})(?:的)?(?:职务)?"),
    ("posts:resigns", "resign", rf"(?P<persons>{_PERSON}(?:(?:、|和|及){_PERSON})*)(?:同志|先生|女士)?[^。；{_ROLE[1:-1]}{_PERSON[1:-1]}]{{0,24}}?(?P<verb>{{words}})(?:所担任的|其)?(?P<posts>{POSTS})"),
)  # fmt: skip
_ENDED = ("posts:removes", "posts:resigns")
_PROPOSED = re.compile(r"拟$|拟任|提名|候选|建议")


def _serve_expressions(rules: Rules) -> list[tuple[str, re.Pattern[str]]]:
    found = rules.derived.get("serve")
    if found is None:
        made = []
        for rule, name, source in _SERVE:
            words = "|".join(map(re.escape, rules.classes[name]))
            made.append((rule, re.compile(source.replace("{words}", words))))
        found = rules.derived["serve"] = made
    return found  # type: ignore[no-any-return]


def find_served_posts(scene: Scene) -> Iterator[Claim]:
    """Posts stated by a verb: 某某任某职, 任命某某为某职, 免去某某的某职."""
    for index, line in enumerate(scene.lines):
        if SIGN_ROLE not in line.text:
            continue
        for rule, expression in _serve_expressions(scene.rules):
            for match in expression.finditer(line.text):
                yield from _served(scene, index, line, rule, match)


SIGN_ROLE = _ROLE[1:-1]


def _served(scene: Scene, index: int, line: Skeleton, rule: str, match: re.Match[str]) -> Iterator[Claim]:
    persons = [u.mention for u in line.units_in(*match.span("persons")) if u.mention]
    posts = posts_in(scene, line, *match.span("posts"), _body_spoken_of(scene, index, match.start()))
    date = next((u.value for u in reversed(line.units_in(0, match.end())) if u.kind == "Date" and u.value), "")
    before = line.text[max(0, match.start("verb") - 6) : match.end("verb")]
    for person in persons:
        for post in posts:
            role, bound = post.role, "since"
            if rule in _ENDED:
                bound = "until"
            elif match["verb"].startswith(("代行", "代为", "暂代")):
                role = match["verb"].removesuffix("职责") + role
            qualifiers = {"role": role, bound: date}
            if rule in _ENDED:
                qualifiers["tenure"] = "former"
            status = "planned" if _PROPOSED.search(before) else "asserted"
            yield scene.claim(
                "holdsPosition", person, post.body, line, rule,
                confidence=0.9 if post.stated else 0.8, qualifiers=qualifiers, status=status,
            )  # fmt: skip


def _body_spoken_of(scene: Scene, index: int, at: int) -> Mention | None:
    """The body that roles without one belong to: what the sentence has just set up, else the nearest body before, else
    what the title is about."""
    line = scene.lines[index]
    before = [u for u in line.units_in(0, at) if u.kind in ("Government", "Company", "Organization")]
    established = [u for u in before if re.search(r"成立[^，。]{0,8}$|组建[^，。]{0,8}$|设立[^，。]{0,8}$", line.text[: line.place(u)])]
    if established:
        return established[-1].mention
    unit = scene.subject(index, at, ("Company", "Government", "Organization"))
    return unit.mention if unit else None
