"""The expression that finds dates and periods in Chinese text; its named groups are read by :mod:`kg.values.dates`."""

import re

_D = r"[0-9０-９]"
_YEAR = rf"(?:[1１][9９]|[2２][0０]){_D}{{2}}"
_GAP = r"[ \u00a0]?"  # 12 月 5 日
_CLOCK = rf"(?:{_D}{{1,2}}(?:[时点]|[:：]{_D}{{2}})(?:{_D}{{1,2}}分|半|整|许)?)?"
_DAYPART = rf"(?:凌晨|清晨|早间|早晨|早上|上午|中午|午间|下午|傍晚|晚间|晚上|晚|夜间|夜|早)?{_CLOCK}"
_TO = r"[-~～—–至到]+"
_QUARTER = r"(?:上半年|下半年|第?[一二三四]季度|前[二三]季度)"
_PART = r"(?:[上中下]旬|底|初|末|中(?![标选签]))"
# 2024年8月21日至22日, 8月21日—9月2日: the period begins with its first day
_DAYS_ON = rf"(?:{_DAYPART}{_TO}(?:{_D}{{1,2}}月)?{_D}{{1,2}}[日号])?"
# 2月17至19日: the first day without its word
_SHORT = rf"{_TO}{_D}{{1,2}}[日号]"
_HAN = "〇零○一二三四五六七八九"

# today's news says which day that is: 今天（6月14日）上午, 今（14）日
_TOLD = r"(?:今[天日晨晚]|昨[天日晚]|前天|明[天日晚]|当[天日晚])"
# 当地时间15日, 北京时间今天: whose clock, which is part of the date
_WHOSE = r"(?:当地|北京)时间"

DATE = re.compile(
    rf"""(?:{_WHOSE})?(?:
    (?P<told>{_TOLD}[（(](?:(?P<m11>{_D}{{1,2}})月)?(?P<d11>{_D}{{1,2}})[日号][）)]{_DAYPART}
        |[今昨][（(](?P<d12>{_D}{{1,2}})[）)]日{_DAYPART})
  | (?P<full>(?P<y>{_YEAR}){_GAP}年{_GAP}(?P<m>{_D}{{1,2}}){_GAP}月{_GAP}(?P<d>{_D}{{1,2}}){_GAP}
        (?:[日号]{_DAYS_ON}|{_SHORT}){_DAYPART})
  | (?P<han>(?P<hy>二[{_HAN}]{{3}}|一九[{_HAN}]{{2}})年(?:(?P<hm>十[一二]?|[一二三四五六七八九])月
        (?:(?P<hd>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?)?)
  | (?P<dash>(?<![\d.-])(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>[01]?\d)[-/.](?P<d2>[0-3]?\d)(?![\d]))
  | (?P<months>(?:(?P<y9>{_YEAR})年|(?P<rel9>(?<!如)今年|去年))?
        (?<![\d.])(?P<from>{_D}{{1,2}})月?{_TO}(?P<until>{_D}{{1,2}})月(?:份|底|末)?(?!{_D}))
  | (?P<first>(?:(?P<y10>{_YEAR})年|(?P<rel10>(?<!如)今年|去年))前(?P<n10>{_D}{{1,2}})个月)
  | (?P<ym>(?P<y3>{_YEAR}){_GAP}年{_GAP}(?P<m3>{_D}{{1,2}}){_GAP}月(?:份)?{_PART}?)
  | (?P<years>(?<!\d)(?P<y7>{_YEAR})年?{_TO}(?P<y8>{_YEAR})年(?:度|底|末)?)
  | (?P<yh>(?<!\d)(?P<y4>{_YEAR}){_GAP}年(?:度|{_GAP}(?P<half>{_QUARTER})[末初]?|年?(?:[初底末]|中(?![标选签国央])))?)
  | (?P<rel>(?<!如)今年|去年|前年|明年|(?<![产成用建营投行])后年|本年|当年|上年|次年|同年)
        (?P<relrest>(?P<m5>{_D}{{1,2}})月(?:(?P<d5>{_D}{{1,2}})[日号]{_DAYS_ON}{_DAYPART})?(?:份)?{_PART}?
        |度|(?:{_QUARTER})[末初]?|年?[初底末]|以来|同期)?
  | (?P<md>(?<![\d.])(?P<m6>{_D}{{1,2}}){_GAP}月{_GAP}(?P<d6>{_D}{{1,2}}){_GAP}(?:[日号]{_DAYS_ON}|{_SHORT}){_DAYPART})
  | (?P<month>(?:本月|上个?月|下个?月|当月|同月))(?:(?P<d9>{_D}{{1,2}})[日号]{_DAYS_ON}{_DAYPART}|{_PART})?
  | (?P<mm>(?<![\d.])(?P<m7>{_D}{{1,2}}){_GAP}月(?:份)?{_PART}?(?!{_D}))
  | (?P<day>(?<![\d.\-—–至第每])(?P<d8>{_D}{{1,2}})日(?!报(?!道)|[内前后元均游式间产])(?:{_TO}{_D}{{1,2}}日)?{_DAYPART})
  | (?P<week>(?:本|上|下)周(?P<weekday>[一二三四五六日天])){_DAYPART}
  | (?P<near>今天|今日|今晨|今晚|昨天|昨日|昨晚|前天|明天|明日|当天|当日|当晚|次日|翌日){_DAYPART}
  | (?P<plan>[“"'‘]?十(?P<n>[一二三四五六七])五[”"'’]?(?:规划)?(?P<end>期?末|收官)
        |[“"'‘]?十(?P<n2>[一二三四五六七])五[”"'’]?(?:规划)?(?:期间|时期|以来)
        |[“"'‘]十(?P<n3>[一二三四五六七])五[”"'’](?!规划|[\u4e00-\u9fff]{{0,12}}规划))
  | (?P<soon>近日|(?<!\d)日前|近期|目前|当前|不久前|此前|(?<!每)年初|(?<!每)年底|年内|{_QUARTER}[末初]?)
    )""",
    re.VERBOSE,
)
KINDS = (
    "told", "full", "han", "dash", "months", "first", "ym", "years", "yh", "rel", "md", "month", "mm", "day", "week",
    "near", "plan", "soon",
)  # fmt: skip
