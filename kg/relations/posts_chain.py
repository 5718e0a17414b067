"""Posts that stand beside a name: 县委常委、宣传部部长某某; 某某（某公司董事长）; 法定代表人：某某."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.posts import Chain, Post, holds
from kg.relations.posts_called import find_called
from kg.relations.posts_form import BODY, LAST, PERSON, PERSONS, POSTS, ROLE
from kg.relations.posts_sisters import of_place
from kg.relations.posts_states import state_beside
from kg.relations.scene import Scene
from kg.relations.titles import Titles
from kg.relations.units import Skeleton, Unit
from kg.scan import Scanner

_CHAIN = Scanner(rf"(?P<posts>{POSTS}{LAST})(?P<mark>[：:]\s?|[ \u3000])?(?P<persons>{PERSONS})")
_BEHIND = re.compile(rf"(?P<person>{PERSON})(?:同志|先生|女士)?[（(](?:现任|时任|系|为)?(?P<posts>{POSTS})[）)]")
_APPOSED = Scanner(rf"(?:(?<=[。；“\n])|^)(?P<person>{PERSON})，(?P<posts>{POSTS})(?=[，。；（]|$)")
# 纪河（女）    某大学副院长、教授; 组长：纪河 某县县长; 1. 纪河 某县县长: a line of a list of names
_ROSTER = re.compile(
    r"^[ \u3000]*(?:[^：:，。；]{1,8}[：:]\s{0,3}|\d{1,2}[.．、] ?)?"
    rf"(?P<person>{PERSON})(?:[（(][^（）()]{{1,6}}[）)])?[ \u3000\t]+(?P<posts>{POSTS})[；;]?\s*$"
)
# what joins the next person's posts to the body of those before: 某公司董事长甲、总经理乙; 甲及党委副书记、总经理乙
_JOINS = re.compile(r"(?:先生|女士|同志|[（(][^（）()]{1,20}[）)])?(?:[、，,及和与以]|以及)*")
_FORMER = re.compile(r"(?:(?<![目之从以面空])前|(?<![中平草高])原|时任|前任|曾任)$")
_ITS_POST = re.compile(r"的?[\ue000-\ue00c]")
_BOUNDARY = "，,。；;：:、（(“”\n \u3000与和及由向对经同"
# 马杜罗总统: a head of state by his title behind his name
_STATESMAN = re.compile(rf"(?P<person>{PERSON})(?P<role>{ROLE})")
_HEADS_OF_STATE = ("总统", "首相", "国王", "副总统")
# 收到副总经理某某|提交的书面辞职报告: the post is given up, whatever else he keeps
_LETTER = re.compile(
    r"(?:先生|女士)?的?(?:[提递]交的?|送达的?|发来的?|出具的?)?(?:书面)?(?:的)?[《“]?(?:辞呈|辞职[信函]|辞[职任](?:报告|申请))"
)
_COMMA = re.compile(r"[，,]")


def find_posts(scene: Scene) -> Iterator[Claim]:
    """Posts right before a name (县委常委、宣传部部长某某), or behind it in brackets or between commas."""
    for index, line in enumerate(scene.lines):
        if ROLE[1:-1] not in line.text or scene.kind_of_block(index) in ("byline", "meta"):
            continue
        end, body = -1, None
        posts: list[Post] = []
        bare: list[re.Match[str]] = []
        for match in _CHAIN.finditer(line.text):
            joined = end >= 0 and _JOINS.fullmatch(line.text[end : match.start()]) is not None
            bare = [*bare, match] if _is_bare(line, match) and (bare or not joined) else bare if joined else []
            # behind 某某航空董事长甲、总监乙 nothing but the body that was not understood will do
            near = not (joined and body is None) or bool(bare)
            label = bool(match["mark"] and match["mark"].strip())
            deputy = not joined and _is_deputy(line, match, posts)
            again = _again(line, match, posts) if joined else None
            chain = Chain(scene, index, (again or body) if joined or deputy else None, near, label)
            start = _begin(chain, match)
            posts = [
                _of_house(scene, post, body if joined else None) for post in chain.posts(start, match.end("posts"))
            ]
            yield from _held(chain, match, start, posts)
            if posts and body is None and joined and posts[-1].role.title.kind in ("headed", "firm"):
                for before in bare[:-1]:  # 与|党委书记甲、|副校长乙座谈: of one house
                    chain = Chain(scene, index, posts[-1].body, near=False)
                    yield from _held(chain, before, before.start(), chain.posts(*before.span("posts")))
            end, body = match.end(), _carried(posts)
        yield from _statesmen(scene, line)
        yield from _titled(scene, index, line)
        yield from find_called(scene, index, line)
        for expression in (_BEHIND, _APPOSED, _ROSTER):
            for match in expression.finditer(line.text):
                yield from _behind(scene, index, match)


def _is_bare(line: Skeleton, match: re.Match[str]) -> bool:
    """Whether the posts name no body, and nothing stands before them that could be one that was not understood."""
    before = line.text[match.start() - 1 : match.start()]
    return match["posts"][0] == ROLE[1:-1] and (not before or before in "，,。；：与由和及、向对")


# titles that lead a list of names as labels, whatever a line before them ends with
_LEADS_LIST = ("组长", "组员", "成员", "总指挥", "指挥长")
# what one is of a body without working there: 甲大学校长、中国工程院院士乙，|党委常委|丙
_HONOURS = ("院士", "学部委员", "代表", "会员")


def _of_house(scene: Scene, post: Post, house: Mention | None) -> Post:
    """The post with the firm or school whose people are told, where only its committee stands before the role
    (青石集团董事长甲，|纪委|书记|乙), or with the committee of the place whose people are told."""
    body = post.body
    inner = body.text in ("纪委", "党委", "工会") and body.name is None
    if house is None or not inner:
        return post
    if house.type in ("Company", "Organization"):
        return post._replace(body=house, role=post.role._replace(text=body.text + post.role.text))
    whole = of_place(scene, body.start, body.text, house) if body.text == "纪委" else None
    return post._replace(body=whole) if whole else post


def _carried(posts: list[Post]) -> Mention | None:
    """The body of the next person's posts that name none: that of the last post, honours left aside."""
    held = [post for post in posts if not post.role.text.endswith(_HONOURS)] or posts
    return held[-1].body if held else None


