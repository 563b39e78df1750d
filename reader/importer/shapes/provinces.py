"""Names of China's provinces, as expressions of one word out of many, and of cities behind reporters' names."""

MAINLAND = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆"
)
PROVINCES = f"{MAINLAND}|香港|澳门|台湾"

_CITIES_WORDS = (
    "台北 臺北 新北 桃园 桃園 新竹 苗栗 台中 臺中 彰化 南投 云林 雲林 嘉义 嘉義 台南 臺南 高雄 屏东 屏東 基隆 宜兰 "
    "宜蘭 花莲 花蓮 台东 臺東 澎湖 金门 金門 香港 澳门 澳門 北京 上海 广州 廣州"
)
CITIES = tuple(_CITIES_WORDS.split())
"""Cities and counties that papers of Taiwan and Hong Kong print right behind a reporter's name."""
