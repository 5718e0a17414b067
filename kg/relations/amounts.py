"""Quantities: whose the figures are, what they measure and when."""

import re
from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.chains import chained, follows, sums_up
from kg.relations.contracts import contracted
from kg.relations.coverage import covered, told_by_market
from kg.relations.figures import figures_of, is_crowd
from kg.relations.filled import of_form
from kg.relations.gathered import Gathered
from kg.relations.in_names import find_in_names
from kg.relations.measures import Measure, Measures, Told, told_apart
from kg.relations.nation import ToldSo, country_told_of, of_country, still_of_country
from kg.relations.salience import Salience
from kg.relations.scene import Scene
from kg.relations.sole import of_sole_firm
from kg.relations.stakes import dealer, each_of, founded
from kg.relations.status import status_of
from kg.relations.units import SIGNS, Skeleton, Unit, clause
from kg.relations.unowned import is_anothers

_TARGET = re.compile(
    r"(?<!占年度)(?<!占全年)计划|拟|将(?!其(?!中)|所持|持有的|上述|该)|预计|力争|争取|目标|达产|建成后|投产后|届时|确保|规划|有望|(?<![主需重首])要(?![求素点闻])|到20"
)
# properties that say nothing without that of the figure before: 营业收入 … 同比下降
_LEANS = re.compile(
    r"同比|环比|增长|下降|增幅|增速|降幅|比(?!例)|较|占(?![地用据道])|提高|上升|减少|降低|提升|约占|高于|低于|快于|^$"
)
# what the sentence before told of goes on: 其中，…; 全部建成投产后，预计年产值…
_GOES_ON = re.compile(r"其中|另有|还有|此外，|(?:这些)?(?:项目)?全部(?:建成|达产|投产|竣工|落地)")
# a kind of the works that were told of: 产业项目|118项|, 开工的重大项目中，基础设施项目|46项
_OF_KINDS = re.compile(
    r"(?:[据经][^，。；]{1,12}，)?(?:(?:在?(?:本次|此次|这次|集中|开工|签约|竣工|投产|重[大点]|的|\ue00c|项目){1,6}[中里]|其中|分[^，。；]{1,6}看)，?){0,2}"
    r"(?!续建|在建|储备|谋划|入库)[\u4e00-\u9fff\ue009、]{2,12}(?:项目|类)(?:共|共有|有|达到?|为)?(?=\ue00c)"
)
_NORM = re.compile(r"任意连续[^，。；]*$|不得(?:低于|高于|超过|少于|多于|大于|小于)|自[^，。；]{1,16}起$")
# what is counted was told before: 除已开工的上述|5条|高速公路外, 于两天内开工的|5条|高速公路, 这|8家|企业
_ASIDE = re.compile(r"^除[^，。；]*$|(?:上述|以上|其余|其他|另外|这|那)$|^于[^，。；]{1,12}的$")
# an amount that whoever is named behind it has got: 1亿元|A轮投资的电商平台某某
_FUNDED = re.compile(
    rf"[^，。；、{SIGNS['Company']}]{{0,8}}(?:投资|融资|注资)的[^，。；、{SIGNS['Company']}]{{0,12}}{SIGNS['Company']}"
)
# what a meeting lets a firm do is the firm's: 年度股东大会|批准的担保总额
_APPROVED = re.compile(rf"{SIGNS['Event']}(?:审议|表决)?(?:批准|通过|同意|授权|核准)的[^，。；\ue000-\ue00c]{{0,16}}$")
_BODIES = "".join(SIGNS[kind] for kind in ("Government", "Company", "Organization", "Facility"))
# who stands in a list that is counted behind it
_LISTED = re.compile(
    rf"[{_BODIES}](?![^，。；、]{{0,8}}(?:包括|涵盖|包含))(?:[^，。；、和及与]{{0,20}}[、和及与])*[^，。；、]{{0,12}}等$|[{_BODIES}](?:[、和及与][{_BODIES}])+$"
)


# 甲电子、乙手机等智能制造项目|18个|，协议引资71亿元
_COUNTED_LIST = re.compile(
    rf"[{_BODIES}](?:[^，。；、和及与]{{0,20}}[、和及与])*[^，。；、]{{0,12}}等[^，。；、{_BODIES}]{{0,10}}(?:项目|企业|公司)\ue00c"
)


