"""The one firm that a flash is about: figures that no name in reach owns are its."""

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import Skeleton

# a flash is no longer than that
_FLASH = 700
_SUBJECTS = ("Company", "Government", "Organization", "Place", "Project", "Facility", "Event")


def of_sole_firm(scene: Scene, index: int, line: Skeleton) -> Mention | None:
    """The one firm that a flash is about, where its sentence names nobody else: 甲公司发布财报。… 四季度收入|2亿元."""
    if "sole-firm" not in scene.derived:
        scene.derived["sole-firm"] = _sole_firm(scene)
    sole: Mention | None = scene.derived["sole-firm"]
    if sole is None or sole.start >= line.start or scene.kind_of_block(index) != "body":
        return None
    others = (u for u in line.units if u.kind in _SUBJECTS and u.mention and scene.in_subject_position(line, u))
    return sole if all(u.mention and u.mention.type == "Company" for u in others) else None


def _sole_firm(scene: Scene) -> Mention | None:
    """The firm that is spoken of first in a flash, where no other body or place ever is."""
    if len(scene.text) > _FLASH:
        return None
    spoken = [
        u.mention
        for number, line in enumerate(scene.lines)
        if scene.kind_of_block(number) not in ("byline", "meta")
        for u in line.units
        if u.kind in _SUBJECTS and u.mention and u.text != scene.document.source and scene.in_subject_position(line, u)
    ]
    names = {m.name or m.text for m in spoken}
    return spoken[0] if len(names) == 1 and spoken[0].type == "Company" else None