def _again(line: Skeleton, match: re.Match[str], before: list[Post]) -> Mention | None:
    """The body at which the one before has the first of the next one's posts: 党委委员、总经理甲，|党委委员|乙."""
    unit = line.unit_or_none(match.start("posts"))
    if unit is None or unit.kind != "Role":
        return None
    return next((post.body for post in before if post.role.text == unit.value), None)


def _is_deputy(line: Skeleton, match: re.Match[str], before: list[Post]) -> bool:
    """Whether the post is only that of the deputies of the one named before: 人大主任甲主持会议，|副主任|乙."""
    unit = line.unit_or_none(match.start("posts"))
    alone = unit is not None and len(match["posts"]) == 1 and line.text[match.start() - 1 : match.start()] in "，,、"
    if not alone or unit is None:
        return False
    # 副主任甲主持会议，副主任乙、丙参加
    again = unit.value.startswith("副") and any(unit.value == post.role.text for post in before[-1:])
    return again or any(unit.value == "副" + post.role.text for post in before[-1:])


def _begin(chain: Chain, match: re.Match[str]) -> int:
    """Where the posts of the named person begin: a chain runs over a comma only where it begins a clause itself
    (甲集团党组成员、副总经理，乙集团董事长某某), not where a verb before it takes its first part
    (将留任甲公司总经理，乙公司董事某某)."""
    text = chain.line.text
    start, end = match.span("posts")
    if match["mark"] and match["mark"].strip() and chain.line.unit(end - 1).value.endswith(_LEADS_LIST):
        return end - 1  # 青石县委书记|副组长：
    commas = [m.end() for m in _COMMA.finditer(text, start, end)]
    if not commas:
        return start
    opens = start == 0 or text[start - 1] in _BOUNDARY
    titles = Titles.of(chain.scene.rules)
    kinds = {titles.read(u.value).title.kind for u in chain.line.units_in(start, commas[-1]) if u.kind == "Role"}
    return start if opens and "none" not in kinds else commas[-1]