def find_amounts(scene: Scene) -> Iterator[Claim]:
    """One ``quantity`` claim for each figure that has an owner in reach.

    A title's figure that the body tells again belongs to whom the body gives it: the title only hints at its owner.
    """
    titles: list[Claim] = []
    told: set[tuple[str | None, str]] = set()
    owners = _Owners(scene)
    above: Mention | None = None
    for index, line in enumerate(scene.lines):
        kind = scene.kind_of_block(index)
        if kind in ("byline", "meta"):
            continue
        claims, above = _of_line(scene, index, line, owners, above)
        for claim in claims:
            if kind == "title":
                titles.append(claim)
            else:
                told.add(_figure(claim))
                yield claim
    yield from (claim for claim in titles if _figure(claim) not in told)
    yield from find_in_names(scene)


def _figure(claim: Claim) -> tuple[str | None, str]:
    return claim.value, dict(claim.qualifiers).get("unit", "")


class _Owners:
    """What tells the owners of one document's figures."""

    def __init__(self, scene: Scene) -> None:
        self.measures = Measures.of(scene.rules)
        self.salience = Salience(scene)
        self.gathered = Gathered(scene)
        # the event that figures were told of last
        self.event: Mention | None = None


def _of_line(
    scene: Scene, index: int, line: Skeleton, owners: _Owners, above: Mention | None
) -> tuple[list[Claim], Mention | None]:
    """The claims of one sentence and whose its last figure is; each figure may lean on the one before it, and shares
    its lack of an owner. ``above``: whose the figures of the sentence before were."""
    figures = figures_of(line)
    if not figures:
        return [], above
    apart = told_apart(line, figures)
    claims: list[Claim] = []
    owner, root = _carried(scene, index, line, above, owners.event), ""
    for number, figure in enumerate(figures):
        measure = owners.measures.read(line, figure)
        own = owners.salience.of_clause(index, line.place(figure))
        told = apart.get(figure.start, Told())
        if told.lost:
            continue
        named = told.owner.mention if told.owner and told.owner.kind not in ("Industry", "Person") else None
        leans = number > 0 and follows(line, figure, measure, own)
        if named:
            owner = named
        elif (told_so := _by_words(scene, index, line, figure, owners, measure, own=own)) is not None:
            owner = told_so.mention
        elif not leans:
            last = figures[number - 1] if number else None
            owner = _in_reach(scene, index, figure, measure, owners, last, (owner, above), own=own)
        name = told.name or measure.name
        if leans and _LEANS.match(name):
            name = root + name
        elif name:
            root = name
        if several := each_of(line, figure):
            claims += [figure_claim(scene, line, figure, each, name, told.date) for each in several]
        elif owner and _counts(line, figure, owner) and not _is_of_list(line, figure, owner):
            claims.append(figure_claim(scene, line, figure, owner, name, told.date))
            claims += _yielded(scene, line, figure, owner)
        if owner and owner.type == "Event":
            owners.event = owner
    return claims, owner


def _in_reach(
    scene: Scene, index: int, figure: Unit, measure: Measure, owners: _Owners, last: Unit | None,
    before: tuple[Mention | None, Mention | None], *, own: bool,
) -> Mention | None:  # fmt: skip
    """Whose the figure is where no words tell it. ``last``: the figure before it in the sentence; ``before``: whose
    that was, and whose those of the sentence before were."""
    line, owner = scene.lines[index], before[0]
    if owner and ((last and sums_up(line, last, figure)) or _goes_on(line, figure, last, owner, own=own)):
        return owner
    found = owners.salience.owner(index, figure, measure) or still_of_country(scene, index, before[1], owner)
    if found is None and owner and last and chained(line, last, figure):
        return owner
    found = found or of_sole_firm(scene, index, line) or country_told_of(scene, index, line.place(figure))
    return found or of_form(scene, index, measure)


