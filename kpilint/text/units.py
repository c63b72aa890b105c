"""Units of measure: which words are units, what each measures, and the one form of the same word.

The words are those of the 度量单位 columns of goal tables across the country and of GB 3100 (SI units). Classes are
wide on purpose: only a mismatch of class is a fault (MS003), 个 or 项 for projects is a matter of taste.
"""

from __future__ import annotations

import re

from kpilint.text.normalise import normalise

_WORDS = {
    "share": "% ‰ 百分比 百分点 个百分点 千分点 个千分点",
    "money": "元 角 千元 万元 百万元 千万元 亿元 万亿元 人民币 美元 万美元 亿美元 欧元 万欧元 港元 万港元 日元 万日元",
    "person": "人 名 位 人次 人口 人份",
    "workload": "人天 人日 人月 人年 人工时 工时 工日 台班",
    "event": "次 场 期 场次 班次 回 届 轮 趟 班 遍 批次 车次 架次 航次 频次 课时 学时 课 讲 节 剂次 针次 轮次",
    "case": "件 起 例 宗 案 桩 件次 例次",
    "object": "个 项 处 座 套 台 辆 部 组 盏 面 块 只 头 匹 羽 尾 株 棵 丛 盆 根 颗 粒 枚 架 艘 列 间 栋 幢 层 孔 眼 口 井 道 "
    "扇 樘 把 副 双 对 盒 箱 袋 包 瓶 桶 罐 卷 床 种 类 款 样 门 科 点 站 站点 段 标段 宗地 单元 泳道 车道 车位 泊位 停车位 床位 学位 "
    "岗位 席位 机位 点位 榀 端 路 台套 台件 台次 套件 件套 套次 项次 批 模块 剂 针 支次 样本 样品 标本 品种 类别 机柜 节点 终端 端口",
    "document": "份 本 册 篇 张 条 页 字 则 封 集 首 幅 卷宗 篇次 条次 册次 份次 版",
    "organisation": "家 户 所 支 户次 家次 村 行政村 社区 乡镇 街道 县 校 园",
    "area": "平方米 平米 平方 m2 平方公里 平方千米 km2 平方厘米 cm2 平方毫米 mm2 亩 公顷 ha hm2 亩次 公顷次",
    "length": "米 m 公里 千米 km 厘米 cm 公分 毫米 mm 微米 μm 里 华里 海里 延米 延长米 车道公里 皮长公里 芯公里 英寸 寸",
    "mass_energy": "吨 t 公斤 千克 kg 克 g 毫克 mg 微克 μg 斤 立方米 立方 方 m3 标方 标准立方米 Nm3 升 L 毫升 mL 千瓦时 kWh 兆瓦时 "
    "MWh 瓦时 Wh 千瓦 kW 兆瓦 MW 吉瓦 GW 瓦 W 焦耳 千焦 kJ 兆焦 MJ 吉焦 GJ 百万千焦 大卡 千伏安 kVA 兆伏安 MVA 马力 蒸吨 "
    "吨标准煤 吨标煤 千克标准煤 tce kgce 吨二氧化碳 吨二氧化碳当量 tCO2 tCO2e",
    "time": "年 年度 周年 个年度 季度 个季度 季 个月 月 周 星期 个星期 旬 天 日 个工作日 工作日 自然日 个自然日 日历天 个日历天 "
    "日历日 昼夜 小时 个小时 h 钟头 个钟头 分钟 min 秒 秒钟 s 毫秒 ms 学期 个学期 学年 个学年",
    "age": "岁 周岁",
    "grade": "级 等 等级 星 星级 档",
    "score": "分 分值 学分 积分",
    "rank": "名次 位次",
    "multiple": "倍",
    "temperature": "℃ °C 摄氏度 ℉ °F 华氏度",
    "sound": "dB dB(A) 分贝 贝",
    "data": "bps kbps Mbps Gbps Kb/s Mb/s Gb/s MB/s GB/s M 兆 KB MB GB TB PB 比特",
    "concentration": "mg/m3 μg/m3 ug/m3 g/m3 mg/L μg/L ug/L g/L mg/kg μg/kg 毫克/立方米 微克/立方米 毫克/升 微克/升 毫克/千克 "
    "毫克/公斤 ppm ppb",
    "speed": "km/h 公里/小时 千米/小时 公里/时 m/s 米/秒",
    "electric": "V 伏 kV 千伏 安培 Hz 赫兹 kHz MHz GHz",
    "pressure": "Pa kPa MPa 帕 千帕 兆帕",
    "light": "lx 勒克斯 流明 lm",
}
CLASSES = ("unit_price", "ratio", *_WORDS)
"""All names of classes: those of the words, unit_price (元/人·月) and ratio (1:3, which has no unit)."""