def _held(chain: Chain, match: re.Match[str], start: int, posts: list[Post]) -> Iterator[Claim]:
    """The posts before one or more names; of several names all have the post only where it has several holders."""
    line = chain.line
    persons = [u.mention for u in _names(line, match) if u.mention]
    if posts and not posts[-1].role.is_shared:
        persons = persons[:1]
    before, behind = line.text[:start], line.text[match.end() :]
    first = line.unit_or_none(start)
    if posts and posts[0].body.rule == "implied:title" and first is not None and first.kind == "Role":
        before = before[: len(before) - max(0, first.start - posts[0].body.start)]  # 解除|国防|部长某某的职务
    former = _FORMER.search(before[-3:])
    removed = before.endswith(chain.scene.rules.classes["remove"]) and not _ITS_POST.match(behind)
    # where it goes on to say which post he resigns from, he may keep another
    letter = _LETTER.match(behind)
    removed = removed or (letter is not None and not re.search(r"辞[去任]", behind[letter.end() :]))
    for person in persons:
        for post in posts:
            status = "negated" if removed else "asserted"
            yield holds(chain, person, post, "posts:chain", status=status, tenure="former" if removed or former else "")


def _names(line: Skeleton, match: re.Match[str]) -> list[Unit]:
    """The persons of a match, without the other forms of their names in brackets."""
    start, end = match.span("persons")
    return [u for u in line.units_in(start, end) if u.kind == "Person" and line.text[line.place(u) - 1] not in "（("]


def _behind(scene: Scene, index: int, match: re.Match[str]) -> Iterator[Claim]:
    """Posts in brackets or between commas behind a name; only such as state their body."""
    chain = Chain(scene, index, near=False)
    unit = chain.line.unit(match.start("person"))
    for post in chain.posts(*match.span("posts")):
        if unit.mention:
            yield holds(chain, unit.mention, post, "posts:behind", sure=0.95)


# 青石县粮食局|苗长河|局长|带队: the post stands behind the name, the body right before it
_TITLED = re.compile(
    rf"(?<![{ROLE[1:-1]}])(?P<body>{BODY})(?P<person>{PERSON})(?P<role>{ROLE})"
    r"(?=[，。；、]|一行|等|见证|团队|的陪同|的带领|带队|率|参加|出席|表示|指出|介绍|强调|陪同|主持|作|致|率领|同志|莅临|来|到|赴|在|前往|带领|深入|走进|一同|就|对|向)"
)


_TITLED_MORE = re.compile(
    rf"、(?P<person>{PERSON})(?P<role>{ROLE})(?=[，。；、]|一行|等|参加|出席|[到莅来]|陪同|[共一]同|列席|分别)"
)


def _titled(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """The post of a person whose title stands behind the name and whose body right before it."""
    for match in _TITLED.finditer(line.text):
        body, person = line.unit(match.start("body")), line.unit(match.start("person"))
        if body.kind not in ("Government", "Company", "Organization") or body.end != person.start:
            continue
        held = [(person, line.unit(match.start("role")))]
        at = match.end()
        while more := _TITLED_MORE.match(line.text, at):  # 远川学院纪长河主任、苗青副主任
            held.append((line.unit(more.start("person")), line.unit(more.start("role"))))
            at = more.end()
        for who, title in held:
            role = Titles.of(scene.rules).read(title.value)
            if role.title.kind not in ("none", "state") and who.mention and body.mention:
                yield scene.claim(
                    "holdsPosition", who.mention, body.mention, line, "posts:titled", confidence=0.85,
                    qualifiers={"role": role.text}, status="asserted",
                )  # fmt: skip


def _statesmen(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """The post of a head of state whose title stands behind the name, where one foreign country only is named:
    马杜罗|总统 in news of 委内瑞拉."""
    for match in _STATESMAN.finditer(line.text):
        person, role = line.unit(match.start("person")), line.unit(match.start("role"))
        if person.mention is None:
            continue
        if role.value == "委员长" and (council := scene.named("全国人大常委会")):
            yield scene.claim(
                "holdsPosition", person.mention, council, line, "posts:statesman", confidence=0.85,
                qualifiers={"role": role.value}, status="asserted",
            )  # fmt: skip
        if role.value not in _HEADS_OF_STATE:
            continue
        if state := state_beside(scene, line):
            yield scene.claim(
                "holdsPosition", person.mention, state, line, "posts:statesman", confidence=0.8,
                qualifiers={"role": role.value}, status="asserted",
            )  # fmt: skip
