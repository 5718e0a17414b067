"""Which person a clause without one of its own goes on about: 甲，男，1979年生。现任某局局长，拟任…"""

import re

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import SIGNS
from kg.words import is_word

# how far back a résumé's subject may stand: 姓名，性别，出生年月。学历。现任…
_REACH = 3
# 去年3月，|某某|任…。次月任…
_OPENS = re.compile(rf"\s*(?:{SIGNS['Date']}[，,]?)?{SIGNS['Person']}")


def person_spoken_of(scene: Scene, index: int, at: int) -> Mention | None:
    """The person that the sentence speaks of before position ``at`` of line ``index``: its nearest subject, else its
    nearest person, else the one that one of the sentences before begins with."""
    line = scene.lines[index]
    here = [u for u in line.units_in(0, at) if u.kind == "Person" and u.mention]
    if here:
        subjects = [u for u in scene.subjects(index, at) if u.kind == "Person" and u in here]
        return (subjects or here[::-1])[0].mention
    for i in range(index - 1, max(-1, index - 1 - _REACH), -1):
        before = scene.lines[i]
        if _OPENS.match(before.text) and scene.kind_of_block(i) == "body":
            return next(u.mention for u in before.units if u.kind == "Person")
        if any(u.kind == "Person" for u in before.units):
            return None
    return None


def names_another(scene: Scene, gap: str) -> bool:
    """Whether what stands between the mark and the verb is somebody's name that was not read: ；黎某某|当选为院长."""
    named = 2 <= len(gap) <= 3 and gap[0] in scene.rules.words("surnames") and not is_word(gap)
    return named and gap[-1] not in "后前时起年月日又还再并先即便曾"