_CLASS_OF = {word: name for name, words in _WORDS.items() for word in words.split()} | {"度": None}
"""度 is a unit of heat, of current and of angles."""
_LOWER = {word.lower(): word for word in _CLASS_OF if word.isascii() and len(word) > 1}
_LONGEST = max(map(len, _CLASS_OF))
_FIRST = frozenset(word[0] for word in _CLASS_OF) | frozenset(word[0].upper() for word in _LOWER) | frozenset(word[0] for word in _LOWER)

_SAME = {
    "%": "百分比 百分之",
    "‰": "千分之",
    "个百分点": "百分点",
    "元": "人民币",
    "平方米": "平米 平方 m2",
    "平方公里": "平方千米 km2",
    "公顷": "ha hm2",
    "立方米": "立方 方 m3",
    "米": "m",
    "公里": "千米 km",
    "厘米": "cm 公分",
    "毫米": "mm",
    "延米": "延长米",
    "吨": "t",
    "公斤": "kg 千克",
    "克": "g",
    "毫克": "mg",
    "升": "L",
    "毫升": "mL",
    "千瓦时": "kWh",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吨标准煤": "tce 吨标煤",
    "天": "日",
    "小时": "h 个小时 钟头 个钟头",
    "分钟": "min",
    "秒": "s 秒钟",
    "个月": "月",
    "周": "星期 个星期",
    "年": "年度 个年度",
    "个季度": "季度 季",
    "个工作日": "工作日",
    "个自然日": "自然日",
    "个日历天": "日历天 日历日",
    "学年": "个学年",
    "学期": "个学期",
    "℃": "°C 摄氏度",
    "℉": "°F 华氏度",
    "分贝": "dB",
    "伏": "V",
    "千伏": "kV",
    "mg/m3": "毫克/立方米",
    "μg/m3": "微克/立方米 ug/m3",
    "mg/L": "毫克/升",
    "μg/L": "微克/升 ug/L",
    "公里/小时": "km/h 千米/小时 公里/时",
    "米/秒": "m/s",
}
_CANONICAL = {word: form for form, words in _SAME.items() for word in words.split()}

_PER_WORD = (
    "平方公里|平方米|平米|立方米|公里|千米|千瓦时|公顷|公斤|小时|分钟|学年|学期|年度|季度|课时|学时|人次|人天|人日|床位|车次|工作日|标段|"
    "万元|亿元|千人|万人|百人|[年月周日天时季旬秒人名户家个件台套辆座处份册篇场次期班生床张头只羽株棵米吨升亩校村车项元度节点站条]|"
    "m2|m3|km2|kWh|km|kg|ha|[dhmst]"
)
_PER = re.compile(rf"(?:/|每)\(?每?(?:{_PER_WORD})(?:[·./*每]?(?:{_PER_WORD})){{0,3}}")
_PER_PART = re.compile(_PER_WORD)

