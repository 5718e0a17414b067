"""What firms are called for short: without place, legal form or trade, by their brand or their Latin letters."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from kg.entities.agree_forms import Form
from kg.entities.candidate import AGREED, EXPLICIT
from kg.names import legal_stem
from kg.words import is_word, word_pos

_FORMS_END = re.compile(r"(?:集团|公司|控股|股份)$")
_FORMS_REST = re.compile(r"(?:汽车|科技|控股|股份|集团|公司|有限责任公司|有限公司|股份有限公司)+")
_FORMS_LAST = re.compile(r"(?:汽车|科技|控股|股份|集团|动力|能源|电子|生物|医药)$")
_LATIN_BRAND = re.compile(r"[A-Z][A-Za-z]{2,}(?=[\u4e00-\u9fff]{2,}(?:公司|集团)$)")
_GROUPS_END = re.compile(r"(?:集团|投资公司|资本|控股)$")


def cores_of_firms(forms: Mapping[str, Form], places: set[str]) -> Iterator[tuple[str, Form]]:
    """Firms' names without place and legal form (云岭青石新材料有限公司: 青石新材料), no words of the dictionary."""
    for name, form in forms.items():
        core = _core(name, places) if form.type == "Company" else None
        if core and not is_word(core):
            because = f"“{core}”是“{name}”去掉地名与公司形式后的字号"
            yield core, Form("Company", "agree:firm-core", AGREED + 35, name, because)
            for short in _shortened(core):
                because = f"“{short}”是“{name}”的字号加行业"
                yield short, Form("Company", "agree:firm-short", AGREED + 32, name, because)


def _shortened(core: str) -> Iterator[str]:
    """What is left of a firm's core without its last lines of business: 青禾航空科技 -> 青禾航空."""
    for cut in range(len(core) - 2, 3, -1):
        if is_word(core[cut:][:2]) and is_word(core[cut - 2 : cut]) and not is_word(core[:cut]):
            yield core[:cut]


def brands_of_groups(forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """What a group is called without 集团, where the tagger takes it for a person and the text for none (奥某声集团 …
    奥某声第二大市场): a firm, be it the group or not."""
    for name, form in forms.items():
        brand = _GROUPS_END.sub("", name) if form.type == "Company" else name
        known = (word_pos(brand) or "nr").startswith(("nr", "nz"))
        short = name.removesuffix("公司") if form.type == "Company" and legal_stem(name) is None else name
        called = short != name and len(short) > 1 and not is_word(short)
        if called and forms.get(short, form).type == "Person":
            because = f"“{short}”是“{name}”省去“公司”"
            yield short, Form("Company", "agree:firm-brand", AGREED + 35, name, because)
        if brand != name and 2 < len(brand) < 6 and known and forms.get(brand, form).type == "Person":
            yield brand, Form("Company", "agree:group-brand", AGREED + 35)


def latin_brands(forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """What a firm is called by the Latin letters that its name begins with (Blue数据公司: Blue), where the document
    knows one such firm."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, form in forms.items():
        match = _LATIN_BRAND.match(name) if form.type == "Company" else None
        if match and forms.get(match[0], form).type == "Company" and match[0] in forms:
            found[match[0]].add(name)
    for brand, names in found.items():
        if len(names) == 1:
            (name,) = names
            yield brand, Form("Company", "agree:firm-brand", EXPLICIT, name, f"“{brand}”是“{name}”的简称")


def brands_of_firms(forms: Mapping[str, Form], text: str, countries: Container[str]) -> Iterator[tuple[str, Form]]:
    """What a firm is called without its form and trade (云岭汽车公司: 云岭), where the document names it in full first,
    knows one such firm, and takes the short form for a firm's itself."""
    firms = [name for name, form in forms.items() if form.type == "Company" and form.name is None]
    yield from _clause_brands(firms, forms, text)
    yield from _of_countries(firms, forms, countries)
    for brand in firms:
        if not 2 <= len(brand) <= 4 or _FORMS_END.search(brand):
            continue
        fuller = [name for name in firms if name != brand and name.startswith(brand)]
        group = f"{brand}集团"
        other = [name for name in fuller if name != group and _FORMS_REST.fullmatch(name, len(brand))]
        if len(fuller) == 2 and f"{brand}股份" in fuller and group in fuller:  # mother and daughter: 青石 is the group
            yield brand, Form("Company", "agree:firm-brand", EXPLICIT, group, f"“{brand}”是“{group}”的简称")
            continue
        shares = any(name.startswith("股份", len(brand)) for name in other)
        if len(fuller) == 2 and group in fuller and other and not shares:  # 青石, 青石汽车 and 青石集团 in one item
            fuller = other
            because = f"“{group}”与“{fuller[0]}”同指“{brand}”"
            yield group, Form("Company", "agree:firm-brand", EXPLICIT, fuller[0], because)
        named = [name for name in fuller if _FORMS_REST.fullmatch(name, len(brand))]
        if len(fuller) != 1 or not named or text.find(brand) < text.find(named[0]):
            continue
        because = f"“{brand}”是“{named[0]}”省去行业与公司形式"
        yield brand, Form("Company", "agree:firm-brand", EXPLICIT, named[0], because)


def _of_countries(
    firms: Sequence[str], forms: Mapping[str, Form], countries: Container[str]
) -> Iterator[tuple[str, Form]]:
    """A firm with its country and legal form before and behind it (美国青石公司 beside 青石)."""
    for name in firms:
        land = next((n for n in (2, 3, 4, 5) if name[:n] in countries), 0)
        brand = name[land:].removesuffix("公司") if land else name
        if brand != name and len(brand) > 1 and brand in forms and forms[brand].type == "Company":
            because = f"“{brand}”是“{name}”省去国名"
            yield brand, Form("Company", "agree:firm-brand", EXPLICIT, name, because)


def _clause_brands(firms: Sequence[str], forms: Mapping[str, Form], text: str) -> Iterator[tuple[str, Form]]:
    """What a firm is called without its trade, where that is no word and begins a clause elsewhere (青禹汽车 … ，青禹
    累计交付)."""
    for name in firms:
        brand = _FORMS_LAST.sub("", name)
        if brand == name or brand in forms or not 2 <= len(brand) <= 3 or is_word(brand):
            continue
        if re.search(rf"(?:^|[，。；：、\n]){re.escape(brand)}(?!{re.escape(name[len(brand) :])})", text):
            because = f"“{brand}”是“{name}”省去行业与公司形式"
            yield brand, Form("Company", "agree:firm-brand", EXPLICIT, name, because)


def _core(name: str, places: set[str]) -> str | None:
    """A firm's name without its place and legal form: 云岭青石新材料有限公司 -> 青石新材料."""
    core = legal_stem(name)
    if core is None:
        return None
    for place in sorted(places, key=lambda p: (-len(p), p)):
        if core.startswith(place) and len(core) - len(place) >= 2:
            core = core[len(place) :].lstrip("省市区县")
            break
    return core if len(core) >= 2 else None
