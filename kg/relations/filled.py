"""Forms: what a notice says by label and value of the work or the firm that it is about.

项目名称：青石水库扩建工程 … 建设地点：远山县白马镇 … 第一中标候选人：北川集团有限公司, in lines of their own or as the
columns of a table (| 项目名称 | 建设地点 | 建设单位 |). The labels are the classes ``label_…`` of lexicon ``verbs``.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Claim, Mention
from kg.relations.measures import Measure
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit
from kg.rules import Rules
from kg.scan import one_of

_WORKS = ("Project", "Facility")
_SITES = ("Place", "Project", "Facility")
_BODIES = ("Company", "Organization", "Government")
_ROLES = ("work", "site", "client", "winner", "candidate", "firm", "seat")
# what a heading says that the fields below it are of: 1.采购人信息 / 名称：… / 地址：…
_HEADED = re.compile(r"[\s一二三四五六七八九十\d、.．（）()]*(?P<of>[\u4e00-\u9fff（）]{2,8})信息[：:]?\s*$")
_OF = {"采购人": "client", "采购单位": "client", "招标人": "client", "中标": "winner", "成交": "winner"}
_FIGURE = re.compile(r"[^：，。；|]{2,16}：[^：，。；\ue000-\ue009]{0,6}\ue00c")
_NAMED = re.compile(r"(?:单位|供应商)?名称[：:]\s*")
_ROAD = re.compile(r"(?:路|街|大道|巷|弄)$")
_NEAR = re.compile(r"[\s“《（(]{0,3}")
_LEAD = r"(?:^|(?<=[，；。、\s|）)>]))(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]{1,2}\s?)?"


class Field(NamedTuple):
    """A label's role and where its value stands in the skeleton of its line."""

    role: str
    start: int
    end: int


class Labels:
    """The labels of forms; made once for each set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._role = {word: role for role in _ROLES for word in rules.classes.get(f"label_{role}", ())}
        words = one_of(self._role)
        self.fields = re.compile(
            rf"{_LEAD}(?P<label>{words})(?:名称|全称)?(?:为)?(?:[：:]\s*|[（(](?=[^（）()]{{0,40}}[）)][：:]))"
        )

    @classmethod
    def of(cls, rules: Rules) -> "Labels":
        """The labels of ``rules``, made at the first call."""
        found = rules.derived.get("labels")
        if found is None:
            found = rules.derived["labels"] = cls(rules)
        return found

    def read(self, text: str) -> list[Field]:
        """The fields of a line, each up to the next one or to the mark that ends its value."""
        found = list(self.fields.finditer(text))
        ends = [m.start() for m in found[1:]] + [len(text)] * bool(found)
        return [
            Field(self._role[m["label"]], m.end(), min(end, _stop(text, m.end())))
            for m, end in zip(found, ends, strict=True)
        ]

    def columns(self, text: str) -> list[str]:
        """The roles of a table's columns where ``text`` is its head, "" for what tells nothing; [] for no head."""
        cells = [cell.strip().removesuffix("名称") for cell in text.split("|")]
        roles = [self._role.get(cell) or self._role.get(cell + "名称", "") for cell in cells]
        return roles if sum(map(bool, roles)) > 1 else []


def _stop(text: str, start: int) -> int:
    """Where a value that begins at ``start`` ends."""
    mark = re.compile(r"[；。|\n]|[）)][：:]").search(text, start)
    return mark.start() if mark else len(text)


def find_filled(scene: Scene) -> Iterator[Claim]:
    """``locatedIn`` and ``develops`` of the work, ``locatedIn`` of the firm, that the labels before tell of."""
    labels = Labels.of(scene.rules)
    columns: list[str] = []
    told: dict[str, Mention | None] = {"work": None, "firm": None}
    section = ""
    for index, line in enumerate(scene.lines):
        if heading := _HEADED.match(scene.text[line.start : line.end]):
            section = _OF.get(heading["of"].split("（")[0], "other")
        if scene.kind_of_block(index) == "byline" or not ("：" in line.text or "|" in line.text):
            continue
        head = labels.columns(scene.text[line.start : line.end]) if "|" in line.text else []
        if head:
            columns = head
            continue
        cells = _cells(line.text, columns) if columns and "|" in line.text else []
        for field in cells or labels.read(line.text) or _headed(line, section):
            units = line.units_in(field.start, field.end)
            if field.role in told:
                kinds = _WORKS if field.role == "work" else ("Company",)
                told[field.role] = next((u.mention for u in units if u.kind in kinds), None)
            else:
                yield from _said(scene, index, line, field, units, told)


