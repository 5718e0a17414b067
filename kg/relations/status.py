"""Whether a clause states a thing as done, as planned or as denied.

Judged by the words before the predicate in its clause: 将, 拟, 计划 make a plan; 未, 不再, 取消 deny. Names are
signs in the skeleton, so that no name's characters (中国计划…学会) can be mistaken for them.
"""

import re

from kg.relations.units import clause

# a slogan says nothing of what is told behind it (“努力走在前列”发布会举行), nor does a bracket: （含未签约的）达3亿元
_QUOTED = re.compile(r"“[^“”]*”|（[^（）]*）")
_PLANNED = re.compile(
    r"将(?!军|领|士|帅|其(?!中)|所持|持有的|上述|该)|拟(?!定|合)|计划(?!的|书|已)|预计|力争|争取|有望|准备|打算|即将|确保|规划建设|谋划|筹备|筹建|目标(?!公司)|(?<![主重需首])要(?!求|素|点|闻|是|不是|会|地|塞|道|害|件)"
    r"|到20[2-9]\d年|意向|拟定于|(?<![接招等期看对优款虐善厚])待(?!遇)|有意|希望|致力|推动|努力"
)
_NEGATED = re.compile(
    r"(?<!从)未(?!来|成年|知|到期|分配|交付|结清|(?:开工|完工|竣工|建成|投产|上市)(?:的|项目|工程|企业))|没有|(?<![罚])没(?!收)|尚无|并非|并无|不再|不是|不存在|不会|不予|拒绝|否认|取消|终止|中止|叫停|暂停|暂缓|放弃|撤销(?!职)|搁置|流标|废标|不属实|失败"
)


def status_of(skeleton: str, at: int) -> str:
    """The status of the predicate at position ``at`` of ``skeleton``: asserted, planned or negated.

    >>> status_of("甲公司将与乙公司合作", 8)
    'planned'
    >>> status_of("甲公司将其股份质押给乙公司", 8)
    'asserted'
    >>> status_of("甲公司未与乙公司合作", 8)
    'negated'
    """
    start, _ = clause(skeleton, at)
    before = _QUOTED.sub("", skeleton[start:at])
    if _NEGATED.search(before):
        return "negated"
    return "planned" if _PLANNED.search(before) else "asserted"
