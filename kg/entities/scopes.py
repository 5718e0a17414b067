"""What a firm is registered for: 经营范围包括|移动终端设备制造；软件开发；|物业管理等.

Registers part the items by ；, so that they reach over several sentences; each is a line of business as a whole,
however it ends (制造、开发、服务).
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.scan import Scanner

RULE = "list:scope"
# a reach of items up to 等 or the end of the row; what is sold by the piece (销售日用品、水果) is no line of business
_SCOPE = Scanner(
    r"经营范围(?:主要)?(?:(?:包含|包括|涵盖|涉及|含|为|是|有)(?:了)?[:：]?|[:：])(?:(?:一般|许可)(?:经营)?项目[:：])?"
    r"(?P<items>(?![:：]|销售|批发|零售|(?:一般|许可)(?:经营)?项目)[^。！？!?\n]{2,600})"
)
_ITEM = re.compile(r"[^；;、，,]+")
# the row is at its end: 等，由某某全资持股; ，注册资本…
_ENDS = re.compile(
    r"等(?=[；;，,、]|$)|[，,；;](?=(?:法定|注册|该|由|公司|股东|[\u4e00-\u9fff]{0,4}(?:成立|持股|控股))|.{0,4}[\d％%])"
)
_MARKED = re.compile(
    r"[（(][^（）()]*[）)]?|(?:一般|许可)(?:经营)?项目[:：]|^从事|^[\s及和]+|\s+$|的(?:研发|生产|制造|加工|销售|设计|开发|推广)$"
)
# a deed without what it is done to (、销售), a remark
_NO_ITEM = re.compile(
    r"(?:研发|生产|制造|加工|销售|批发|零售|服务|维修|安装|租赁|设计|施工|技术|咨询|自营|代理|[和及与])+|.*(?:批准|许可证|依法|除外|相关部门|为准|凭).*"
)
_LENGTHS = range(2, 25)


def find_scopes(reading: Reading) -> Iterator[Candidate]:
    """The items of each row as lines of business."""
    for match in _SCOPE.finditer(reading.text):
        start, items = match.start("items"), match["items"]
        end = _ENDS.search(items)
        for item in _ITEM.finditer(items, 0, end.start() if end else len(items)):
            left = _MARKED.sub("", item[0])
            at = item[0].find(left)
            if at >= 0 and len(left) in _LENGTHS and not _NO_ITEM.fullmatch(left):
                begin = start + item.start() + at
                yield Candidate(begin, begin + len(left), "Industry", RULE, HEADED + 1)
