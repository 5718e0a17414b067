"""Entities as rows: the groups of several documents taken as one, and what is told of a bundle of them."""

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812

from kg.link.bundles import Bundle
from kg.link.group import Group
from kg.model import Link
from kg.spark.frames import Row

# columns of a link, and of an entity that is without its mentions yet
LINK = "alias string, rule string, because string"
ENTITY = (
    f"id string, type string, name string, links array<struct<{LINK}>>, "
    f"apart array<struct<other string, rule string, because string>>, replaces array<string>, "
    "stand_ins array<string>"
)


def earliest(*columns: str) -> Column:
    """The ``columns``, as a struct, of the row whose name (``doc``, ``n``) comes first in a group of rows."""
    return F.min_by(F.struct(*columns), F.struct("doc", "n"))


class Several(Group):
    """Groups of several documents, as one: the first place of each alias is what counts of them. They are
    ``traditional`` where all of them are."""

    __slots__ = ("_traditional",)

    def __init__(self, type_: str, row: Row) -> None:
        super().__init__(type_, row["name"], row["doc"])
        named = ((link["alias"], link["rule"], link["because"]) for link in row["links"] or ())
        self.links = {alias: Link(alias, rule, because) for alias, rule, because in named}
        self._traditional: bool = row["traditional"]

    @property
    def traditional(self) -> bool:
        """Whether all documents write the name in Traditional characters."""
        return self._traditional


def entity_row(b: Bundle) -> Row:
    """The entity of ``b`` as a row of the columns ``ENTITY``."""
    entity = b.entity()
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "links": [link._asdict() for link in entity.links],
        "apart": [apart._asdict() for apart in entity.apart],
        "replaces": list(entity.replaces),
        "stand_ins": sorted(b.stand_ins),
    }
