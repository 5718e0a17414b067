"""What keeps two groups of one document apart, however alike their names are: the text, and what people decided."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from kg.link.decided import Verdicts
from kg.link.group import Group
from kg.model import Analysis, Mention
from kg.names import legal_stem
from kg.script import simplified


class Kept(NamedTuple):
    """What keeps names apart: the predicate by which the text relates two, and what people have decided."""

    said: Mapping[frozenset[str], str]
    verdicts: Verdicts


def kept_apart(analysis: Analysis, verdicts: Verdicts) -> Kept:
    """What keeps names of the document apart: what it says of them, and ``verdicts``."""
    return Kept(_related(analysis), verdicts)


def _related(analysis: Analysis) -> Mapping[frozenset[str], str]:
    """Pairs of firms that the document keeps apart, however alike their names are: one belongs to or founds the other
    (远山设立远山（青禾）新能源有限公司), or a group and a firm are related in any way (远山与控股股东远山集团签约)."""
    found: dict[frozenset[str], str] = {}
    for claim in analysis.claims:
        one, other = claim.subject, claim.object
        if one is None or other is None or not one.type == other.type == "Company":
            continue
        if claim.pattern.startswith("learned:"):
            continue  # the network does not know that the two may be one
        names = one.name or one.text, other.name or other.text
        kin = claim.predicate in ("partOf", "establishes") and claim.pattern != "part:in-name"
        if kin or ("集团" in names[0]) != ("集团" in names[1]):
            found.setdefault(frozenset(names), claim.predicate)
    posts: dict[Mention, str] = {}
    for claim in analysis.claims:
        who, at = claim.subject, claim.object
        if claim.predicate == "holdsPosition" and who and at and at.type == "Company":
            group = posts.setdefault(who, at.text)  # 青石集团董事、青石股份总经理甲: two firms
            if group != at.text:
                found.setdefault(frozenset((group, at.text)), claim.predicate)
    found.update(_daughters(analysis))
    return found


_DAUGHTER = re.compile(r"(?:子公司|孙公司|附属公司|旗下公司)[“\"]?(?=[\u4e00-\u9fff])")


def _daughters(analysis: Analysis) -> dict[frozenset[str], str]:
    """Firms that the text calls a daughter, each kept from the firm named right before it in the text, where that one's
    name begins hers and more than a legal form is behind it (青石建工：…子公司|青石建工|工程有限公司)."""
    text = simplified(analysis.document.text)
    starts = {match.end() for match in _DAUGHTER.finditer(text)}
    found: dict[frozenset[str], str] = {}
    if not starts:
        return found
    firms = [mention for mention in analysis.mentions if mention.type == "Company"]
    for daughter in firms:
        if daughter.start not in starts:
            continue
        name = daughter.name or daughter.text
        whole = legal_stem(name) or name
        for mother in firms:
            own = mother.name or mother.text
            if mother.end <= daughter.start and whole.startswith(own) and len(whole) - len(own) > 1:
                found[frozenset((own, name))] = "partOf"
    return found


def decided_apart(short: Group, full: Group, verdicts: Verdicts) -> bool:
    """Whether people decided that the two are not one, or that ``short`` is by itself in this document."""
    ours, theirs = (verdicts.keys(g.type, (g.name, *g.links), g.doc) for g in (short, full))
    return bool(ours[0][2]) or verdicts.apart(ours, theirs)


def said_apart(short: str, full: str, apart: Mapping[frozenset[str], str]) -> str:
    """By which predicate the text keeps the two apart, or the fuller one and what ``short`` is the beginning of
    (青石电气 and 远山青石|电气科技有限公司); "" where it does not."""
    for pair, predicate in apart.items():
        if full in pair and any(name != full and name.startswith(short) for name in pair):
            return predicate
    return ""
