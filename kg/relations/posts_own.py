"""Posts of those whom the news of one firm calls by name and title alone: 苗青禾总经理主持, 纪长河董事长指出."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from kg.model import Claim, Mention
from kg.relations.posts_form import PERSON, ROLE
from kg.relations.scene import Scene
from kg.relations.titles import Titles
from kg.relations.units import sign_class

# nobody's body stands before the name, nor a title of his own
_CALLED = re.compile(rf"(?<!{ROLE})(?<!{sign_class(('Body',))})(?P<person>{PERSON})(?P<role>{ROLE})(?!{PERSON})")
# whoever comes from elsewhere is of another firm
_GUEST = re.compile(r"一行|来访|到访|客人|贵宾")
# how much more than any other a firm has to be spoken of
_MUCH = 3


def find_own_posts(scene: Scene, known: Collection[str]) -> Iterator[Claim]:
    """``holdsPosition`` at the one firm that the document speaks of, for people of whom it tells no post otherwise;
    ``known`` are the names of the others."""
    firm: Mention | None = None
    for index, line in enumerate(scene.lines):
        if ROLE[1:-1] not in line.text or scene.kind_of_block(index) in ("byline", "meta"):
            continue
        for match in _CALLED.finditer(line.text):
            person, title = line.unit(match.start("person")), line.unit(match.start("role"))
            if person.mention is None or title.end - person.end > 6 or _name(person.mention) in known:
                continue
            role = Titles.of(scene.rules).read(title.value)
            if role.title.kind != "firm" or _GUEST.match(line.text, match.end()):
                continue
            firm = firm or _firm(scene)
            if firm is None:
                return
            yield scene.claim(
                "holdsPosition", person.mention, firm, line, "posts:own", confidence=0.7,
                qualifiers={"role": role.text}, status="asserted",
            )  # fmt: skip


def _name(mention: Mention) -> str:
    return mention.name or mention.text


def _firm(scene: Scene) -> Mention | None:
    """The firm that the document speaks of alone, or far more than of any other; forms of one name count as one."""
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in scene.mentions:
        if mention.type == "Company":
            name = _name(mention)
            one = next((other for other in first if name.startswith(other) or other.startswith(name)), name)
            counts[one] += 1
            first.setdefault(one, mention)
    most = counts.most_common(2)
    if not most or (len(most) > 1 and most[1][1] * _MUCH > most[0][1]):
        return None
    return first[most[0][0]]
