"""Lines of business: common ones from a lexicon, others from the frames that name them (主导产业为…, …等产业)."""

import re
from collections.abc import Iterable, Iterator

from kg.entities.candidate import LISTED, Candidate, Reading
from kg.entities.shapes import no_verb
from kg.model import Sentence, Token
from kg.scan import Scanner, one_of
from kg.words import word_pos

# no 的 (U+7684) in an item: what follows it is said of the items
_ITEM = r"[\u4e00-\u7683\u7685-\u9fffA-Za-z0-9（）()/]{2,14}"
_LAST = rf"(?:(?:和|及|与|以及){_ITEM})?"
_LIST = rf"(?P<list>{_ITEM}(?:、{_ITEM})*{_LAST})"
_LONG_LIST = rf"(?P<list>{_ITEM}(?:、{_ITEM})+{_LAST})"
# as little as can be, so that what follows (产业) is no part of the last item
_SHORTEST = rf"(?P<list>{_ITEM}?(?:、{_ITEM}?)*?(?:(?:和|及|与|以及){_ITEM}?)??)"
_TRADED = r"[\u4e00-\u7683\u7685-\u9fff]{2,12}业"
_KIND = (
    r"(?:主导|支柱|特色|重点|新兴|优势|核心|高端|高新技术|绿色|先进|传统|配套|关联|战略性|未来|千亿级?|百亿级?|万亿级?|十亿级?|大|条|个)*"
    r"(?:产业链|产业集群|产业|行业|领域|赛道|生态圈|业态)"
)
_NUMBER = r"[一二两三四五六七八九十\d]+"
_MAIN = (
    r"(?:(?:主导|支柱|特色|重点)产业|主营业务|主业)(?:为|是|有|包括|包含|涵盖)"
    r"|(?:业务|经营|服务)范围(?:为|是|有|包括|包含|涵盖|涉及|覆盖)(?:了)?|(?:主要|核心|经营)(?:业务|经营项目|项目)(?:为|是|有|包括|包含|涵盖)"
    r"|(?:业务|产品)(?:涵盖|涉及|覆盖|包括|包含)(?:了)?"
)
_TRADE = (
    r"(?:主营|主打|主要从事|专业从事|从事|专注于|专业生产|(?:主要|重点)(?:是)?(?:做|研发|设计|生产|加工|制造|经营|销售)+|深耕|经营范围[：:]|主要产品(?:为|有|包括)"
    r"|主要集中在)"
)
_WORK = r"(?:的?(?:研发|生产|制造|销售|加工|业务|设计|开发|服务)|等|，|。|；)"
# also what is cut off the first item
_GROW = (
    r"发展|密切|深化|拓展|加强|扩大|布局|聚焦|围绕|瞄准|培育|打造|做强|壮大|塑造|涵盖|涉及|覆盖|融合|实现|深耕|构建"
    r"|形成|推动|促进|带动|承接|引进|引入|集聚|聚集|主攻|突出|谋划|延伸|延长"
)
_MADE = r"(?:制造|加工|研发|养殖|种植|物流|旅游|材料|医药|装备|电子|信息|化工|纺织|食品|康养|文旅)"
_FRAMES = (
    # 主导产业为A、B、C
    Scanner(rf"(?:{_MAIN})(?P<list>{_ITEM}(?:[、,，]{_ITEM})*?(?:(?:和|及|与|以及){_ITEM})?)(?:等|[，。；]|$)"),
    # 主营A及B; 从事A的研发与生产; 经营范围：A、B的研发、生产
    Scanner(rf"{_TRADE}{_LIST}{_WORK}"),
    # 是一家专业研发、生产、销售A、B产品的民营企业
    Scanner(
        rf"(?:集|专业|专门|主要|从事|一家)(?:研发|设计|生产|加工|制造|经营|销售)(?:[、和及](?:研发|设计|生产|加工|制造|销售|服务))*"
        rf"(?!经营|管理|规模|能力|状况|秩序)(?P<list>{_ITEM}(?:、{_ITEM})*{_LAST}?)(?:等?(?:系列)?产品|等)?的[\u4e00-\u9fff]{{0,10}}(?:企业|公司|厂家)"
    ),
    # 是一家集A、B、C为一体的企业
    Scanner(rf"集(?!团){_LONG_LIST}等?(?:为一体|于一体|于一身)的[\u4e00-\u9fff]{{0,14}}(?:企业|公司|集团)"),
    # 丹麦助听器制造商某某, 全球第五大空调提供商
    Scanner(
        r"(?:(?:全球|中国|国内|世界|亚洲|欧洲|行业|领先的?|知名的?|头部|最大的?|[第前][一二三四五六七八九十\d]+大|之一的?)*)"
        r"(?P<list>(?!上述|有关|相关|主要)(?:(?![该这此其他她它是拟向为由对于在将与等的])[\u4e00-\u9fffA-Za-z]){2,10})"
        r"(?:制造商|供应商|运营商|服务商|生产商|提供商|经销商|零售商|开发商)"
    ),
    # 食品巨头某某, 电池龙头某某
    Scanner(
        r"(?:(?<![\u4e00-\u9fff])|(?<=日本)|(?<=美国)|(?<=韩国)|(?<=德国)|(?<=法国)|(?<=英国)|(?<=瑞士)|(?<=全球)|(?<=中国)|(?<=国内))"
        r"(?P<list>(?!科技|行业|全球|国际|[日美韩德法英中]国|日本|瑞士|互联网|世界|商业|工业|金融|资本|市场)[\u4e00-\u9fff]{2,4})"
        r"(?<![二两三四五六七八])(?:巨头|龙头)(?=[\u4e00-\u9fffA-Za-z]{2})"
    ),
    # 智能手机业务方面, 云服务业务收入
    Scanner(
        r"(?:^|[，。；：])(?:公司|其|其中|同期|当期)?(?P<list>(?!主营|核心|新|各|相关|主要|国内|海外|国际|全球|其他|该|公司|传统|创新"
        r"|两|三|多|境|重组|日常|持续|终止|原有|现有|上述|非)[\u4e00-\u9fffA-Za-z]{2,8})业务(?:方面|收入|营收|板块|毛利|分部|进展|销售)"
    ),
    # 公司在智慧交通领域的发展, 提升公司轨道交通业务市场竞争力
    Scanner(
        r"(?:公司|集团)(?:在|旗下|大力|加快|加速|进一步|积极|持续|拓展|布局|发展|开拓|深耕|扩大|的){0,4}"
        r"(?P<list>(?:(?!主营|核心|相关|各|海外|国际|国内|整体|日常|现有|传统|主要|上述|优势|重点|创新|经营|投资|产品|市场|战略|未来|其他"
        r"|细分|关键|实施|签订|发生|围绕|合作|不同|上下游|专业|技术|类似|省外|智慧中国|[该所其本有是的为与和对等此就将向全两多])"
        r"[\u4e00-\u9fffA-Za-z]){2,8}?)(?:业务|领域|全?产业链?|板块|行业)(?:赛道|方面|市场|中|的|迅速|快速|领域){0,3}"
        r"(?:布局|发展(?!历程)|拓展|竞争力|比重|份额|规模|优势|尝试|影响力|市场份额|开拓|合作)"
    ),
    # 是一家处于临床阶段的生物制药公司
    Scanner(
        r"是一家[^，。；]{0,20}?的?(?P<list>(?:(?!高新技术|新技术|技术企|科技|创新|民营|国有|上市|大型|外资|综合|专业|初创|龙头|领先|知名|跨国|控股"
        r"|投资|有限|股份|全资|私募|独立|小型|中型|中小|的)[\u4e00-\u9fffA-Za-z]){2,6})(?:公司|企业|提供商|初创公司)(?=[，。；（]|$)"
    ),
    # 是国内领先的LED照明企业
    Scanner(
        r"(?:是|为|系|作为)[^，。；、是为]{0,8}(?:领先|知名|著名|最大|龙头|骨干|专业)的(?:专业)?"
        r"(?P<list>(?:(?!高新技术|新技术|科技型|创新|民营|国有|上市|大型|外资|综合|专业|龙头|领先|知名|跨国|生产|制造企|骨干|农业产业化|[的])[\u4e00-\u9fffA-Za-z]){2,8}?)"
        r"(?:龙头|骨干|制造|生产|研发)?(?:企业|公司|厂家)(?=[，。；（、之]|$)"
    ),
    # 在A、B等领域
    Scanner(rf"在{_LONG_LIST}等?(?:多个|重点|新兴)?(?:领域|行业|产业|赛道)"),
    # 在A、B等方面的优势
    Scanner(rf"在{_LONG_LIST}等?方面的?(?:优势|实力|经验|技术积累)"),
    # 布局A、B、C等（五大）产业
    Scanner(rf"(?:{_GROW}|以(?!及))(?:了)?{_LONG_LIST}(?:等)?(?:{_NUMBER}(?:大|个|条))?{_KIND}"),
    # A、B等产业
    Scanner(rf"{_LONG_LIST}等(?:{_NUMBER}(?:大|个|条|多个)?)?{_KIND}"),
    # A、B、C等食用菌种植产业
    Scanner(
        rf"{_LONG_LIST}等(?![^，。；]{{0,3}}(?:地|县|市|区|镇|村|省))[\u4e00-\u9fff]{{2,8}}?(?:产业|行业)(?!园|基地|协会|项目)"
    ),
    # 以A和B以及C产业为主，兼顾D、E产业
    Scanner(rf"以{_SHORTEST}(?:产业|行业|业|(?<=制造))为(?:主(?!题|线|体|要)|主导|支柱|特色产业|重点产业)"),
    Scanner(rf"以{_LONG_LIST}(?<!等)等?为(?:主(?!题|线|体|要|流|席|场|角)|主导|(?:核心|主营|主要)(?:业务|产业))"),
    # 以A为基础; 收入来源于A、B业务
    Scanner(rf"以(?P<list>[\u4e00-\u9fff]{{2,6}}{_MADE})为(?:基础|核心|特色|支撑|龙头|引领|重点)"),
    Scanner(rf"(?:收入|营收|利润)主?要?来(?:源于|源为|自于?){_LIST}等?业务"),
    Scanner(rf"兼顾{_LIST}(?:产业|行业)"),
    # 定位为发展A、B和C; 重点发展A、B
    Scanner(rf"定位[为于](?:发展)?{_LIST}(?:等|[，。；])"),
    Scanner(rf"(?:重点|大力|主要|着力|集中)发展{_LONG_LIST}(?:等|[，。；])"),
    # A、B及C4个项目落户; 其中A、B分别增长
    Scanner(rf"(?:^|[，。；]){_LONG_LIST}(?:等)?{_NUMBER}个(?:重点|重大|优质|产业)*项目"),
    Scanner(rf"其中[，,]?{_LONG_LIST}(?:分别)?(?:同比)?增长"),
    # 发展A业、B业和C业
    Scanner(
        rf"(?:发展|布局|培育|从事|主攻)(?P<list>{_TRADED}(?:、{_TRADED})+(?:(?:和|及|与){_TRADED})?)(?=[，。；]|等)"
    ),
    # A、B、C三大产业, A和B两条产业链
    Scanner(rf"{_LONG_LIST}{_NUMBER}(?:大|个|条){_KIND}"),
    Scanner(rf"(?P<list>{_ITEM}[和与及]{_ITEM}?){_NUMBER}(?:大|个|条){_KIND}"),
)
_AIM = r"聚焦|瞄准|围绕|深耕|抢占|竞逐"
_EDGE_VERBS = re.compile(
    rf"^(?:(?:以?及|和|与)(?=[\u4e00-\u9fff]{{3}})|(?:主营|主要|核心)?业务(?:为|是|包括|涵盖)|[\u4e00-\u9fff]{{2,8}}?(?:{_AIM})|(?:它|其|公司)?(?:是|为)(?:一家|国内|国际|全球|全国|领先|专业|主要|知名)*|(?:重点|重大|大力|着力|加快|积极|主要|继续|同时)?"
    rf"(?:{_GROW}|{_AIM}|做优|做大|做精|做深|做专|做实|谋篇布局|可?(?:引进|引入|招引|导入|承接)|包括|预计|其中|以|为|是|在|了){{1,6}}|知名|(?:重大|重点)(?=[\u4e00-\u9fff]{{2}})"
    r"|(?:研发|设计|生产|加工|制造|销售|经营){2,}(?=[\u4e00-\u9fff]{2})|(?:研发|生产|销售)(?=[\u4e00-\u9fff]{3})(?!生产|销售|加工|制造|服务|性|线|资料|力|研发|设计|安装))(?:知名)?"
)
_TAIL = re.compile(
    r"(?:为(?:主导|主|支柱|骨干|特色|引领|支撑|龙头|核心|重点|基础|首位|先导|主体)|(?:[一二两三四五六七八九十]+|\d+)(?:大|个|条)(?:[百千万]?[十百千万亿]级)?(?:主导|支柱|特色|重点|新兴|优势|核心|传统)*(?:产业|行业|板块|领域)?|等[\d\u4e00-\u9fff]{0,10}"
    r"|(?:增加值|总?产值|产量|销售收入|营业收入|利润|投资|出口额?|零售额)?(?:同比|环比)(?:分别)?"
    r"|(?<=[\u4e00-\u9fff]{2})(?:系列)?产品|产业链|产业集群|行业|领域|等多方面|方面|分别|(?<=[\u4e00-\u9fff]{3})(?<![兴来色势化])产业)$"
)
_NOT = re.compile(
    r"[的了在将把被让]|具有|企业|项目|单位|部门|人员|问题|工作|(?<!^工程)建设|群众|市场|发展|平台|机制(?!造)|党建|产业(?:体量|层次|形态|链条|结构|格局|生态|基础|发展)|增长|全面|一体|(?:合作|领域|形式)$|^(?:重大|重点|优势|传统|特色|支柱)$|^(?:多边|双边|人文|高层|青年|民间|立法)$|(?:转变|准入|便利化|现代化)$"
    # what is done: 完善产业链条
    r"|^(?:完善|丰富|提升|壮大|贯彻|落实|服务(?!业|器)|发挥|推动|促进|加强|深化|强化|优化|构建|建立|加快|扩大|提高|改善|保障|推进"
    r"|支持|引导|开展|做好|抓好|引进|提供|满足)[\u4e00-\u9fff]*"
    # what is done for a place or its people, no trade
    r"|^(?:技术|人才|资金|资源|交通|产业|商业|区位|政策|品牌|渠道|管理|商业运营|市场|资本|信息|研发|科技研发)$|我[省市区县镇国]|民生|民心|乡村振兴|基础设施|社会事业|公共服务|消薄|治理|改革|就业|稳定|战略部署|作用"
    r"|^大?抓"
    # what bodies do together: 在医疗服务、人才培养等领域开展合作
    r"|(?:人才|干部|学生|研究生)(?:培[养育]|引[育进])$|(?:科技|技术|协同|自主|制度|管理|模式)创新$|^(?:技术|产品)研发$|(?:产教|产融|融合|校企|产学研)(?:融合|结合|合作|发展)$|(?:学科|队伍|党组织|平台)建设$|(?:科研|联合|技术|科技)攻关$|(?:成果)?转化$|^(?:医疗|技术|综合|志愿|咨询)服务$|^(?:科学|学术)?(?:研究|交流|科研|教学)$"
    # what is told of a firm: 发展历程、业务
    r"|^(?:发展)?历程|^业务$|^(?:基本)?(?:概况|现状|情况|背景|优势|文化|理念)$"
    # 7|个产业|龙头项目; 还能为当地|汽车
    r"|^(?:个|条|大)?产业$|^(?:还|也|不仅|能够|可以|对[建汽电化医燃食交]|[^A-Za-z]{0,3}当地)"
    # sides of industry itself: its volume, its forms
    r"|^产业(?!园)|(?:形态|体量|层次|水平|能力|结构|效率|氛围|效益|信誉|模式)$"
    # what is told in a clause of a row: 电子行业受需求释放|、产量较快|增长推动; who or where, no trade
    r"|受(?!体)|较[快高大好强慢低]|多家|^(?:产量|需求|利润|城镇|乡村|约定|自主|开发|对外开放|各类)|(?:延伸|自主|相关配套)$"
    # what a firm is judged by: 在经营管理、工程质量等方面
    r"|^(?:经营|质量|安全|企业|内部|运营)管理$|(?:^|工程|施工|产品)质量$|(?:建设|生产|施工)安全$"
    # the zones of a row are works: 打造医疗器械产业园、智能装备产业园等园区
    r"|(?:产业|科技|工业|物流|创业|文创|创意|装备|制造)园$|(?:园区|示范区|开发区|试验区|功能区|先行区|集聚区|小镇|实验室|研究院|大道)$"
    # a number of lines; what one has; a stage of any production
    r"|^个|^还能|^技术创新|^(?:新兴|未来|优势|传统|特色)产业$|^规模以上|(?:规划|策划)$|^\d+[条个大项]|^[\d多余数]+家$|优势$|(?:结构调整|转型升级|产业集聚)$|基地$|^(?:产品|原料|成果)|^(?:研发|设计|生产|加工|制造|销售|仓储|配送|种植|养殖|采摘)$"
)
# 围绕信息、材料等重点学科领域: what is studied, no trade
_LEARNING = re.compile(r"学科|课程|专业领域|研究方向")
# verbs that are trades
_TRADES = frozenset(
    (
        "养殖",
        "种植",
        "加工",
        "制造",
        "生产",
        "物流",
        "旅游",
        "包装",
        "印染",
        "纺织",
        "冶炼",
        "建筑",
        "维修",
        "零售",
        "批发",
    )
)
# in which states work together: 深化经贸、文化等|领域合作
_AREAS = re.compile(r"等?(?:多个|各|诸多)?(?:领域|方面)")
_CONJUNCTION = re.compile(r"(和|及|与|以及)")


