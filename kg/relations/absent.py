"""Who is told with an event and is not there: at whose meeting it is only studied, who sees its guests off."""

import re
from typing import NamedTuple

from kg.model import Mention
from kg.relations.scene import Scene

# 传达学习|中央城市工作会议|精神, 在|青石大会|上的讲话: what is passed on of an event, at which nobody of the text is
_PASSED_ON = re.compile(r"(?:学习|贯彻|传达|落实|宣传|宣讲|通报)[^，。；\n]{0,24}$")
_ITS_SPIRIT = re.compile(r"[”》]?(?:重要)?(?:精神|部署)|[”》]?上的?(?:重要)?讲话精神")
# who meets travellers on their way to an event, or sees them off: 苗长河|到机场迎接
_SEES_OFF = re.compile(r"[^，。；\n]{0,16}(?:到|在)[^，。；\n]{0,8}(?:迎接|送行|送别|欢送)")
# how far before an event the words stand that pass it on, or name who spoke there, in characters
_NEAR, _SPEAKER = 40, 24


class Absent(NamedTuple):
    """What a document tells of who is absent: its ``text``, and the names of the events that it only passes on."""

    text: str
    passed_on: frozenset[str]

    @classmethod
    def of(cls, scene: Scene) -> "Absent":
        """That of a document: an event is passed on if it is so wherever the text names it."""
        found: dict[str, bool] = {}
        for m in scene.mentions:
            if m.type == "Event":
                name, before = m.name or m.text, scene.text[max(0, m.start - _NEAR) : m.start]
                passed = _PASSED_ON.search(before) or _ITS_SPIRIT.match(scene.text, m.end)
                found[name] = found.get(name, True) and bool(passed)
        return cls(scene.text, frozenset(name for name, passed in found.items() if passed))

    def is_told(self, who: Mention, event: Mention) -> bool:
        """Whether the text tells that ``who`` is not at ``event``; who spoke there is (苗长河|在大会|上的讲话)."""
        if _SEES_OFF.match(self.text, who.end):
            return True
        before = self.text[max(0, event.start - _SPEAKER) : event.start].rstrip("“《")
        spoke = before.endswith("在") and (who.name or who.text) in before
        return (event.name or event.text) in self.passed_on and not spoke
