"""Every rule of short and full forms: what it joins, with a reason, and what it refuses."""

import pytest
from made import article

from kg.link import link
from kg.link.forms import RULES

# rule: (type, short, full) that it joins, and pairs that it refuses
CASES: dict[str, tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]] = {
    "form:marks": (
        [("Policy", "一核两翼", "“一核两翼”"), ("Project", "青禾未来社区", "“青禾”未来社区")],
        [("Policy", "一核两翼", "“一核三翼”"), ("Project", "青禾社区", "“青禾”未来社区")],
    ),
    "form:government": (
        [
            ("Government", "青禾县政府", "青禾县人民政府"),
            ("Government", "青禾县府", "青禾县政府"),
            ("Government", "青禾街道办", "青禾街道办事处"),
            ("Government", "青禾县法院", "青禾县人民法院"),
            ("Government", "全国政协", "政协第九届全国委员会"),
            ("Government", "青禾市政协", "中国人民政治协商会议青禾市委员会"),
            ("Government", "党中央", "中共中央"),
            ("Government", "青禾市人大常委会", "青禾市人民代表大会常务委员会"),
        ],
        [
            ("Government", "白石市政协", "政协第九届青禾市委员会"),
            ("Government", "政协", "政协第九届全国委员会"),
            ("Government", "党中央", "中共中央办公厅"),
            ("Government", "白石县政府", "青禾县人民政府"),
            ("Government", "青禾县法院", "青禾县检察院"),
        ],
    ),
    "form:office-tail": (
        [
            ("Government", "青禾派出所", "县公安局青禾派出所"),
            ("Government", "云溪人民法庭", "青禾县人民法院云溪人民法庭"),
        ],
        [("Government", "刑侦大队", "青禾县公安局刑侦大队"), ("Government", "云溪派出所", "县公安局青禾派出所")],
    ),
    "form:faculty": (
        [("Organization", "材料学院", "白石大学材料科学与工程学院"), ("Organization", "机电学院", "机电与信息学院")],
        [("Organization", "化工学院", "化学学院"), ("Organization", "材料学院", "材料科学研究院")],
    ),
    "form:level": (
        [("Government", "省国资委", "云岭省国资委")],
        [("Government", "省国资委", "青禾市国资委"), ("Government", "县委", "青禾县委")],
    ),
    "form:institute": (
        [
            ("Organization", "云大附一院", "云岭大学附属第一医院"),
            ("Organization", "云理工", "云岭理工大学"),
            ("Organization", "云科大", "云岭科技大学"),
        ],
        [
            ("Organization", "云岭大学", "云岭科技大学"),
            ("Organization", "云山大", "云岭科技大学"),
            ("Organization", "青大附院", "云岭大学附属医院"),
        ],
    ),
    "form:place-level": (
        [
            ("Place", "青禾", "青禾县"),
            ("Place", "青禾地区", "青禾"),
            ("Place", "青禾", "青禾特别行政区"),
            ("Place", "云尔", "云尔地带"),
            ("Place", "云州", "云尔里达州"),
            ("Place", "约旦", "约旦哈希姆王国"),
            ("Place", "中国", "中华人民共和国"),
            ("Place", "云州", "云州白族傣族自治州"),
            ("Place", "青禾县", "青禾苗族自治县"),
            ("Place", "青禾", "青禾村"),
        ],
        [
            ("Place", "青禾县", "青禾苗族自治州"),
            ("Place", "青", "青村"),
            ("Place", "青州", "云尔里达州"),
            ("Place", "青", "青县"),
            ("Place", "青禾", "青禾路"),
            ("Place", "青", "青自治州"),
        ],
    ),
    "form:place-chain": (
        [("Place", "云岭省青禾县", "青禾县")],
        [("Place", "小青禾县", "青禾县"), ("Place", "云岭省青禾路", "青禾路")],
    ),
    "form:place-prefix": (
        [
            ("Government", "青禾区政府", "远山市青禾区政府"),
            ("Government", "青禾市人民政府", "云岭青禾市政府"),
        ],
        [
            ("Government", "区政府", "大远山区政府"),
            ("Government", "政府", "远山市政府"),
            ("Place", "青禾县", "赴驻青禾县"),
            ("Government", "青禾县政府", "白石向青禾县政府"),
        ],
    ),
    "form:surname": (
        [("Person", "林德", "玛拉·林德"), ("Person", "玛拉", "玛拉·林德")],
        [("Person", "林", "玛拉·林"), ("Person", "长河", "纪长河")],
    ),
    "form:army": (
        [("Organization", "约旦军方", "约旦军队"), ("Organization", "俄军", "俄罗斯国防军")],
        [("Organization", "约旦军方", "埃及军队"), ("Organization", "青军", "约旦军队")],
    ),
    "form:armed": (
        [("Organization", "真理党", "真理党武装")],
        [("Organization", "真理社", "真理社武装"), ("Organization", "正义党", "真理党武装")],
    ),
    "form:of-state": (
        [("Organization", "真理党", "约旦真理党"), ("Organization", "青禾署", "联合国青禾署")],
        [("Organization", "真理党", "青石真理党"), ("Organization", "青党", "约旦青党")],
    ),
    "form:union": (
        [("Organization", "青贸组织", "青岭贸易合作组织")],
        [
            ("Organization", "云贸组织", "青岭贸易合作组织"),
            ("Organization", "青贸", "青岭贸易合作组织"),
            ("Organization", "青文组织", "青岭贸易合作组织"),
        ],
    ),
    "form:rank": (
        [("Person", "苗主席", "苗长河"), ("Person", "欧阳总理", "欧阳河")],
        [("Person", "苗主席", "纪长河"), ("Person", "苗主席", "苗青禾主席"), ("Person", "苗主任", "苗长河")],
    ),
    "form:from": (
        [("Company", "芬兰青禾集团", "青禾集团"), ("Company", "芬兰远川汽车科技", "远川汽车科技有限公司")],
        [
            ("Company", "芬兰远川科技", "远川科技有限公司"),
            ("Company", "白石远川汽车科技", "远川汽车科技有限公司"),
            ("Company", "新远川青禾集团", "青禾集团"),
            ("Company", "芬兰远川", "远川"),
            ("Company", "芬兰县青禾集团", "县青禾集团"),
        ],
    ),
    "form:legal": (
        [
            ("Company", "青禾新材料", "青禾新材料股份有限公司"),
            ("Company", "青禾新材料集团", "青禾新材料有限公司"),
            ("Company", "青禾集团", "青禾集团股份有限公司"),
            ("Company", "青禾股份", "青禾集团股份有限公司"),
            ("Company", "青禾", "青禾集团"),
        ],
        [
            ("Company", "青禾材料", "青禾新材料股份有限公司"),
            ("Company", "青禾", "青禾医院"),
            ("Company", "青禾集团", "青禾股份有限公司"),
            ("Company", "青禾股份", "青禾集团有限公司"),
        ],
    ),
    "form:firm-region": (
        [
            ("Company", "云岭城投集团", "云岭省城投集团"),
            ("Project", "青禾古镇索道项目", "青禾县古镇索道项目"),
            ("Government", "云岭国资委", "云岭省国资委"),
        ],
        [("Company", "云岭城投集团", "云岭大城投集团"), ("Company", "远川城投集团", "云岭省城投集团")],
    ),
    "form:numbered-branch": (
        [
            ("Company", "远山路桥三公司", "远山路桥集团第三工程有限公司"),
            ("Company", "中远山八局", "中远山第八工程局"),
        ],
        [
            ("Company", "远山路桥三公司", "远山路桥集团第二工程有限公司"),
            ("Company", "远山路桥三公司", "白石路桥集团第三工程有限公司"),
            ("Company", "远山三水务公司", "远山第三建设有限公司"),
            ("Company", "三公司", "远山路桥集团第三工程有限公司"),
        ],
    ),
    "form:press": (
        [
            ("Organization", "云岭报青石网", "云岭日报·青石网"),
            ("Organization", "远证报白石证券网", "远山证券报·白石证券"),
            ("Organization", "云岭日报", "云岭日报·青石网"),
        ],
        [("Organization", "云岭报白石网", "云岭日报·青石网"), ("Organization", "云岭报", "云岭日报·青石网")],
    ),
    "form:firm-project": (
        [("Project", "远川高科项目", "远川高科高端装备智造产业园")],
        [
            ("Project", "远川高科项目", "白石高科高端装备智造产业园"),
            ("Project", "青石产业园项目", "青石产业园南区"),
            ("Project", "青石项目", "青石产业园"),
        ],
    ),
    "form:firm-level": (
        [("Company", "县国投集团", "远山县国投集团")],
        [("Company", "县国投", "远山县国投"), ("Company", "新国投集团", "远山新国投集团")],
    ),
    "form:firm-clipping": (
        [
            ("Company", "远山国投集团", "远山国有资本投资集团有限公司"),
            ("Company", "远山区国投集团", "远山国有资本投资集团有限公司"),
            ("Company", "青建集团", "远山市青禾新区建设（集团）有限公司"),
            ("Company", "岚桥控股", "岚桥电信科技产业控股有限公司"),
            ("Company", "科远达集团公司", "广东科远达集团有限公司"),
        ],
        [
            ("Company", "岚桥控股", "岚桥高科创业投资有限公司"),
            ("Company", "青建集团", "远山市白石新区建设（集团）有限公司"),
            ("Company", "远山城投集团", "远山城市投资置业股份有限公司"),
            ("Company", "远国投集团", "远山国有资本投资集团有限公司"),
            ("Company", "远山国投", "远山国有资本投资集团有限公司白石分公司"),
            ("Company", "白石国投集团", "远山国有资本投资集团有限公司"),
            ("Company", "远山国投集团", "远山国投集团新能源有限公司"),
        ],
    ),
    "form:group-clipping": (
        [("Company", "青禾集团", "青禾公用集团"), ("Company", "国家水投集团", "国家水利投资集团")],
        [
            ("Company", "国家水建集团", "国家水利投资集团"),
            ("Company", "禾公集团", "青禾公用集团"),
            ("Company", "北京集团", "北京公用集团"),
        ],
    ),
    "form:group-behind-brand": (
        [("Company", "砂岩集团", "青禾白马砂岩科技集团有限公司")],
        [
            ("Company", "砂岩集团", "青禾白马砂岩科技有限公司"),
            ("Company", "科技集团公司", "青禾白马砂岩科技集团有限公司"),
            ("Company", "砂岩集团", "北京市砂岩科技集团有限公司"),
        ],
    ),
    "form:works": (
        [("Company", "青禾服饰厂", "青禾服饰有限公司")],
        [("Company", "青禾厂", "青禾服饰有限公司"), ("Company", "青禾鞋帽厂", "青禾服饰有限公司")],
    ),
    "form:party-of-place": (
        [("Organization", "云岭民盟", "民盟云岭市委会"), ("Organization", "云岭民革", "民革云岭省委员会")],
        [("Organization", "云岭民建", "民盟云岭市委会"), ("Organization", "白石民盟", "民盟云岭市委会")],
    ),
    "form:line": (
        [("Facility", "云白高速", "云岭至白石高速公路"), ("Facility", "云白高铁", "云岭至白石高速铁路")],
        [("Facility", "云石高速", "云岭至白石高速公路"), ("Facility", "云白铁路", "云岭至白石高速公路")],
    ),
    "form:clipped-body": (
        [("Government", "国种署", "国家国际种苗发展署")],
        [("Government", "国种局", "国家国际种苗发展署"), ("Government", "国政署", "国家国际种苗发展署")],
    ),
    "form:by-trade": (
        [("Government", "青禾公安", "青禾县公安局"), ("Organization", "青禾融媒", "青禾市融媒体中心")],
        [("Government", "青禾公安", "白石县公安局"), ("Government", "青禾公安", "青禾县公安局城关派出所")],
    ),
    "form:without-department": (
        [
            ("Government", "省种苗管理局", "云岭省农业厅种苗管理局"),
            ("Government", "青禾县交警大队", "青禾县公安局交警大队"),
        ],
        [
            ("Government", "省种苗管理局", "云岭省农业厅苗木管理局"),
            ("Government", "白石县交警大队", "青禾县公安局交警大队"),
            ("Government", "市水务局", "青禾市水务局"),
        ],
    ),
    "form:capital": (
        [("Company", "青禾", "青禾创投"), ("Company", "青禾", "青禾资本")],
        [("Company", "青禾", "青禾银行"), ("Company", "青禾资本", "青禾创投")],
    ),
    "form:brand-of-group": (
        [("Company", "远川E站", "远川集团")],
        [("Company", "白石E站", "远川集团"), ("Company", "远川E站", "远川医院")],
    ),
    "form:inner-modifier": (
        [("Place", "远山新城", "远山未来新城")],
        [("Place", "远山新城", "远山青禾新城"), ("Project", "社区", "未来社区")],
    ),
    "form:zone-clipping": (
        [
            ("Project", "青禾经开区", "青禾经济技术开发区"),
            ("Government", "青禾高新区党工委", "青禾高新技术产业开发区党工委"),
            ("Project", "青禾开发区", "青禾经济技术开发区"),
        ],
        [
            ("Project", "白石开发区", "青禾经济技术开发区"),
            ("Project", "青禾开发区", "青禾白石经济开发区"),
            ("Project", "青禾高新区", "青禾经济技术开发区"),
            ("Project", "白石经开区", "青禾经济技术开发区"),
        ],
    ),
    "form:project-tail": (
        [
            ("Project", "青禾产业园项目", "青禾产业园"),
            ("Facility", "青禾大桥建设工程", "青禾大桥"),
            ("Project", "“青禾产业园”项目", "青禾产业园"),
            ("Project", "青禾生产基地二期项目", "青禾生产基地项目（二期）"),
            ("Project", "金砂科创园项目", "六安金砂科创园"),
        ],
        [
            ("Project", "青禾产业园二期", "青禾产业园"),
            ("Project", "产业园项目", "六安产业园"),
            ("Project", "金砂科创园项目", "远帆金砂科创园"),
            ("Project", "青禾生产基地二期项目", "青禾生产基地项目（三期）"),
        ],
    ),
    "form:suffix": (
        [("Project", "青禾产业园", "远山县青禾产业园")],
        [("Project", "产业园", "远山县青禾产业园"), ("Policy", "签约仪式", "青禾签约仪式")],
    ),
    "form:body-end": (
        [
            ("Facility", "青禾图书馆", "远山县青禾图书馆"),
            ("Organization", "青禾日报", "远山青禾日报"),
            ("Organization", "青禾日报客户端", "青禾日报"),
            ("Organization", "青禾园区专委会", "白石协会青禾园区专业委员会"),
            ("Organization", "青禾医院", "大同大学附属青禾医院"),
        ],
        [
            ("Organization", "青禾日报网", "青禾日报"),
            ("Organization", "青禾自卫军", "白石向青禾自卫军"),
            ("Organization", "青禾日报", "01-23 青禾日报"),
            ("Facility", "图书馆", "远山县图书馆"),
        ],
    ),
    "form:branch": (
        [
            ("Company", "岚桥银行白石分行", "岚桥银行股份有限公司白石分行"),
            ("Company", "岚桥银行白石市分行", "岚桥银行股份有限公司白石分行"),
            ("Company", "岚桥银行白石分行", "岚桥银行股份有限公司白石市分行"),
            ("Company", "岚桥建工青禾分公司", "岚桥建工集团有限公司青禾分公司"),
        ],
        [
            ("Company", "岚桥银行白石分行", "岚桥银行股份有限公司青禾分行"),
            ("Company", "岚桥银行", "岚桥银行股份有限公司白石分行"),
            ("Company", "岚桥银行白石支行", "岚桥银行股份有限公司白石分行"),
        ],
    ),
    "form:cooperative": (
        [
            ("Company", "青禾蔬菜合作社", "青禾蔬菜专业合作社"),
            ("Organization", "青禾蔬菜专业合作社", "青禾蔬菜农民专业合作社"),
        ],
        [
            ("Company", "青禾蔬菜合作社", "青禾水果专业合作社"),
            ("Company", "合作社", "青禾蔬菜专业合作社"),
            ("Company", "青禾蔬菜合作社", "青禾蔬菜专业合作社联合社"),
        ],
    ),
    "form:event-clipped": (
        [
            (
                "Event",
                "青石一季度重大项目现场推进活动",
                "青石市2033年第一季度重大项目现场推进暨远山产业园启动活动",
            ),
            ("Event", "签约大会", "青石县春季线上项目签约暨招商大会"),
            ("Event", "签约暨揭牌仪式", "青石医院与远山镇签约仪式暨青石医院第二分院揭牌仪式"),
        ],
        [
            ("Event", "项目集中开竣工活动", "青石县2033年项目集中分批开竣工活动"),
            ("Event", "青石集团电池项目开工仪式", "青石集团二期电池储能项目开工仪式"),
            ("Event", "签约大会", "青石县项目签约招商大会"),
        ],
    ),
    "form:event-inner": (
        [
            ("Event", "青石集团揭牌仪式", "青石集团组建成立揭牌仪式"),
            ("Event", "青石论坛年会", "青石论坛2034年年会"),
            ("Event", "“青禾之约”招商推介会", "“青禾 之约”远山县（云岭·白石）招商推介会"),
        ],
        [
            ("Event", "青禾县茶文化节开幕式", "青禾县第三届茶文化节闭幕式"),
            ("Event", "青禾集团揭牌仪式", "青禾集团第二分公司揭牌仪式"),
            ("Event", "签约仪式", "青禾签约仪式"),
            ("Event", "年会", "2034年年会"),
        ],
    ),
    "form:department": (
        [
            ("Government", "青禾市住建局", "青禾市住房和城乡建设局"),
            ("Government", "青禾县发改委", "青禾县发展和改革委员会"),
            ("Government", "云岭省发改委", "云岭省发展改革委"),
            ("Government", "青禾县市场监管局", "青禾县市场监督管理局"),
        ],
        [
            ("Government", "白石市住建局", "青禾市住房和城乡建设局"),
            ("Government", "青禾市住建厅", "青禾市住房和城乡建设局"),
            ("Government", "青禾市住建局", "青禾市住房和城乡建设局白石分局"),
            ("Government", "青禾县发改局", "青禾县发展和改革委员会"),
            ("Government", "住建局", "住房和城乡建设局"),
        ],
    ),
    "form:by-number": (
        [
            ("Organization", "青禾一中", "青禾县第一中学"),
            ("Organization", "青禾县二小", "青禾县第二小学"),
            ("Organization", "青禾二院", "青禾市第二人民医院"),
            ("Organization", "青禾一医院", "青禾第一医院"),
        ],
        [
            ("Organization", "青禾二中", "青禾县第一中学"),
            ("Organization", "白石一中", "青禾县第一中学"),
            ("Organization", "青禾一小", "青禾县第一中学"),
            ("Organization", "青禾一中", "青禾县第一中学白石分校"),
            ("Organization", "青禾中学", "青禾县第一中学"),
        ],
    ),
    "form:event-session": (
        [
            ("Event", "全国政协主席会议", "政协第九届全国委员会第十二次主席会议"),
            ("Event", "青禾市政协常委会会议", "青禾市政协第三次常委会会议"),
            ("Event", "十四届全国人大二次会议", "第十四届全国人民代表大会第二次会议"),
        ],
        [
            ("Event", "主席会议", "政协第九届全国委员会第十二次主席会议"),
            ("Event", "十四届全国人大三次会议", "第十四届全国人民代表大会第二次会议"),
            ("Event", "白石市政协主席会议", "政协第九届青禾市委员会第十二次主席会议"),
        ],
    ),
    "form:event-tail": (
        [("Event", "推进会", "青禾县项目推进会"), ("Event", "远国首届青禾运动会", "第一届青禾运动会")],
        [
            ("Event", "大会", "青禾县项目大会"),
            ("Event", "座谈会", "青禾县项目推进会"),
            ("Event", "首届青禾运动会", "第一届白石运动会"),
        ],
    ),
    "form:of-committee": (
        [("Government", "县政法委", "县委政法委"), ("Government", "青禾市组织部", "青禾市委组织部")],
        [("Government", "县政法委", "市委政法委"), ("Government", "县办公室", "县委办公室")],
    ),
    "form:committee": (
        [
            ("Government", "白石新片区管委会", "青禾自由贸易试验区白石新片区管理委员会"),
            ("Government", "青禾高新区管委会", "青禾高新区管理委员会"),
            ("Government", "高开区管委会", "北京高新技术产业开发区管委会"),
        ],
        [
            ("Government", "管委会", "青禾高新区管理委员会"),
            ("Government", "白石新区管委会", "青禾高新区管理委员会"),
        ],
    ),
    "form:trade-tail": (
        [("Industry", "节能环保", "节能环保产业"), ("Industry", "餐饮", "餐饮行业")],
        [("Industry", "环保", "节能环保产业"), ("Industry", "生物", "生物医药产业"), ("Industry", "产", "产产业")],
    ),
    "form:park-head": (
        [("Project", "青禾智谷", "青禾智谷科技产业园"), ("Project", "白石科创港", "白石科创港园区")],
        [
            ("Project", "青禾镇", "青禾镇产业园"),
            ("Project", "青禾智谷", "青禾智谷二期"),
            ("Project", "青禾高新区", "青禾高新区产业园"),
        ],
    ),
    "form:brand-and-lines": (
        [
            ("Company", "青珩", "青珩制药"),
            ("Company", "青珩", "江苏青珩新材料科技"),
            ("Company", "泺川光电", "江苏泺川光电科技"),
        ],
        [
            ("Company", "青珩", "青珩制药二厂"),
            ("Company", "高山", "高山汽车"),
            ("Company", "青珩控股", "青珩制药"),
            ("Company", "青珩股份", "青珩制药集团"),
            ("Company", "江苏青珩", "山东青珩制药有限公司"),
        ],
    ),
    "form:in-brackets": (
        [("Company", "青珩微电子", "青珩微电子（Qingheng）"), ("Company", "Qingheng", "青珩微电子（Qingheng）")],
        [("Company", "青珩微电子", "青珩微电子（南京）"), ("Company", "Qing", "青珩微电子（Qingheng）")],
    ),
    "form:clipping-of-group": (
        [("Company", "青海城投集团", "青海城市建设投资集团"), ("Company", "泺川交建", "泺川交通建设集团")],
        [("Company", "泺川交建", "泺川水务建设集团"), ("Company", "泺川集团", "泺川集团建设集团")],
    ),
    "form:zone": (
        [
            ("Project", "青禾经开区", "云岭青禾经济技术开发区"),
            ("Project", "高新区", "青禾高新技术产业开发区"),
            ("Project", "青禾产业园区", "青禾县工业园区"),
            ("Project", "青禾高新区", "青禾新区高新技术产业开发区"),
        ],
        [
            ("Project", "青禾经开区", "白石经济技术开发区"),
            ("Project", "高新区", "青禾经济技术开发区"),
            ("Project", "产业园", "青禾工业园区"),
        ],
    ),
    "form:clipped-work": (
        [
            ("Project", "青禾五金制造基地", "青禾五金智能制造基地"),
            ("Project", "骆驼奶示范基地", "北京骆驼奶全产业链示范基地"),
        ],
        [
            ("Project", "青禾制造基地", "青禾制造二期基地"),
            ("Project", "青禾工业园区", "青禾白马工业园区"),
            ("Project", "五金制造基地", "老河五金智能制造基地"),
        ],
    ),
    "form:product": (
        [("Industry", "耐磨树脂", "耐磨树脂材料"), ("Industry", "复合膜", "复合膜材料")],
        [("Industry", "新能源", "新能源材料"), ("Industry", "树脂", "耐磨树脂材料")],
    ),
    "form:policy-core": (
        [
            ("Policy", "强县富民", "“强县富民”战略"),
            ("Policy", "三年提升", "三年提升行动"),
            ("Policy", "省级示范村", "省级示范村名单"),
        ],
        [
            ("Policy", "强县", "“强县富民”战略"),
            ("Policy", "三年提升", "三年整治行动"),
            ("Policy", "示范村", "省级示范村名单"),
        ],
    ),
}
BY_ID = {rule.id: rule for rule in RULES}
JOINS = [(rule, *case) for rule, (joins, _) in CASES.items() for case in joins]
REFUSES = [(rule, *case) for rule, (_, refuses) in CASES.items() for case in refuses]