def _by_words(
    scene: Scene, index: int, line: Skeleton, figure: Unit, owners: _Owners, measure: Measure, *, own: bool
) -> ToldSo | None:
    """Whose the words around the figure tell it to be; None where they do not tell."""
    if _APPROVED.search(line.text, 0, line.place(figure)):
        told = scene.subject(index, line.place(figure), ("Company",))
        return ToldSo(told.mention if told else None)
    if event := owners.gathered.owner(line, figure, own=own):
        return ToldSo(event)
    if funded := _FUNDED.match(line.text, line.place(figure) + 1):
        return ToldSo(line.unit(funded.end() - 1).mention)
    if signer := contracted(scene, index, line, figure, measure):
        return ToldSo(signer)
    if firm := covered(scene, index, line, figure):
        return ToldSo(firm)
    if dealt := dealer(scene, index, line, figure):
        return ToldSo(dealt)
    if not own and measure.name.startswith("注册资本") and (firm := founded(line, figure)):
        return ToldSo(firm)
    if traded := told_by_market(line, line.place(figure)):
        return traded
    if country := of_country(scene, index, line.place(figure)):
        return country
    return ToldSo(None) if is_anothers(line, figure, measure, own) else None


def _yielded(scene: Scene, line: Skeleton, figure: Unit, owner: Mention) -> list[Claim]:
    """The line of business of whoever yields so much of it by the year: 年产|120万只|铝合金轮毂."""
    made = line.unit_or_none(line.place(figure) + 1)
    product = made.mention if made and made.mention and made.mention.rule == "industry:yield" else None
    if product is None or owner.type not in ("Project", "Company", "Facility"):
        return []
    return [scene.claim("hasIndustry", owner, product, line, "quantity:product", confidence=0.78)]


def _counts(line: Skeleton, figure: Unit, owner: Mention) -> bool:
    """Whether the figure tells of its owner: no crowd, not what is told at a press conference, nor what a rule allows
    (不得低于股份总数的|5%) or a term that runs (自披露之日起|3个交易日)."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    before = line.text[start:at]
    if owner.type == "Event" and owner.text.endswith(("新闻发布会", "吹风会", "记者会")):
        return False
    return not (owner.type != "Event" and is_crowd(line, figure)) and not (
        _NORM.search(before) or _ASIDE.search(before)
    )


def _is_of_list(line: Skeleton, figure: Unit, owner: Mention) -> bool:
    """Whether the figure counts the list that the owner is one of: 甲公司、乙公司等|30多家|企业."""
    members = _LISTED.search(line.text, 0, line.place(figure)) or _COUNTED_LIST.search(
        line.text, 0, line.place(figure) + 1
    )
    named = owner.name or owner.text
    units = line.units_in(*members.span()) if members is not None else ()
    return any(u.mention is not None and named in (u.mention.name, u.mention.text) for u in units)


def _carried(scene: Scene, index: int, line: Skeleton, above: Mention | None, event: Mention | None) -> Mention | None:
    """The event of the figures before, where the sentence goes on about its parts: 其中，工业项目16个. ``event``: the
    last that figures were told of, however far back."""
    if _OF_KINDS.match(line.text):
        return event
    if above is None or above.type != "Event":
        return None
    row = index > 0 and scene.lines[index - 1].text.endswith("；")
    return above if (_GOES_ON.match(line.text) or row) and scene.same_block(index - 1, index) else None


def _goes_on(line: Skeleton, figure: Unit, last: Unit | None, owner: Mention | None, *, own: bool) -> bool:
    """Whether the figure is told of the same event as the one before, with nobody named between."""
    if own or owner is None or owner.type != "Event":
        return False
    at = line.place(figure)
    if last is None and (kind := _OF_KINDS.match(line.text)) and kind.end() == at:
        return True
    return not any(u.mention for u in line.units_in(line.place(last) if last else 0, at))


def figure_claim(scene: Scene, line: Skeleton, figure: Unit, owner: Mention, name: str, date: str) -> Claim:
    """The claim that the figure is its owner's, and measures what ``name`` says at ``date``."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    status = status_of(line.text, at)
    planned = status == "planned" or bool(_TARGET.search(line.text[start:at]))
    qualifiers = {
        "property": name,
        "unit": figure.unit,
        "text": figure.text,
        "kind": "target" if planned else "actual",
        "date": date or _date(line, at),
    }
    if planned and status == "asserted":
        status = "planned"
    return scene.claim(
        "quantity", owner, figure.value, line, "quantity:owner",
        confidence=0.75, qualifiers=qualifiers, status=status,
    )  # fmt: skip


def _date(line: Skeleton, at: int) -> str:
    """The day or period that the figure is told of: the last one named before it in the sentence."""
    dates = [u for u in line.units_in(0, at) if u.kind == "Date" and u.value]
    return dates[-1].value if dates else ""
