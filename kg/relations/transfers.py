"""Shares that go from hand to hand: sold or transferred to somebody, pledged to somebody.

甲公司将其持有的乙公司80%股权转让给丙公司: 甲 deals with 丙, to which 乙 then belongs.
"""

import re
from collections.abc import Iterator

from kg.model import Claim
from kg.relations.agents import Agents
from kg.relations.agents_clause import placed
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause, sign_class

_HOLDERS = ("Company", "Person", "Organization", "Government")
_TAKER = sign_class(_HOLDERS)
_FIRM = sign_class(("Company",))
_BRACKET = r"(?:[（(][^（）()]{0,60}[）)])?"
_GIVEN = re.compile(
    r"(?P<deed>转让|出售|划转|售予|过户|质押)(?:给|至|予|于)了?[^，。；\ue000-\ue009]{0,6}"
    rf"(?P<list>{_TAKER}{_BRACKET}(?:(?:[、和及与]|以及){_TAKER}{_BRACKET})*)"
)
# 甲向乙转让（其持有的）丙20%股权
_TO = re.compile(
    rf"向[^，。；\ue000-\ue009]{{0,6}}(?P<list>{_TAKER}){_BRACKET}(?P<deed>协议转让|转让|出售|质押)(?=[^，。；]{{0,40}}(?:股|份额|出资额|债权|资产))"
)
# 质押方为乙
_PLEDGEE = re.compile(
    rf"(?P<deed>质押|质)(?:权人|方|权方)(?:为|是|系|：)(?P<list>{_TAKER}{_BRACKET}(?:(?:[、和及与]|以及){_TAKER}{_BRACKET})*)"
)
_DISPOSES = re.compile(r"(?:将|把)(?!由|在|于)")
_SHARES = re.compile(r"股|份额|出资额|权益|资产|债权")
_STAKE = re.compile(rf"(?P<firm>{_FIRM}){_BRACKET}\s?(?P<share>\ue00c)(?:的|已发行|有限合伙)*(?:股权|股份|出资额|份额)")
_ITS = re.compile(r"其(?:原|此前|前期|曾)?$")
# per cent
_MOST = 50


def find_transfers(scene: Scene) -> Iterator[Claim]:
    """``cooperatesWith`` of who gives shares away and who takes them, ``partOf`` of the firm of which most goes."""
    text = scene.text
    if not any(word in text for word in ("转让", "出售", "划转", "质押", "过户", "售予")):
        return
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for expression in (_GIVEN, _TO, _PLEDGEE):
            for match in expression.finditer(line.text):
                yield from _given(scene, index, line, match)


def _given(scene: Scene, index: int, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    start, _ = clause(line.text, match.start())
    before = line.text[start : match.start()]
    if (
        match.re is _GIVEN
        and not _SHARES.search(before)
        and not _SHARES.search(line.text, match.end(), match.end() + 20)
    ):
        return
    if _ITS.search(before):
        return  # 接到甲的通知，其原|质押给乙的股份: who it is, another clause tells
    disposed = _DISPOSES.search(line.text, start, match.start())
    at = disposed.start() if disposed else match.start()
    givers = Agents.in_scene(scene).of(index, at, _HOLDERS)
    takers = [u for _, u in placed(line, *match.span("list")) if u.kind in _HOLDERS and u.mention]
    deed = match["deed"].removeprefix("协议")
    for giver in givers:
        for taker in takers:
            if giver.mention and taker.mention and _name(giver) != _name(taker):
                yield scene.claim(
                    "cooperatesWith", giver.mention, taker.mention, line, "deal:given", confidence=0.84,
                    at=match.start("deed"), qualifiers={"kind": "质押" if deed.startswith("质") else deed + "股权"},
                )  # fmt: skip
    if deed.startswith("质") or len(takers) != 1:
        return
    for stake in _STAKE.finditer(line.text, start, match.end() + 40):
        firm, share = line.unit(stake.start("firm")), line.unit(stake.start("share"))
        most = share.unit in ("%", "％") and float(share.value) >= _MOST
        if most and firm.mention and takers[0].mention and _name(firm) != _name(takers[0]):
            yield scene.claim(
                "partOf", firm.mention, takers[0].mention, line, "deal:given", confidence=0.82, at=match.start("deed")
            )


def _name(unit: Unit) -> str:
    return (unit.mention.name or unit.mention.text) if unit.mention else unit.text
