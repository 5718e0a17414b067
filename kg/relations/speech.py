"""Who says what: the first clause of each reported speech."""

import re
from collections.abc import Iterator

from kg.model import Claim
from kg.relations.posts_form import BODY, PERSON, ROLE
from kg.relations.scene import Scene
from kg.relations.units import sign_class

_SPEAKER = sign_class(("Person", "Government", "Company", "Organization", "Event"))
# a body right before somebody's posts says nothing itself: |青石医院|院长、副书记某某表示
_OF_PERSON = rf"(?!(?:[、，]?{BODY}?{ROLE})+[：:]?{PERSON})"
_AFTER = re.compile(
    rf"(?P<who>{_SPEAKER}){_OF_PERSON}(?:等)?(?:同志)?(?:[^。；，,“”\"：:（）]|（(?![^（）]{{0,4}}(?:记者|通讯员))[^（）]{{0,12}}）){{0,12}}?(?<![简俗又统])(?<!工作)(?<!有关)(?<!相关)(?<!任务)(?<!部署)(?P<verb>{{words}})(?:(?<!补充)(?<!披露)|(?=[说道称，,：:“\"]))(?:说|道|称|了)?[，,：:]?[“\"]?(?P<what>[^。；！？]{{6,}})".replace(
        "{words}", "WORDS"
    )
)
_BEFORE = re.compile(rf"[”\"](?P<who_side>[^”\"“。]{{0,40}}?)(?P<who>{_SPEAKER})(?P<verb>WORDS)(?:道|记者)?[。，]")

# 代表建议办理情况, 代表提出的《…》: what is asked for in a paper, nobody's words
_NO_SPEECH = re.compile(r"建议(?:的|办理|提案|议案)|提出的")


def find_speech(scene: Scene) -> Iterator[Claim]:
    """``states`` claims: speaker, the words up to the next comma, the verb."""
    after, before = _expressions(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta", "title"):
            continue
        match = after.search(line.text)
        if match:
            unit = line.unit(match.start("who"))
            start = line.origin(match.start("what"))
            what = re.split(r"[，,。；！？”]", scene.text[start : line.end], maxsplit=1)[0].strip('“”"，, ')
            if unit.mention and len(what) >= 4 and not _NO_SPEECH.match(match["verb"] + what):
                yield scene.claim(
                    "states", unit.mention, what, line, "speech:verb-first",
                    confidence=0.85, qualifiers={"verb": match["verb"]}, status="asserted",
                )  # fmt: skip
            continue
        match = before.search(line.text)
        if match:
            unit = line.unit(match.start("who"))
            opening = max(scene.text.rfind("“", 0, line.end), scene.text.rfind('"', 0, line.start))
            what = re.split(r"[，,。；！？”]", scene.text[opening + 1 : line.end], maxsplit=1)[0]
            if unit.mention and opening >= 0 and len(what) >= 4:
                yield scene.claim(
                    "states", unit.mention, what, line, "speech:quote-first",
                    confidence=0.85, qualifiers={"verb": match["verb"]}, status="asserted",
                )  # fmt: skip


def _expressions(scene: Scene) -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = scene.rules.derived.get("speech")
    if found is None:
        words = "(?:" + "|".join(map(re.escape, scene.rules.classes["say"])) + ")"
        found = tuple(re.compile(e.pattern.replace("WORDS", words)) for e in (_AFTER, _BEFORE))
        scene.rules.derived["speech"] = found
    return found
