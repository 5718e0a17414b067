"""Graphs of any size with invented Chinese names: communities, and few entities with most of the relations."""

import random
from itertools import count

from kg.graph import KnowledgeGraph
from kg.model import ENTITY_TYPES, Block, Document, Entity, Evidence, Fact, Link, MentionRef

_SYLLABLES = "东西南北江河山海云龙泉石金银青白安宁林溪川岭湖港"
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫", "安宁远志明轩若溪望舒知秋书瑶景行"
_ENDINGS = {
    "Government": ("区政府", "发展局", "委员会"), "Company": ("科技有限公司", "能源集团有限公司", "建设公司"),
    "Organization": ("大学", "研究院", "商会"), "Place": ("市", "区", "镇"), "Facility": ("大桥", "车站", "博物馆"),
    "Project": ("产业园", "改造工程"), "Event": ("签约仪式", "推进会"), "Policy": ("行动计划", "规划"),
    "Industry": ("制造", "服务"),
}  # fmt: skip
_SHARES = (30, 12, 16, 8, 12, 6, 6, 5, 3, 2)
_PREDICATES = (
    "holdsPosition",
    "locatedIn",
    "partOf",
    "cooperatesWith",
    "participatesIn",
    "develops",
    "hasIndustry",
    "pursues",
)
_FILLER = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
)


def synthetic(size: int, articles: int, letters: int = 450) -> KnowledgeGraph:
    """``size`` entities with about 2.2 facts each, in ``articles`` texts of about ``letters`` characters."""
    chance = random.Random(size)
    types = chance.choices(ENTITY_TYPES, _SHARES, k=size)
    names = [_name(type_, chance) for type_ in types]
    ids = [f"{type_.lower()}/{i:012x}" for i, type_ in enumerate(types)]
    groups = max(3, int(size**0.5 / 2))
    members: list[list[int]] = [[] for _ in range(groups)]
    home = [int(groups * chance.random() ** 1.7) for _ in range(size)]
    for i, group in enumerate(home):
        members[group].append(i)
    texts = [f"第{n}篇：{names[n % size]}的消息\n" for n in range(articles)]
    mentions: list[list[MentionRef]] = [[] for _ in range(size)]
    facts = []
    room = max(4, letters * articles * 10 // (22 * size) - 14)
    for n in range(int(size * 2.2)):
        group = home[chance.randrange(size)]
        one = chance.choice(members[group])
        hubs = members[group] if chance.random() < 0.85 else members[home[chance.randrange(size)]]
        other = hubs[int(len(hubs) * chance.random() ** 2.5)]
        if one == other:
            continue
        at = chance.randrange(articles)
        sentence = f"{names[one]}与{names[other]}{''.join(chance.choices(_FILLER, k=room))}。"
        start, doc = len(texts[at]), f"{at:012x}"
        texts[at] += sentence + ("\n" if chance.random() < 0.2 else "")
        for who, where in ((one, start), (other, start + len(names[one]) + 1)):
            mentions[who].append(MentionRef(doc, where, where + len(names[who]), names[who]))
        qualifiers = {"date": f"20{chance.randint(20, 24)}-{chance.randint(1, 12):02}"} if chance.random() < 0.3 else {}
        status = chance.choices(("asserted", "planned", "negated"), (90, 8, 2))[0]
        evidence = Evidence(doc, start, start + len(sentence), sentence, "synthetic")
        confidence = round(chance.uniform(0.5, 1), 2)
        predicate = chance.choice(_PREDICATES)
        facts.append(
            Fact(f"fact/{n:012x}", predicate, ids[one], ids[other], None, qualifiers, status, confidence, (evidence,))
        )
    entities = (
        Entity(ids[i], types[i], names[i], _aliases(names[i]), tuple(sorted(mentions[i])), _links(names[i]))
        for i in range(size)
    )
    return KnowledgeGraph.of(map(_document, count(), texts), entities, facts)


def _name(type_: str, chance: random.Random) -> str:
    if type_ == "Person":
        return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))
    return "".join(chance.choices(_SYLLABLES, k=4)) + chance.choice(_ENDINGS[type_])


def _aliases(name: str) -> tuple[str, ...]:
    return (name[:4],) if len(name) > 6 else ()


def _links(name: str) -> tuple[Link, ...]:
    return tuple(Link(alias, "short-form", f"“{alias}”是“{name}”的简称") for alias in _aliases(name))


def _document(number: int, text: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("body" if blocks else "title", at, at + len(line)))
        at += len(line) + 1
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    title = text.split("\n", 1)[0]
    return Document(
        f"{number:012x}", "synthetic.jsonl", number + 1, title, day, "青岚日报", text, "metadata", tuple(blocks)
    )
