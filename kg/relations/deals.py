"""Deals in firms: who finances whom, who buys of whom, and which firm comes to belong to which.

A round is told of the firm that gets it, wherever its investors are named (甲完成B轮融资。… 乙领投). Who buys shares
deals with whoever holds them; the firm whose shares they are comes to belong to him only with most of them.
"""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relations.agents import Agents
from kg.relations.scene import Scene
from kg.relations.status import status_of
from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class
from kg.scan import Scanner

_FIRM = SIGNS["Company"]
_HOLDERS = ("Company", "Person", "Organization", "Government")
_NAMES = "\ue000-\ue009"
_BRACKET = r"(?:[（(][^（）()]{0,60}[）)])?"
_BACKER = sign_class(("Company", "Organization", "Government"))
_AND = r"(?:[、，和及与]|以及)(?:[新老原]股东|[原现]有股东|产业(?:投资)?方|战略投资方|其他投资方)?"
# 甲集团旗下产业基金|乙资本: the owner is no backer
_OWNED_BY = rf"(?:{_BACKER}(?:旗下|下属)的?[^，。；、{_NAMES}]{{0,8}})?"
_LIST = rf"(?P<list>{_OWNED_BY}[“]?{_BACKER}[”]?{_BRACKET}(?:{_AND}{_OWNED_BY}[“]?{_BACKER}[”]?{_BRACKET}){{0,30}})"
# 甲完成B轮融资, 甲的B轮融资, 甲宣布启动总额|22亿元|的B轮融资
_FUNDED = Scanner(
    rf"(?P<firm>{_FIRM}){_BRACKET}(?:的|[^。；{_NAMES}]{{0,24}}?(?:完成|获得?|宣布|启动|新获|官宣|达成)[^。；{_NAMES}]{{0,24}}?)"
    r"(?:[A-Z]\+*轮|天使轮|种子轮|战略|新一轮|轮|\ue00c的?[^，。；\ue000-\ue009]{0,6}|[一二三四]期项目|项目)融资"
)
_BACKED = (
    # 乙、丙联合领投，丁跟投; 由乙领投
    Scanner(
        rf"{_LIST}(?:等[^，。；、{_NAMES}]{{0,8}})?(?:的|也|将|则|共同|继续|在[^，。；、{_NAMES}]{{0,10}}中?)*"
        r"(?P<kind>联合领投|独家领投|领投|跟投|独家投资|联合投资|共同投资|联合组成|共同完成|战略投资|参投|加持|(?:持续|继续)?加注|持续加码|追加投资|参与(?:了)?(?:本轮|此轮|该轮)?(?:投资|融资)|参与跟投)"
    ),
    # A轮注资的乙、丙
    Scanner(rf"轮(?P<kind>注资|投资|领投)的?(?:投资方|股东|机构)?{_LIST}"),
    # 投资方包括乙、丙; 跟投方为丁
    Scanner(rf"(?P<kind>领投|跟投|投资)(?:方|人|机构|者)(?:为|包括|有|是|分别为|分别是|还有|还包括|：){_LIST}"),
)
_BUY = r"(?:收购|受让|购买|并购|取得|控股(?!股东)|竞得|要约收购)"
# 甲拟以1亿元收购乙（所）持有的丙51%股权
_BUYS = Scanner(
    rf"(?<![从自向])(?P<o>{_FIRM}){_BRACKET}(?P<gap>[^，。；{_FIRM}]{{0,24}}?)(?P<verb>{_BUY})了?"
    rf"(?:(?P<w>{sign_class(_HOLDERS)}){_BRACKET}(?:[^，。；{_NAMES}]{{0,6}})?(?:所?(?:直接|间接|合计)?持有?的|所持有?))?"
    # 收购|澳大利亚数据中心运营商|丙
    rf"(?:[\ue004\ue009]{{0,3}}[^，。；{_NAMES}\ue00c]{{0,10}}?(?:商|企业|品牌|巨头|平台|公司))?"
    rf"(?P<s>{_FIRM}){_BRACKET}(?P<rest>[^，。；{_NAMES}]{{0,16}})"
)
# 公司拟|收购乙所持…, 受让丙（以下简称“丙”）转让的…: who sells, whatever it is that is sold
_OF_HOLDER = Scanner(
    rf"(?P<verb>{_BUY})了?(?:\ue002?\ue00a)?(?P<w>{sign_class(_HOLDERS)}){_BRACKET}(?:[^，。；{_NAMES}]{{0,6}})?"
    r"(?:所?(?:直接|间接|合计)?持有?的|所持有?|所?(?:转让|出让)的)"
)
# 从丙手中收购…, 自丙处受让…
_FROM_HOLDER = Scanner(
    rf"[从自](?P<w>{sign_class(_HOLDERS)}){_BRACKET}(?:手中|手上|处|方面)?[^，。；{_NAMES}]{{0,16}}?(?P<verb>{_BUY}|买下|购得|购入|接手)"
)
# 甲拟向乙、丙发行股份购买其持有的丁100%股权
_SELLER = sign_class(("Company", "Person", "Organization"))
_BUYS_OF = Scanner(
    rf"向(?P<list>{_SELLER}(?: {_SELLER})?{_BRACKET}(?:(?:[、和及与]|以及){_SELLER}{_BRACKET})*)"
    rf"[^，。；{_NAMES}]{{0,30}}?(?P<verb>购买|收购)(?:其|各自)"
    rf"[^，。；{_NAMES}]{{0,6}}持有的?(?P<s>{_FIRM}){_BRACKET}(?P<rest>[^，。；{_NAMES}]{{0,16}})"
)
# 甲将其持有的乙100%股权、丙77%股权托管给丁
_STAKE = rf"{_FIRM}{_BRACKET}\s?\ue00c的?(?:股权|股份|出资额|份额){_BRACKET}"
_HOLDS = Scanner(
    rf"(?P<o>{_FIRM}){_BRACKET}[^，。；{_NAMES}]{{0,10}}?(?:直接|间接|合计|已|共|分别)*持有的?"
    rf"(?P<list>{_STAKE}(?:(?:[、和及与]|以及){_STAKE})*)"
)
_HELD = re.compile(rf"(?P<firm>{_FIRM}){_BRACKET}\s?(?P<share>\ue00c)的?(?:股权|股份|出资额|份额)")
# 甲将持有的乙51%股权|转让给丙: no longer his
_GIVEN_AWAY = re.compile(r"[^，。；]{0,30}?(?:转让|出售|划转|过户|售予)(?:给|至|予|于)")
_BOUGHT_OF = re.compile(rf"{_BUY}了?$")
# per cent
_MOST = 50
_SHARES = re.compile(r"股|权益|份额|$")
# with any share: 取得控制权, 纳入合并报表
_CONTROL = re.compile(r"控制权|控股权|并表|合并报表|合并范围|控股子公司|全资子公司|第一大股东|控股股东")
# what is bought of a firm is its shares, or the firm itself; no paper that it issues, no claim on another
_ITSELF = re.compile(
    r"\s?的?(?:\ue00c|全部|部分|剩余|已发行|控股权|控制权|多数|少数|股权|股份|交易|事项|方案|议案|计划|消息|要约|协议|一事|相关|有关"
    r"|[，。；、）)\s]|$|后|完成|将|并|以)"
)
_WEIGHED = re.compile(r"筹划|谋划|考虑|洽谈|谈判|磋商|有意|欲|传")


