"""Set phrases from lexicon ``phrases``: names of national policies, and phrases whose parts name nothing."""

import re
from collections.abc import Iterator

from kg.entities.candidate import WHOLE, Candidate, Reading
from kg.scan import one_of

# 一企一策, 一县一业: a policy by its very form
_ONE_EACH = re.compile(r"一(?!切|般|直|起|定|些|样|道|路)([\u4e00-\u9fff])一(?!路|样|起|切|般)([\u4e00-\u9fff])")


def find_phrases(reading: Reading) -> Iterator[Candidate]:
    """Every set phrase in the text; type ``-`` masks what stands inside it."""
    rules = reading.rules
    found = rules.derived.get("phrases")
    if found is None:
        found = rules.derived["phrases"] = re.compile(one_of(rules.words("phrases")))
    for match in found.finditer(reading.text):
        yield Candidate(match.start(), match.end(), rules.words("phrases")[match[0]][0], "phrase:lexicon", WHOLE)
    for sentence in reading.sentences:
        starts = {t.start for t in sentence.tokens}
        for match in _ONE_EACH.finditer(reading.text, sentence.start, sentence.end):
            if reading.text[match.start() - 1 : match.start()] in "“‘" and match.start() in starts:
                yield Candidate(match.start(), match.end(), "Policy", "phrase:one-each", WHOLE)