def test_every_rule_joins_and_refuses_something() -> None:
    assert set(CASES) == set(BY_ID)
    assert len(BY_ID) == len(RULES)
    assert all(joins and refuses for joins, refuses in CASES.values())


@pytest.mark.parametrize(("rule", "kind", "short", "full"), JOINS)
def test_a_rule_joins(rule: str, kind: str, short: str, full: str) -> None:
    assert kind in BY_ID[rule].types
    reason = BY_ID[rule].joins(short, full)
    assert reason
    graph = link([article("a", (short, kind), (full, kind)).analysis()])
    assert [(e.name, e.aliases) for e in graph.entities.values()] == [(full, (short,))]
    (entity,) = graph.entities.values()
    assert [link.alias for link in entity.links] == [short]
    assert (entity.links[0].rule, entity.links[0].because) == (rule, reason)


@pytest.mark.parametrize(("rule", "kind", "short", "full"), REFUSES)
def test_a_rule_refuses(rule: str, kind: str, short: str, full: str) -> None:
    assert BY_ID[rule].joins(short, full) == ""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.alike], ids=lambda rule: rule.id)
def test_names_that_a_rule_joins_are_alike_to_it(rule) -> None:
    names = {
        name for _, *pair in (pair for joined, refused in CASES.values() for pair in joined + refused) for name in pair
    }
    joined = [(short, full) for short in names for full in names if short != full and rule.joins(short, full)]
    assert joined
    assert [(short, full) for short, full in joined if rule.alike(short) != rule.alike(full)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_joins_a_name_with_itself(rule) -> None:
    for name in ("青禾县", "青禾县人民政府", "远川集团", "玛拉·林德", "“强县富民”战略", "青禾产业园"):
        assert rule.joins(name, name) == ""


def test_forms_of_other_types_stay_apart() -> None:
    graph = link([article("a", ("青禾", "Person"), ("青禾县", "Place")).analysis()])
    assert {e.name for e in graph.entities.values()} == {"青禾", "青禾县"}


def test_a_short_form_of_two_firms_stays_by_itself() -> None:
    two = ("远山国有资本投资集团有限公司", "远山国际工程投资集团有限公司")
    graph = link([article("a", ("远山国投集团", "Company"), *((f, "Company") for f in two)).analysis()])
    assert {e.name for e in graph.entities.values()} == {"远山国投集团", *two}


def test_of_nested_fuller_forms_the_fullest_is_meant() -> None:
    names = ("现场会", "秸秆利用现场会", "全县秸秆利用现场会")
    graph = link([article("a", *((name, "Event") for name in names)).analysis()])
    assert [(e.name, e.aliases) for e in graph.entities.values()] == [(names[2], tuple(sorted(names[:2])))]


def test_a_phase_of_a_park_is_not_what_a_short_name_means() -> None:
    park = "远川高科高端装备产业园"
    graph = link([article("a", ("远川高科项目", "Project"), (park, "Project"), (park + "一期", "Project")).analysis()])
    assert {e.name: e.aliases for e in graph.entities.values()} == {park: ("远川高科项目",), park + "一期": ()}
    other = "远川高科新材料产业园"
    graph = link([article("a", ("远川高科项目", "Project"), (park, "Project"), (other, "Project")).analysis()])
    assert len(graph.entities) == 3