# 设立乙公司，…其中甲公司出资…，持股51%: most of a firm that was founded right before
_FOUNDED = Scanner(rf"(?:设立|成立|组建|新设)[^，。；{_FIRM}]{{0,14}}[“‘]?(?P<firm>{_FIRM})")
_TAKES = Scanner(
    rf"(?P<o>{_FIRM}){_BRACKET}[^。；{_FIRM}]{{0,40}}?(?:持股(?:比例)?|占股(?:比例)?|股权占比|持有)(?:为|达|约)?(?P<share>\ue00c)"
    r"(?:的?(?:股权|股份|出资额))?(?=[，。；、）])"
)
_OWN_SHARE = re.compile(
    rf"(?:{_BRACKET})?[，,](?:公司|其|并)?(?:将|拟)?(?:持股(?:比例)?|占股(?:比例)?|持有)(?:为|达|约)?(?P<share>\ue00c)"
)


def _founded(scene: Scene) -> Iterator[Claim]:
    """The firm that was founded belongs to whoever is told to take most of it."""
    new: Mention | None = None
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        start = 0
        for match in _FOUNDED.finditer(line.text):
            new = line.unit(match.start("firm")).mention
            start = match.end()
            own = _OWN_SHARE.match(line.text, start)
            founder = Agents.in_scene(scene).of(index, match.start(), ("Company",)) if own else []
            if own and founder and new and founder[0].mention and _is_most(line.unit(own.start("share"))):
                yield scene.claim(
                    "partOf", new, founder[0].mention, line, "deal:founded", confidence=0.84, at=match.start()
                )
        for match in _TAKES.finditer(line.text, start) if new else ():
            taker = line.unit(match.start("o")).mention
            if taker and new and not _same(taker, new) and _is_most(line.unit(match.start("share"))):
                yield scene.claim("partOf", new, taker, line, "deal:founded", confidence=0.84, at=match.start("share"))


