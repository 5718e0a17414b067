"""A bundle: the groups of several documents that name one thing, and the entity that they make; by which aliases it is
known elsewhere."""

from collections.abc import Mapping

from kg.decisions import RULE
from kg.ids import entity_id, of_document_only
from kg.link.called import is_common
from kg.link.decided import NONE, Key, Verdicts
from kg.link.group import Group
from kg.link.local import LEFT_OUT, OFFICIAL
from kg.link.refusals import Refused, apart
from kg.model import Apart, Entity, Link, MentionRef
from kg.script import RULE as WRITTEN
from kg.script import reason

# what such an alias means is known within its document only: 县医院 is the county's, 财政 a part of 财政、住建等部门,
# 管委会 that of the zone which the text is about
OF_DOCUMENT = frozenset({
    "level:home", "list:departments", "office:owner", "twins:government", "implied:committee", "implied:department",
    "implied:party", "implied:title",
})  # fmt: skip
# what stands for an entity in a text and is no name of it (镇长 for the government of the town), or might only be
# its name if it stood in a text
NO_NAME = frozenset({"implied:title", LEFT_OUT, OFFICIAL})
# an alias of one of these is looked up over documents: a short place or firm in one, its full name in another
ACROSS = frozenset({"Place", "Company", "Government", "Organization", "Project"})


class Bundle:
    """Groups of several documents that name one thing."""

    def __init__(self, kind: str, name: str, apart: str = "") -> None:
        self.type, self.name, self.apart_key = kind, name, apart
        self.groups: list[Group] = []
        self.links: dict[str, Link] = {}
        self.apart: list[Apart] = []
        self.refused: list[Refused] = []
        self.replaces: set[str] = set()
        self.label = ""  # of a person who is told from namesakes by a decision

    @property
    def key(self) -> Key:
        """What decisions call it."""
        return self.type, self.name, self.label or self.apart_key

    @property
    def id(self) -> str:
        """The entity's id."""
        return entity_id(self.type, self.name, self.apart_key)

    def _links(self) -> dict[str, Link]:
        links = dict(self.links)
        for group in self.groups:
            for alias, link in group.links.items():
                links.setdefault(alias, link)
        if self.name in links and links[self.name].rule != RULE:  # people may decide that one name is of one thing
            del links[self.name]
        return links

    @property
    def stand_ins(self) -> set[str]:
        """What stands for the entity in texts and is no name of it."""
        said = {text for group in self.groups for text in group.texts}
        return {
            alias
            for alias, link in self._links().items()
            if link.rule in NO_NAME and not (alias in said and link.rule in (LEFT_OUT, OFFICIAL))
        }

    def entity(self) -> Entity:
        """The entity of the bundle."""
        mentions = sorted(
            {MentionRef(g.doc, m.start, m.end, m.text) for g in self.groups for m in g.mentions if m.end > m.start}
        )
        links = self._links()
        stand_ins = self.stand_ins
        for alias in stand_ins:
            del links[alias]
        name = self._written(links)
        if name != self.name:
            links[self.name] = links.pop(name)._replace(alias=self.name)
        surfaces = {m.text for m in mentions} - stand_ins | set(links)
        return Entity(
            self.id,
            self.type,
            name,
            aliases=tuple(sorted(surfaces - {name})),
            mentions=tuple(mentions),
            links=tuple(links[a] for a in sorted(links)),
            apart=apart(self.id, self.refused, self.apart),
            replaces=tuple(sorted(self.replaces - {self.id})),
        )

    def _written(self, links: Mapping[str, Link]) -> str:
        """The name as the documents write it: in Traditional characters where all of those with this name do."""
        forms = [a for a, link in links.items() if link.rule == WRITTEN and link.because == reason(a, self.name)]
        plain = any(not g.traditional for g in self.groups if g.name == self.name)
        return min(forms) if forms and not plain else self.name


Names = tuple[str, str]  # type and name
Owners = Mapping[Names, set[str]]


def apart_key(group: Group, verdicts: Verdicts = NONE) -> str:
    """The document that the name of ``group`` means something in; "" where it means the same everywhere."""
    if verdicts and (decided := verdicts.of(group.type, group.name, group.doc)[2]):
        return decided
    if group.type == "Person":
        return ""
    return group.doc if group.local or of_document_only(group.type, group.name) else ""


def known_elsewhere(alias: str, rule: str) -> bool:
    """Whether other documents may know by ``alias`` what it is an alias of by ``rule``."""
    return rule not in OF_DOCUMENT and not is_common(alias)


def looked_up(b: Bundle) -> set[Names]:
    """The aliases of ``b`` under which other documents may know it."""
    if b.type not in ACROSS or b.apart_key:
        return set()
    return {
        (b.type, alias)
        for group in b.groups
        for alias, link in group.links.items()
        if known_elsewhere(alias, link.rule)
    }
