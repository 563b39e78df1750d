"""Surnames of Chinese names.

Sources: 百家姓 (Song dynasty, 504 surnames); 中国四百大姓 (袁义达, 邱家儒, 2013), the 400 surnames of 97 % of the
population; for rarer ones the count of the household registers of 1930 to 2008 (H. W. S. Bao, ChineseNames, 2021). The
surnames that newspapers printed over names besides are at the end of SURNAMES.
"""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁"
    "仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰"
    "郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃"
    "利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督晋楚闫鄢涂钦海岳帅缑亢佘佴谯"
    "笪佟"
    "肖覃兰牟阳候芦占苟邝冼栗粟原麦代付普隋丘官仝漆苑谌辜朴玉鹿母亓揭檀綦庹郄郇眭琚茆菅泮仵雒蹇邸晋苑智阿木多尼旦才旺格巨由展宇甫"
    "剧迟鲜历斯么刑侍青皇修战忻桐闾禚玄"
)
"""Surnames of one character; a name of two or three characters may begin with any of them."""

WORDY_SURNAMES = frozenset(
    "商保税位归况琴伯墨哈言福法汝盘练卿初门敬岩赫银户腾尧渠植奉衣布信虎冶旷操铁矫靖黑藏宛畅买续宝德招伦英台员扬洛圣纳尉宾呼刀凡豆"
    "南达区"
)
"""Surnames that begin many words as well (商务, 保障): they count in names of three characters alone."""

OFFICE_ENDS = frozenset("部局院会司室厅处社团网报校所馆站区县市省乡镇村路线图化性力人员者们率量度法权制")
"""Last characters of words of three characters that name no person: 商务部, 保障房 ends otherwise, and is no line."""

PLACE_ENDS = frozenset("省市县区镇乡")
"""Last characters of places, whatever they begin with: 金山区, 青山县."""

_COMPOUND_WORDS = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 端木 夏侯 呼延 万俟 闻人 赫连 澹台 公冶 宗政 濮阳 淳于 "
    "单于 太叔 申屠 仲孙 轩辕 钟离 宇文 长孙 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 "
    "夹谷 宰父 谷梁 段干 羊舌 微生 梁丘 左丘 南宫 独孤 完颜 纳兰 那拉 叶赫 耶律 贺兰 哥舒 达奚 爱新觉罗 叶赫那拉"
)
COMPOUND_SURNAMES = tuple(_COMPOUND_WORDS.split())
"""Surnames of two or more characters: of 百家姓, but no words (百里, 第五, 西门), and of Manchu and Khitan families."""