def _is_most(share: Unit) -> bool:
    return share.unit in ("%", "％") and float(share.value) >= _MOST


def find_deals(scene: Scene) -> Iterator[Claim]:
    """``cooperatesWith`` of who finances whom and of buyers and sellers of shares; ``partOf`` of what is bought.

    甲公司完成B轮融资，由乙资本领投 -> 甲公司 cooperatesWith 乙资本 (kind 领投)
    """
    text = scene.text
    if "融资" in text or "投" in text:
        yield from _funding(scene)
    if "股" in text and ("设立" in text or "成立" in text or "组建" in text):
        yield from _founded(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for match in _BUYS.finditer(line.text):
            yield from _bought(scene, line, match)
        for expression in (_OF_HOLDER, _FROM_HOLDER):
            for match in expression.finditer(line.text):
                yield from _of_holder(scene, index, line, match)
        for match in _BUYS_OF.finditer(line.text):
            yield from _bought_of(scene, index, line, match)
        for match in _HOLDS.finditer(line.text):
            yield from _held(scene, line, match)


def _funding(scene: Scene) -> Iterator[Claim]:
    """The backers of the firm whose round is told of, the last such firm before them."""
    funded: Mention | None = None
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        rounds = [(m.start("firm"), line.unit(m.start("firm")).mention) for m in _FUNDED.finditer(line.text)]
        seen: set[int] = set()
        for expression in _BACKED:
            for match in expression.finditer(line.text):
                before = [firm for at, firm in rounds if at < match.start("list")]
                before += _receiver(line, match)
                firm = before[-1] if before else funded or (rounds[0][1] if rounds else None)
                firm = firm or _spoken_of(scene, index, line, match.start())
                if firm is not None:
                    yield from _backed(scene, line, match, firm, seen)
        funded = rounds[-1][1] if rounds else funded


# 甲获得|由乙领投、丙跟投|的A轮融资; 甲的投资方包括|乙
_RECEIVES = re.compile(
    rf"(?P<firm>{_FIRM}){_BRACKET}(?:[^，。；{_NAMES}]{{0,12}}?(?:获得?|完成|引入)[^。；{_FIRM}]{{0,12}}|的)$"
)
_ROUND_BEHIND = re.compile(r"[^。；]{0,40}(?:融资|投资|注资|入股)")


def _receiver(line: Skeleton, match: re.Match[str]) -> list[Mention | None]:
    """The firm that gets what the backers of ``match`` give, where its own clause says so."""
    told = _RECEIVES.search(line.text, 0, match.start())
    named = match.start("kind") < match.start("list")
    if told is None or not (named or _ROUND_BEHIND.match(line.text, match.end())):
        return []
    return [line.unit(told.start("firm")).mention]


def _spoken_of(scene: Scene, index: int, line: Skeleton, at: int) -> Mention | None:
    """The firm that gets the round where its sentence does not name it: 完成2亿元B轮融资，由乙资本领投."""
    unit = scene.subject(index, at, ("Company",)) if "融资" in line.text[:at] else None
    return unit.mention if unit else None


def _backed(scene: Scene, line: Skeleton, match: re.Match[str], firm: Mention, seen: set[int]) -> Iterator[Claim]:
    start, end = match.span("list")
    dates = [u for u in line.units_in(0, start) if u.kind == "Date" and u.value]
    for unit in line.units_in(start, end):
        inside = line.text.rfind("（", start, line.place(unit)) > line.text.rfind("）", start, line.place(unit))
        owner = line.text.startswith(("旗下", "下属"), line.place(unit) + 1)
        if unit.mention is None or unit.start in seen or inside or owner or _same(unit.mention, firm):
            continue
        seen.add(unit.start)
        yield scene.claim(
            "cooperatesWith", firm, unit.mention, line, "deal:funded", confidence=0.84, at=match.start("kind"),
            qualifiers={"kind": match["kind"], "date": dates[-1].value if dates else ""},
        )  # fmt: skip


def _bought(scene: Scene, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    """What is bought, where it is most of the firm."""
    buyer, bought = line.unit(match.start("o")).mention, line.unit(match.start("s")).mention
    if buyer is None or bought is None or _same(buyer, bought) or not _ITSELF.match(line.text, match.start("rest")):
        return
    at = match.start("verb")
    if not _is_minor(line, match):
        weighed = _WEIGHED.search(line.text, clause(line.text, at)[0], at)
        status = "planned" if weighed else status_of(line.text, at)
        yield scene.claim("partOf", bought, buyer, line, "acquires", confidence=0.82, status=status)


def _of_holder(scene: Scene, index: int, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    """Buyer and seller: whoever the clause or those before it say buys what somebody holds."""
    buyers = Agents.in_scene(scene).of(index, match.start(), _HOLDERS)
    seller = line.unit(match.start("w")).mention
    for unit in buyers:
        if unit.mention and seller and not _same(unit.mention, seller):
            yield scene.claim(
                "cooperatesWith", unit.mention, seller, line, "deal:bought", confidence=0.84, at=match.start("verb"),
                qualifiers={"kind": "收购股权"},
            )  # fmt: skip


def _bought_of(scene: Scene, index: int, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    """The buyer with each of those who sell, and what is bought where it is most of the firm."""
    buyers = Agents.in_scene(scene).of(index, match.start(), ("Company",))
    buyer, bought = (buyers[0].mention if buyers else None), line.unit(match.start("s")).mention
    if buyer is None or bought is None or _same(buyer, bought):
        return
    for unit in line.units_in(*match.span("list")):
        inside = line.text[line.place(unit) - 1] in "（("
        if unit.mention is not None and unit.kind in _HOLDERS and not inside and not _same(buyer, unit.mention):
            yield scene.claim(
                "cooperatesWith", buyer, unit.mention, line, "deal:bought", confidence=0.84, at=match.start("verb"),
                qualifiers={"kind": "收购股权"},
            )  # fmt: skip
    if not _is_minor(line, match):
        yield scene.claim(
            "partOf", bought, buyer, line, "acquires", confidence=0.82, status=status_of(line.text, match.start("verb"))
        )


def _held(scene: Scene, line: Skeleton, match: re.Match[str]) -> Iterator[Claim]:
    """The firms of which somebody holds at least half: 甲持有乙51%股权."""
    if _BOUGHT_OF.search(line.text, 0, match.start("o")) or _GIVEN_AWAY.match(line.text, match.end()):
        return  # 甲收购|乙持有的丙60%股权: no longer his
    holder = line.unit(match.start("o")).mention
    for stake in _HELD.finditer(line.text, *match.span("list")):
        share, firm = line.unit(stake.start("share")), line.unit(stake.start("firm")).mention
        most = share.unit in ("%", "％") and float(share.value) >= _MOST
        if most and holder is not None and firm is not None and not _same(holder, firm):
            yield scene.claim("partOf", firm, holder, line, "deal:held", confidence=0.84, at=stake.start())


def _is_minor(line: Skeleton, match: re.Match[str]) -> bool:
    """Whether less than half of the firm is bought, and nothing is said of its control: 收购甲|9.56%|股权."""
    if _CONTROL.search(line.text, match.start("s")):
        return False
    figures = _percents(line, *match.span("rest"))
    return bool(figures) and figures[0] < _MOST and bool(_SHARES.search(match["rest"]))


def _percents(line: Skeleton, start: int, end: int) -> Sequence[float]:
    return [float(u.value) for u in line.units_in(start, end) if u.kind == "Quantity" and u.unit in ("%", "％")]


def _same(one: Mention, other: Mention) -> bool:
    return (one.name or one.text) == (other.name or other.text)
