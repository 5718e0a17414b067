"""What a work yields by the year: 年产3万吨|云母粉|项目, 年产120万只|铝合金轮毂|的生产能力. A line of business."""

import re
from collections.abc import Iterator

from kg.entities.candidate import LISTED, Candidate, Reading
from kg.scan import Scanner

RULE = "industry:yield"
_NUMBER = r"\d[\d.,]*(?:多|余)?[万亿千百]*"
_UNIT = (
    r"(?:公吨|吨|只|套|台|辆|件|片|支|颗|米|平方米|立方米|平米|升|千克|公斤|k?Ah|GWh|MWh|GW|MW|吉瓦时?|兆瓦时?"
    r"|盒|瓶|双|条|块|组|枚|张|卷|桶|箱|副|根|艘|架|部)(?:[/／]年)?"
)
_STAGE = r"(?:粉体|一体化|生产|制造|加工|建设|扩建|新建|扩产|技改|改造|智能化|产业化|综合利用|新材料)"
_SITE = r"(?:基地|生产线|产线|项目|工程|工厂|车间|装置|产业园)"
_END = rf"(?={_STAGE}*{_SITE}|的?(?:生产)?(?:能力|规模|产能|产量)|[，。；、”》）（]|及|和|等|$)"
_YIELDS = Scanner(
    rf"(?:年产(?:能|量)?(?:约|达到?|为|过|超过?|近)?|形成|新增|建设|生产|拥有|实现)[^，。；、年\d]{{0,2}}{_NUMBER}{_UNIT}的?"
    rf"(?P<name>[\u4e00-\u7683\u7685-\u9fffA-Za-z][\u4e00-\u7683\u7685-\u9fffA-Za-z0-9\-]{{1,15}}?){_END}"
)
_ANNUAL = re.compile(r"^年产|[/／]年")
# what is said of any product, and what is no product
_NO_NAME = re.compile(
    r"^(?:新型|高端|优质|各类|各种|相关|配套|生产|建设|项目|产品|以上|以下|左右|标准|规模|产能|扩建|技改|智能|新建|第)*"
    r"(?:生产|制造|项目|产品|基地|设备|装置|工程|产能|规模|能力|厂房|产业链|产业化)?$"
    r"|^(?:提高|提升|增加|增至|扩大|扩至|上升|下降|达到?|超过?|至|以[上下]|左右)"
    r"|投资|总|合计|用地|期$|其中|以及|同时|公司|集团"
)


def find_products(reading: Reading) -> Iterator[Candidate]:
    """The products whose yearly yield is told, within the names of works, too."""
    for match in _YIELDS.finditer(reading.text):
        name = match["name"]
        if _ANNUAL.search(match[0]) and not _NO_NAME.search(name):
            yield Candidate(match.start("name"), match.end("name"), "Industry", RULE, LISTED + 6)