_NO_UNIT_BEFORE = {
    "人": "均民才工",
    "元": "素旦宵化结",
    "台": "风湾账",
    "面": "积向对临",
    "组": "织",
    "本": "级市地科",
    "支": "持付出撑",
    "对": "接口外",
    "家": "庭长",
    "处": "理置罚",
    "份": "额",
    "期": "间末货",
    "批": "准发复评示",
    "次": "性生元",
    "座": "谈",
    "级": "联",
    "站": "式",
    "层": "级面",
    "种": "植子",
    "类": "似型",
    "套": "餐",
    "名": "称单录额",
    "位": "于置",
    "周": "边转",
    "年": "级龄",
    "日": "常报",
    "门": "类诊",
    "户": "外籍",
    "场": "所地景",
    "部": "门分队署委",
    "项": "目",
    "点": "钟半",
    "天": "然气",
    "条": "件例",
    "案": "件例",
    "路": "径灯面",
    "g": "网基技通应信",
    "课": "题程",
    "校": "园",
    "园": "区林",
    "道": "路",
    "星": "期",
    "头": "部",
    "分": "之别类析散公",
    "方": "案面法式",
    "度": "假",
    "卷": "烟",
    "张": "贴",
    "列": "车入",
    "井": "盖",
}
"""A character that is a unit, and those which, coming next, make another word of it: 人民, 处理, 场所."""


def match(text: str, start: int) -> tuple[int, str | None] | None:
    """The longest unit of a normalised text at ``start``: its end and its class (None: several), or None.

    Divisions are units too: 元/人·月 is a unit_price, 次/年 is of the class of 次.
    """
    if start >= len(text) or text[start] not in _FIRST:
        return None
    for end in range(min(len(text), start + _LONGEST), start, -1):
        word = text[start:end]
        if word not in _CLASS_OF:
            if not word.isascii() or word.lower() not in _LOWER:
                continue
            word = _LOWER[word.lower()]
        if _is_cut(text, word, end):
            continue
        name = _CLASS_OF[word]
        per = _PER.match(text, end)
        if per is None or _is_cut(text, per[0][-1], per.end()):
            return end, name
        end = per.end() + (text[per.end() : per.end() + 1] == ")" and "(" in per[0])
        return end, "unit_price" if name == "money" else name
    return None


def _is_cut(text: str, word: str, end: int) -> bool:
    """Whether the text goes on after ``word`` so that it is part of another one."""
    if end >= len(text):
        return False
    after = text[end]
    if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalnum():
        return True
    return len(word) == 1 and after in _NO_UNIT_BEFORE.get(word, "")


def unit_class(unit: str) -> str | None:
    """The class of a unit written alone, as in a unit column; None for an unknown or an ambiguous one (度)."""
    found = _whole(normalise(unit).text)
    return found[1] if found else None


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return _whole(normalise(text).text) is not None


def _whole(plain: str) -> tuple[int, str | None] | None:
    found = match(plain, 0)
    if found and found[0] == len(plain):
        return found
    # 万人次, 万平方米: the magnitude belongs to the number where there is one.
    found = match(plain, 1) if plain[:1] in ("百", "千", "万", "亿") else None
    return found if found and found[0] == len(plain) else None


def canonical(unit: str) -> str:
    """The one form of a unit: 平米 is 平方米, ㎡ too, kWh is 千瓦时, 元每人每月 is 元/人·月. Unknown words stay."""
    plain = normalise(unit).text
    plain = _LOWER.get(plain.lower(), plain) if plain.isascii() else plain
    if plain in _CANONICAL:
        return _CANONICAL[plain]
    if plain in _CLASS_OF:
        return plain
    if plain[:1] in ("百", "千", "万", "亿") and plain[1:] in _CLASS_OF:
        return plain[0] + canonical(plain[1:])
    head, mark, _ = plain.partition("/") if "/" in plain else plain.partition("每")
    if not mark or _whole(plain) is None:
        return plain
    parts = (part if part in "月日季" else canonical(part) for part in _PER_PART.findall(plain, len(head)))
    return f"{canonical(head)}/{'·'.join(parts)}"