# pages with the marks of another keyboard
_WIDE = str.maketrans(";:", "；：")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")


class IndustryFinder:
    """Finds lines of business; made once for each set of rules."""

    def __init__(self, words: Iterable[str]) -> None:
        self._pattern = re.compile(one_of(words))

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Industries named by the lexicon and by frames, in each sentence."""
        frames = [frame for frame in _FRAMES if frame.possible_in(reading.text)]
        diplomatic = "两国" in reading.text or "中方" in reading.text
        for sentence in reading.sentences:
            text = reading.text[sentence.start : sentence.end].translate(_WIDE)
            if "," in text:
                text = _COMMA.sub("，", text)
            known = list(self._pattern.finditer(text))
            edges = {edge - sentence.start for t in sentence.tokens for edge in (t.start, t.end)} if known else ()
            for match in known:
                if match.start() in edges and match.end() in edges and not _is_tool(text, match):
                    yield _made(sentence, match.start(), match.end(), "industry:lexicon", LISTED)
            for frame in frames:
                for match in frame.finditer(text):
                    if _LEARNING.search(match[0]) or (diplomatic and _AREAS.match(text, match.end("list"))):
                        continue
                    deeds = {t.start for t in sentence.tokens if _is_deed(t)}
                    for start, end in _items(text, match.start("list"), match.end("list")):
                        if sentence.start + start not in deeds:
                            yield _made(sentence, start, end, "industry:list", LISTED + 5)


# what is used as well as made
_TOOLS = frozenset({"无人机", "大数据", "人工智能", "云计算", "物联网", "5G", "机器人", "区块链"})
_USED = re.compile(
    r"(?:利用|运用|使用|通过|借助|依托|动用|出动|派出|操控|操作|基于|用|架|发射|击落|拦截|放飞)(?:[\u4e00-\u9fff]{2,6}[、和]){0,6}$"
)
_AT_WAR = re.compile(r"[军袭]|导弹|武装|火箭弹|防空|战机|坦克|打击")
_AT_PLAY = re.compile(r"竞赛|比赛|表演|巡|航拍|喷洒|拍摄|编队|灯光秀|秀")


def _is_tool(text: str, match: re.Match[str]) -> bool:
    """Whether a product is only used for something (利用大数据, 击落无人机, 无人机表演), no line of business."""
    if match[0] not in _TOOLS:
        return False
    war = match[0] == "无人机" and _AT_WAR.search(text) is not None
    return war or bool(_USED.search(text, 0, match.start())) or bool(_AT_PLAY.match(text, match.end()))


def _is_deed(token: Token) -> bool:
    """Whether a word says what is done rather than what is dealt in (丰富, 贯彻; but 养殖, 智造)."""
    if token.pos == "a":
        return (word_pos(token.text) or "").startswith("v")
    return token.pos == "v" and len(token.text) > 1 and token.text not in _TRADES and not no_verb(token.text)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list at ``text[start:end]``, as far as each can be a line of business."""
    for item in re.finditer(r"[^、，,]+", text[start:end]):
        at = start + item.start()
        # a conjunction parts the last item only: in others it stands within a name
        parts = _CONJUNCTION.split(item[0]) if item.end() == end - start else [item[0]]
        for part in parts:
            body = part
            while lead := _EDGE_VERBS.match(body):  # 开发区围绕|做精|水产品加工
                body = body[lead.end() :]
            tail = _TAIL.search(body)
            clean = body[: tail.start()] if tail else body
            if 2 <= len(clean) <= 14 and not _NOT.search(clean) and not _CONJUNCTION.fullmatch(part):
                begin = at + len(part) - len(body)
                yield begin, begin + len(clean)
            at += len(part)


def _made(sentence: Sentence, start: int, end: int, rule: str, rank: int) -> Candidate:
    """A candidate at offsets within the sentence."""
    return Candidate(sentence.start + start, sentence.start + end, "Industry", rule, rank)


def find_industries(reading: Reading) -> Iterator[Candidate]:
    """The lines of business that a document names."""
    finder: IndustryFinder | None = reading.rules.derived.get("industries")
    if finder is None:
        finder = reading.rules.derived["industries"] = IndustryFinder(reading.rules.words("industries"))
    yield from finder.find(reading)
