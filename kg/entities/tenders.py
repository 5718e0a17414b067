"""Works that are let, by the frames in which nothing but a work stands: 为|…工程施工标段|的中标候选人, 中标|…项目.

The name of a tender runs over brackets, quotation marks and words that no other name holds (新建甲至乙铁路“三电”及管线
迁改（丙段）工程1标段项目), so the frame tells where it ends, not its words.
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, Candidate, Reading
from kg.scan import Scanner

RULE = "tender"
_ANY = Scanner(r"中标|招标|投标|中选|竞得|成交通知|竞标")
_KIND = (
    r"(?:项目|工程|标段|合同段|采购|采购标?包?|服务|施工|总承包|运维|监理|EPC|（[^（）]{1,12}）)"
    r"(?:项目|工程|标段|（[^（）]{1,12}）)?"
)
_WORK = rf"(?P<work>(?:[^，。；：《》“”\n\s]|“[^“”\n]{{1,12}}”){{5,90}}?{_KIND})"
_FRAMES = (
    # 公司为青石大桥扩建工程的第一中标候选人
    Scanner(
        rf"(?:为|是|成为)[“\"]?{_WORK}[”\"]?的?(?:第[一二三]|预|拟)?(?:联合)?(?:中标|中选|成交)(?:第[一二三])?(?:候选)?"
        r"(?:人|单位|供应商|社会资本方?)"
    ),
    # 收到青石大桥扩建工程的中标通知书; 参与青石大桥扩建工程的公开招标
    Scanner(
        r"(?:收到|获得|取得|接到)(?:[^，。；《》]{2,30}(?:发来|发出|发送|送达|签发)的)?[“\"]?"
        rf"{_WORK}[”\"]?的?[《“]?(?:中标|成交|中选)通知书"
    ),
    Scanner(rf"(?:参与|参加)了?[“\"]?{_WORK}[”\"]?的?(?:公开)?(?:招标|投标|竞标|投标竞争)"),
    # 中标青石大桥扩建工程，
    Scanner(
        r"(?:中标|中选|竞得)了?[“\"]?(?!通知|候选|结果|公示|金额|价|单位|人|总|项目|合同|公告|方|及|后|的|等)"
        rf"{_WORK}(?=[”\"]?(?:[，。；、\n]|的?公告|$))"
    ),
)
# 中标2个项目，分别为甲至乙铁路工程3标段项目、丙市轨道交通施工项目
_ROW = Scanner(
    rf"(?:(?<=分别为)|(?<=分别是)|(?<=；))[“\"]?(?P<work>(?:(?!中标|分别)[^，。；：《》\n\s]){{5,90}}?{_KIND})[”\"]?"
    r"(?=，(?:中标|合同|投标)[^，。；]{0,4}(?:金额|价|额))"
)
# what only tells how many or which
_NO_WORK = re.compile(
    r"上述|^(?:该|本次?|此次?|其|公司|多个|[一两二三四五六七八九十\d]+[个项]|近日|国家级|重大|重要|省内|相关)"
    r"|[\d.]+[万亿]+元|^.{0,3}(?:项目|工程|标段)$"
    r"|(?:公司|集团|股份)(?:及|和|与|为|中标)|中标|组成的?联合体|(?:项目|工程|标段)[、和及与](?!其|附属|配套)"
)
# whose work it is: 北川集团|青石湾海上风电项目塔筒采购
_OWNER = re.compile(r"[^，“”（）]{2,12}?(?:集团|公司)的?(?=[^，]{6})")


def find_tenders(reading: Reading) -> Iterator[Candidate]:
    """Works in the frames of tenders."""
    if not _ANY.search(reading.text):
        return
    for frame in _FRAMES:
        yield from _works(reading.text, frame)
    if "分别" in reading.text:
        yield from _works(reading.text, _ROW)


def _works(text: str, frame: Scanner) -> Iterator[Candidate]:
    """The works in one frame, without the firm that has them done."""
    for match in frame.finditer(text):
        if not _NO_WORK.search(match["work"]):
            owner = _OWNER.match(match["work"])
            start = match.start("work") + (owner.end() if owner else 0)
            yield Candidate(start, match.end("work"), "Project", RULE, EXPLICIT)
