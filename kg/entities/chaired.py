"""Bodies between a post and who chairs them, whatever words their names hold: 常委、|青石与云海合作委员会|主任某某.

A chain of posts tells where such a name begins (behind the mark that joins it to the post before) and where it ends
(before who leads it), which the words of a name with 与, 和 and 及 in it do not.
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, Candidate, Reading
from kg.scan import Scanner

_POST = r"(?:常委|委员|书记|总理|[部省市州区县局厅院校会]长|主席|主任|秘书长|总经理|董事长|理事长)"
_BODY = r"(?:委员会|领导小组|指挥部|(?P<other>协会|学会|联合会|基金会|理事会|研究会|促进会))"
_FRAME = Scanner(
    rf"(?<=[委书理长席任记员])、(?P<name>(?![副第])[\u4e00-\u9fff]{{3,26}}?{_BODY})"
    r"(?=(?:常务|第一|名誉|执行)?(?:副?(?:主席|主任|会长|理事长|组长|总?指挥|秘书长)|主任委员))"
)
_BEFORE = re.compile(rf"{_POST}$")
# only names that the words do not tell are read here
_JOINED = re.compile(r"[与和及]")
_VERB = re.compile(r"出席|参加|主持|陪同|会见|代表|以及|召开|[\u4e00-\u9fff](?:主任|主席|书记|部长|会长|秘书长)")


def find_chaired(reading: Reading) -> Iterator[Candidate]:
    """Bodies with 与, 和 or 及 in their names, between a post and the post of who leads them."""
    for match in _FRAME.finditer(reading.text):
        name, at = match["name"], match.start()
        if not _JOINED.search(name) or _VERB.search(name) or not _BEFORE.search(reading.text, max(0, at - 4), at):
            continue
        kind = "Organization" if match["other"] else "Government"
        yield Candidate(*match.span("name"), kind, "chaired", EXPLICIT)