def _headed(line: Skeleton, section: str) -> list[Field]:
    """The one field below a heading that tells whose it is: 采购人信息 / 名称：青石县教育局."""
    match = _NAMED.match(line.text) if section in ("client", "winner") else None
    return [Field(section, match.end(), _stop(line.text, match.end()))] if match else []


def of_form(scene: Scene, index: int, measure: Measure) -> Mention | None:
    """The work that a notice is about, for a figure by label that only works have (中标金额：356万元); else None."""
    if measure.owners[:1] != ("Work",) or not _FIGURE.match(scene.lines[index].text):
        return None
    return _topic(scene, index)


def _cells(text: str, columns: Sequence[str]) -> list[Field]:
    """The cells of a table's row under the columns that tell something, that of the work first."""
    found, start = [], 0
    for role, cell in zip(columns, text.split("|"), strict=False):
        if role:
            found.append(Field(role, start, start + len(cell)))
        start += len(cell) + 1
    return sorted(found, key=lambda f: f.role not in ("work", "firm"))


def _said(
    scene: Scene, index: int, line: Skeleton, field: Field, units: Sequence[Unit], told: dict[str, Mention | None]
) -> Iterator[Claim]:
    """What one field says of the work or firm."""
    thing = told["firm"] if field.role == "seat" else told["work"] or _topic(scene, index)
    if thing is None:
        return
    if field.role in ("site", "seat"):
        where = _innermost(line, field, thing)
        if where and where.mention:
            yield scene.claim(
                "locatedIn", thing, where.mention, line, f"form:{field.role}", confidence=0.88, status="asserted"
            )
        return
    if field.role == "winner":
        told["firm"] = next((u.mention for u in units if u.kind == "Company"), told["firm"])
    kinds = {"client": "建设", "winner": "中标", "candidate": "中标候选人"}
    for unit in units:
        if unit.kind in _BODIES and unit.mention and not unit.refers:
            yield scene.claim(
                "develops", unit.mention, thing, line, f"form:{field.role}", confidence=0.85,
                qualifiers={"kind": kinds[field.role]}, status="planned" if field.role == "candidate" else "asserted",
            )  # fmt: skip


def _topic(scene: Scene, index: int) -> Mention | None:
    """The work that the document is about where no label names it."""
    unit = scene.topic(("Project",), before=index)
    if unit is not None:
        return unit.mention
    # the one work that the notice speaks of, be it behind its place
    named = {m.name or m.text: m for m in reversed(scene.mentions) if m.type == "Project"}
    if len(named) == 1:
        return next(iter(named.values()))
    unit = scene.topic(_WORKS, before=index)
    return unit.mention if unit else None


def _innermost(line: Skeleton, field: Field, thing: Mention) -> Unit | None:
    """The last link of the chain of places that the value begins with, a road only where nothing else is named."""
    chain: list[Unit] = []
    at = field.start
    while at < field.end and (unit := _site_at(line, at)):
        chain.append(unit)
        at = line.place(unit) + 1
    chain = [u for u in chain if u.mention and u.mention.text != thing.text]
    return next((u for u in reversed(chain) if not _ROAD.search(u.text)), chain[-1] if chain else None)


def _site_at(line: Skeleton, at: int) -> Unit | None:
    """The site whose sign stands at ``at``, behind spaces or an opening mark."""
    gap = _NEAR.match(line.text, at)
    unit = line.unit_or_none(gap.end() if gap else at)
    return unit if unit and unit.kind in _SITES and not unit.refers else None
