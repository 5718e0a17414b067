"""Names in quotation marks and title marks: “强县富民”战略, 《…发展规划》, “某某产业园”."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, HEADED, QUOTED, Candidate, Reading
from kg.entities.vocabulary import Head, Vocabulary
from kg.model import Sentence
from kg.rules import Lexicon
from kg.scan import Scanner
from kg.words import is_word, word_pos

_QUOTED = re.compile(r"“([^“”\n]{2,40})”|\"([^\"\n]{2,40})\"|「([^「」\n]{2,40})」|‘([^‘’\n]{2,40})’")
_TITLED = re.compile(r"《([^《》\n]{3,60})》")
# 《青石产业园项目投资协议》 is no plan, what it is about is a project
_AGREED = re.compile(
    r"(?:.*(?:关于|签订|签署))?(?:(?:投资)?(?:建设|新建|投建|兴建)(?=[^，。；：、]{4,}(?:项目|工程)))?(?P<work>[^，。；：、]{3,30}?(?:项目|工程))[\u4e00-\u9fff]{0,10}(?:协议书?|合同书?)$"
)
# 《某某管理办法（试行）》: how far it holds belongs to its name
_HOLDS = re.compile(
    r"[（(](?:试行|暂行|草案|征求意见稿|修[订正]草案|审议稿|修订[稿版]?|(?:19|20)\d\d[^（）()]{0,12})[）)]$"
)
# what is broadcast under a name is a gathering, too: 《春节戏曲晚会》
_SHOWS = frozenset({"晚会", "音乐会", "演唱会", "文艺晚会", "联欢晚会"})
# 《某某局印发〈某某方案〉的通知》: the notice is called after what it issues
_ISSUES = re.compile(
    r"(?:印发|发布|公布|下发)(?:(?:关于)?[〈<](?P<inner>[^〈〉<>]{4,50})[〉>]|(?P<plain>[^〈〉<>《》]{4,50}?))(?:等文件)?的(?:通知|公告|函)$"
)
# 举行《关于…合作备忘录》签署仪式
_CEREMONY = Scanner(
    r"《[^《》\n]{3,60}》(?:战略)?(?:合作)?(?:框架)?(?:协议)?(?:签署|签约|签字|发布|首发|首播|启动|揭牌|上线|交接|颁发)(?:仪式|会|式)"
)
# 中标《青石电网第二批框架招标项目》
_WORK = re.compile(r".{5,}(?:项目|工程|标段)")
# a firm's own papers are no policy
_INTERNAL = re.compile(r"(?:工作细则|议事规则|公司章程|管理制度|工作制度)$")
_SPEECH = re.compile(r"[。！？!?]$|[，,].*[，,]")
_NUMERAL = "一二三四五六七八九十"
_HAN = r"[\u4e00-\u9fff]"
_SLOGAN = re.compile(
    rf"[\d{_NUMERAL}两双]+[+＋][\dX{_NUMERAL}]"  # 1+3
    rf"|(?:[{_NUMERAL}两双]{_HAN}{{1,2}}){{2,}}"  # 一核两翼
    rf"|^[{_NUMERAL}两]个{_HAN}{{2,4}}$"  # 五个中心
    rf"|{_HAN}{{2,6}}(?:[、+＋·]{_HAN}{{2,6}})+"  # 强县、富民
    rf"|^{_HAN}{{3,6}}$|^\d{{3,4}}$|^[东西南北中{_NUMERAL}两]{_HAN}$"  # 强县富民, 315, 东拓, 四地
)
# “十四五”: a plan of five years by its number
_FIVE_YEARS = re.compile(r"十?[一二三四五六七八九]五")
# “百亿产业链”: how large one is to become
_COUNT = re.compile(rf"[{_NUMERAL}两]{_HAN}|[{_NUMERAL}百千万]*亿级?(?:元)?(?:产业链?|产业集群|企业|集群|板块)")
_DIRECTION = re.compile(rf"[东西南北中]{_HAN}")
_COUNTED = re.compile(rf"[{_NUMERAL}两]个")
# what a year is given to: 确定为“项目攻坚年”
_YEAR_OF = re.compile(r"[\u4e00-\u9fff]{2,8}(?<![今去明每全多几近当周半百千万亿一二三四五六七八九十])年")
_CALLED = re.compile(r"(?:确定|明确|定|作|列|称)(?:为|的)$|(?:开展|启动|部署)了?$|(?<=年)[是为]$")
_NAMING = {"Company", "Organization", "Government", "Project", "Facility", "Event", "Place"}
# “云鸟一号”, “飞鱼号”: built things are called so, but “一号”
_CRAFT = re.compile(
    r"(?!第|[一二三四五六七八九十\d]+号)[\u4e00-\u9fffA-Za-z]{2,5}(?:[一二三四五六七八九十]|\d{1,2})?号"
)
_BUILT = ("Facility", "quoted:craft", QUOTED + 15)
# 建设“口袋公园”|4000个: a kind of thing
_SEVERAL = re.compile(r"\d+(?:\.\d+)?万?多?余?[个座家处条所]")
# “青岭古道”“白湖湿地”自然遗产地被列入《世界遗产名录》
_LISTED = Scanner(
    r"(?P<row>(?:“[^“”\n]{4,40}”[、和]?){1,4})[\u4e00-\u9fff]{0,8}?(?:被|成功|正式|今天|日前|近日)*(?:列入|入选|登录)了?"
    r"(?:联合国教科文组织)?[^，。；]{0,16}名录"
)
# 参观“青岭记忆”云岭古籍展，
_EXHIBITION = Scanner(
    r"(?:参观|观看|举办|举行|推出|主办|承办|走进|来到)了?(?P<name>“[^“”\n]{2,30}”[\u4e00-\u7683\u7685-\u9fff·]{0,20}?展览?)(?=[，。；、（\n]|$)"
)
# what the named one is: 首艘“海上加工厂”——“云鸟一号”
_KIND_OF = re.compile(r"“([^“”\n]{2,40})”(?=——“)")
_IN_QUOTES = re.compile(r"“([^“”\n]{4,40})”")
# “东拓”“西优”战略: what stands behind the last of several quotes holds for all
_FURTHER = re.compile(r"^(?:[、和]?“[^“”]{2,20}”)+")
_EARLIER = re.compile(r"(?:“[^“”]{2,30}”[、和]?)+$")
_MODIFIED = re.compile(
    r"(?!为)(?:的|作为)?[\u4e00-\u9fff]{0,6}?(?P<frame>战略|要求|格局|布局|体系|行动|计划|理念|目标|思路|品牌|规划|方针|模式|组合拳|样板|标杆)"
)


_TAIL_BRACKET = re.compile(r"[（(][^（）()]{1,20}[）)]$")


def find_quoted(reading: Reading) -> Iterator[Candidate]:
    """Quoted phrases that name something, by their own head word, by the word behind or by the verb before them."""
    vocabulary = Vocabulary.of(reading.rules)
    kinds = frozenset(_KIND_OF.findall(reading.text) if "”——“" in reading.text else ())
    for sentence in reading.sentences:
        for match in _QUOTED.finditer(reading.text, sentence.start, sentence.end):
            group = match.lastindex or 1
            craft = _CRAFT.fullmatch(match[group])
            found = _BUILT if craft else _quote(reading, sentence, match, kinds)
            if found:
                kind, rule, rank = found
                name = _called_in_full(reading.text, match[group]) if rule == "quoted:craft" else None
                because = f"文中的“{name}”" if name else ""
                yield Candidate(match.start(group), match.end(group), kind, rule, rank, name, because)
        for match in _LISTED.finditer(reading.text, sentence.start, sentence.end):
            for item in _IN_QUOTES.finditer(reading.text, *match.span("row")):
                yield Candidate(item.start(1), item.end(1), "Project", "quoted:listed", EXPLICIT)
        for match in _EXHIBITION.finditer(reading.text, sentence.start, sentence.end):
            yield Candidate(*match.span("name"), "Event", "quoted:exhibition", EXPLICIT)
        for match in _CEREMONY.finditer(reading.text, sentence.start, sentence.end):
            yield Candidate(match.start(), match.end(), "Event", "title-marks:ceremony", EXPLICIT)
        for match in _TITLED.finditer(reading.text, sentence.start, sentence.end):
            yield from _in_marks(match, vocabulary)


def _in_marks(match: re.Match[str], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """What title marks hold: a document, a show, a work, or the work that a contract is about."""
    name, at = match[1], match.start(1)
    if issued := _ISSUES.search(name):
        a, b = issued.span("inner" if issued["inner"] else "plain")
        yield Candidate(at + a, at + b, "Policy", "title-marks:issued", EXPLICIT)
        return
    if _HOLDS.sub("", name).endswith(tuple(vocabulary.words.document)) and not _INTERNAL.search(name):
        yield Candidate(*match.span(1), "Policy", "title-marks", EXPLICIT)
    show = vocabulary.head(name)
    if show and show.word in _SHOWS and name != show.word:
        yield Candidate(*match.span(1), "Event", "title-marks:show", EXPLICIT)
    if _WORK.fullmatch(name) and _tells(name[:-2], vocabulary):
        yield Candidate(*match.span(1), "Project", "title-marks:work", EXPLICIT)
    about = _AGREED.match(name)
    if about and _tells(about["work"][:-2], vocabulary):
        yield Candidate(at + about.start("work"), at + about.end("work"), "Project", "title-marks:project", HEADED)


def _tells(stem: str, vocabulary: Vocabulary) -> bool:
    """Whether ``stem`` has more in it than words that every project goes with (招商引资, 投资建设)."""
    while stem:
        words = (stem[:n] for n in (4, 3, 2))
        known = next((w for w in words if w in vocabulary.generic or w in vocabulary.inner_verbs), None)
        if known is None:
            return len(stem) > 2
        stem = stem[len(known) :]
    return False


def _called_in_full(text: str, inner: str) -> str | None:
    """What “深蓝一号” is where the text says it (“深蓝一号”大气田); None where it does not."""
    match = re.search(rf"“{re.escape(inner)}”(?:大|超大型)?(?:气田|油田|平台|风机|机组|列车|盾构机)", text)
    return match[0] if match else None


def _quote(
    reading: Reading, sentence: Sentence, match: re.Match[str], kinds: frozenset[str]
) -> tuple[str, str, int] | None:
    """Type, rule and rank of what the quotation marks of ``match`` hold in the sentence; ``kinds`` are the quotes that
    only tell of what kind the next one is."""
    vocabulary = Vocabulary.of(reading.rules)
    inner = match[match.lastindex or 1]
    if inner in kinds or _SEVERAL.match(reading.text, match.end()):
        return None
    if _SPEECH.search(inner) or inner.strip(" 、，,") != inner:
        return None
    # “青石老旧小区改造项目（东区）”: the bracket belongs to the name
    head = vocabulary.head(_TAIL_BRACKET.sub("", inner))
    if (head and inner == head.word) or (inner.endswith("一批") and len(inner) < 7):
        return None  # “家庭农场”: a kind of thing; “签约一批”项目: so many of them
    if head and re.search(r"[+＋]", inner):
        head = None  # “交通+新能源”: two lines of business; “公司+合作社+基地”: a way of doing it
    elif head and inner.removesuffix(head.word) in vocabulary.generic:
        return None  # “头号工程”
    if head and (
        "never" in head.flags or _is_slogan(inner, head) or _COUNTED.match(inner)
    ):  # “五个中心” are five things
        head = None
    if head and head.type in _NAMING and "、" not in inner and len(inner) > len(head.word) + 1:
        return head.type, f"quoted:{head.word}", QUOTED + 15
    stem = inner.rstrip(_NUMERAL + "期")
    if not stem:  # “二期”项目
        return ("Policy", "quoted:plan", QUOTED + 15) if _FIVE_YEARS.fullmatch(inner) else None
    if stem != inner and vocabulary.type_of(stem) == "Project":  # “某某基地项目一期”工程
        return "Project", "quoted:phase", QUOTED + 15
    after = _FURTHER.sub("", reading.text[match.end() : sentence.end])
    before = reading.text[sentence.start : match.start()].rstrip("的以了")
    frame = _frame(after, reading.rules.words("policy_frames"))
    listed = _EARLIER.sub("", before)  # 获评“甲”、“乙”
    if listed.rstrip("了").endswith(reading.rules.classes["selected"]) and not re.search(r"[，、]", inner):
        return "Policy", "quoted:honour", QUOTED + 15
    # 推进了“甲”, but not 项目建设的“乙”
    verb = before.endswith(tuple(reading.rules.words("policy_verbs"))) and not reading.text.endswith(
        "的", 0, match.start()
    )
    if _YEAR_OF.fullmatch(inner) and (verb or _CALLED.search(reading.text, sentence.start, match.start())):
        return "Policy", "quoted:year", QUOTED
    return _told(inner, after, frame, verb=verb)


def _told(inner: str, after: str, frame: str | None, *, verb: bool) -> tuple[str, str, int] | None:
    """Type, rule and rank by the word behind the quotation marks (``frame``) or the ``verb`` before them."""
    slogan = bool(_SLOGAN.search(inner))
    if after.startswith("等活动"):
        return "Event", "quoted:frame", QUOTED  # 开展“千人进万企”等活动
    if frame is None:
        # 坚持“甲、乙”|贯通: what is said goes on, so that the words name nothing
        ends = "、" not in inner or not re.match(r"[\u4e00-\u9fff]", after) or after[0] in "的等和与及上下中"
        named = slogan and ends and not _COUNT.fullmatch(inner) and not _is_common(inner)
        return ("Policy", "quoted:verb", QUOTED) if verb and named else None
    if frame != "-" and (
        verb
        or slogan
        or frame != "Policy"
        or after.startswith(("作为", "称号", "荣誉称号", "专项行动", "系列专项行动"))
    ):
        # “东拓”战略: no person, whatever the tagger says
        return frame, "quoted:frame", QUOTED + 15 if _DIRECTION.fullmatch(inner) else QUOTED
    return None


def _is_common(inner: str) -> bool:
    """Whether the quotes hold a word of the dictionary that is used in a figure of speech (打造“聚宝盆”)."""
    return len(inner) < 4 and is_word(inner)


def _is_slogan(inner: str, head: Head) -> bool:
    """Whether words that end like a body, place or firm are said, and name none (“让人民来监督政府”, “两个大局”,
    “洪水走廊”)."""
    if head.type in ("Project", "Event"):
        return False
    if is_word(inner) and "whole" not in head.flags:
        return True  # “必由之路”, “大结局”: a word, not a road or office
    if "brand" in head.flags and len(inner) > 12:
        return True  # “要传承和弘扬优秀传统文化”
    stem = inner.removesuffix(head.word)
    if stem[:1] in "让把为以来向对是不有从将" or stem[:2] in ("构建", "加强", "建设", "推动", "两个", "三个", "四个"):
        return True
    if head.word in ("通道", "走廊", "工厂", "田", "线", "路"):
        return (word_pos(stem) or "x").startswith(("n", "v", "a", "b")) and word_pos(stem) not in ("ns", "nr", "nz")
    if "brand" in head.flags and (word_pos(stem) or "x").startswith(("v", "a", "m", "d", "b")):
        return True  # “第一动力”
    return "brand" in head.flags and len(stem) > 3 and is_word(stem[:2]) and is_word(stem[2:])


def _frame(after: str, frames: Lexicon) -> str | None:
    """The type that the word behind the closing mark gives, by the longest word of the lexicon, a modifier between them
    or not (“三带”的空间格局); None without."""
    modified = _MODIFIED.match(after)
    if modified and modified["frame"] in frames:
        return frames[modified["frame"]][0]
    for length in (4, 3, 2):
        if after[:length] in frames:
            return frames[after[:length]][0]
    return None
