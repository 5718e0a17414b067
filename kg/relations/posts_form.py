"""What posts look like in a skeleton: a body and a role, and chains of them (县委常委、副县长)."""

import re

from kg.relations.posts_bodies import COMMITTEE, PART
from kg.relations.posts_sisters import SISTER
from kg.relations.units import SIGNS, sign_class

BODY = sign_class(("Government", "Company", "Organization", "Place", "Facility", "Project"))
ROLE = sign_class(("Role",))
PERSON = sign_class(("Person",))
# between two posts of one person; a comma is one too, but see ``posts_chain``
_LINK = r"(?:、|兼任|兼|，|,|暨|和(?=ROLE)|及(?=ROLE)| |\u3000)?".replace("ROLE", ROLE)
_TERM = (
    r"(?:第[一二三四五六七八九十百\d]+届)?(?:董事会|监事会|董事局|(?<=届)(?:理事会|监事会|常务理事会|委员会))?"
    r"(?:第[一二三四五六七八九十\d]{1,3}任)?"
)
# 青石解放组织（青组）|领导人
_SHORT = rf"(?:[（(][^（）()，。]{{1,10}}[）)](?=的?(?:高级别?|最高)?{ROLE}))?"
# 街|党委书记, 校|党委书记: a body by its last character alone
_OWN = rf"(?:[街校院厂](?={ROLE}))?"
# 县委|组织|部长, 副市长、公安|局长: a department of which the title has eaten the last character
_WORK = rf"(?:(?:组织|宣传|统战|公安|财政|教育|司法|民政|审计|商务|水利|交通|税务)(?={ROLE}))?"
# 远川公司|运营管理部|部长, 青石产业园|竹结构车间生产|科长: a department that was not read, behind the firm or park
_INSIDE = (
    r"[\u4e00-\u7683\u7685-\u9fff]{1,9}?(?:部|处|科|室|车间|分厂|中心|事业部|分公司"
    r"|(?<=部|间|厂)(?:生产|技术|销售|采购|财务|人事|运营|研发|质量|安全|设备|工艺))"
)
_WITHIN = sign_class(("Company", "Organization", "Facility", "Project"))
# 青石银行|首席外汇|策略师, 青石基金会|研究部门|负责人, 青石公司|锂电池技术|负责人: what is in their charge
_FIELD = (
    rf"(?:的?首席|全球|高级|资深)?[\u4e00-\u7683\u7685-\u9fff{SIGNS['Industry']}]{{0,8}}?"
    r"(?:部门|业务|研究|策略|外汇|[美股港]股|股票|能源|技术|市场|投资|信贷|利率|商品|宏观|债券|产品|销售|运营|品牌|法务|事务|行业|资产配置|艺术|文化|科技|教育|医学)"
)
# 青石银行|负责监管事务的|副行长
_TASK = r"(?:主管|分管|负责)[\u4e00-\u7683\u7685-\u9fff]{2,14}的"
# 青石县政府办公室|外事办|主任: an office that was not read, behind the body that it is of
_OFFICE = r"[\u4e00-\u7683\u7685-\u9fff]{1,8}?(?:办公室|[办处科室股站队组])"
_CHARGE = (
    rf"(?:(?<={_WITHIN})(?:{_INSIDE}|{_FIELD}|{_TASK})(?={ROLE})"
    rf"|(?<={SIGNS['Government']})(?:{_OFFICE}|{_FIELD}|{_TASK})(?={ROLE}))?"
)
_NTH = rf"(?:第[一二三四五六七八九十百\d]{{1,4}}届(?={BODY}))?"
# 青石国|当选|总统某某, 青石国|看守政府|总理
_STILL = rf"(?:(?:当选|看守政府|过渡政府|临时政府|联邦政府|政府)(?={ROLE}))?"
# 青石集团|子公司|青石资本|总经理
_OWNED = rf"(?:(?:旗下|下属)?(?:全资|控股|参股)?(?:子公司|孙公司)|旗下|下属)(?={BODY})"
_BODIES = rf"{_NTH}(?:原(?={BODY}))?(?:{BODY}(?:暨|{_OWNED})?){{0,3}}"
_ONE = rf"{_BODIES}{_SHORT}(?:{COMMITTEE})?{_TERM}的?{_STILL}{_OWN}{_WORK}{_CHARGE}{ROLE}"
# what may stand between the body of a post and its role
BESIDE = re.compile(rf"{BODY}[）)]?{_SHORT}(?:{COMMITTEE})?{_TERM}的?{_STILL}{_OWN}{_WORK}{_CHARGE}{ROLE}")
# lists are bounded, and those of people possessive, so that a hostile text of nothing but titles is read in linear time
POSTS = rf"{_ONE}(?:{_LINK}{_ONE}|[、，兼](?:{PART}|{SISTER}){ROLE}){{0,14}}"
# 某委员会主席|兼武装部队总司令|某某: a post right before its holder whose body was not read
_UNREAD = (
    rf"{BODY}{{0,2}}[\u4e00-\u9fff]{{1,12}}?|{BODY}?[\u4e00-\u9fff]{{1,6}}{SIGNS['Industry']}[\u4e00-\u9fff]{{0,6}}"
)
LAST = rf"(?:[、兼](?:{_UNREAD}){ROLE})?"
_ALIAS = r"(?:[（(][^（）()。；]{1,30}[）)])?"
PERSONS = rf"{PERSON}{_ALIAS}(?:(?:、|和|及){PERSON}{_ALIAS}){{0,40}}+"
INSIDE = re.compile(f"{_INSIDE}|{_FIELD}")
OFFICE = re.compile(_OFFICE)
