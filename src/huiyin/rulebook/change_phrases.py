"""How a change of a regulation is said."""

from huiyin.casework.wording.languages import Table

CHANGES: Table = {
    "new": ("新增。{what}", "新增。{what}", "New. {what}"),
    "gone": ("删除。原文：{what}", "刪除。原文：{what}", "Gone. It said: {what}"),
    "shorter": (
        "{what}由{old}缩短为{new}",
        "{what}由{old}縮短為{new}",
        "{what}: shorter, {new} instead of {old}",
    ),
    "longer": (
        "{what}由{old}延长为{new}",
        "{what}由{old}延長為{new}",
        "{what}: longer, {new} instead of {old}",
    ),
    "more": (
        "{what}放宽：原为“{old}”，现为“{new}”",
        "{what}放寬：原為「{old}」，現為「{new}」",
        "{what} reaches further: “{new}” instead of “{old}”",
    ),
    "less": (
        "{what}收紧：原为“{old}”，现为“{new}”",
        "{what}收緊：原為「{old}」，現為「{new}」",
        "{what} reaches less far: “{new}” instead of “{old}”",
    ),
    "from to": (
        "{what}由“{old}”改为“{new}”",
        "{what}由「{old}」改為「{new}」",
        "{what}: “{new}” instead of “{old}”",
    ),
    "row new": ("{what}新增：{new}", "{what}新增：{new}", "{what}, new: {new}"),
    "row gone": ("{what}删除：{old}", "{what}刪除：{old}", "{what}, gone: {old}"),
    "names new": ("{what}新增{new}", "{what}新增{new}", "{what}: {new} added"),
    "names gone": ("{what}去掉{old}", "{what}去掉{old}", "{what}: {old} taken out"),
    "nothing": ("（无）", "（無）", "(nothing)"),
    "otherwise": ("其余情形", "其餘情形", "everything else"),
    "separator": ("；", "；", "; "),
    "head": ("总则", "總則", "the whole"),
    "head.title": ("名称", "名稱", "title"),
    "head.source": ("来源", "來源", "source"),
    "head.zone": ("时区", "時區", "time zone"),
    "head.builds_on": ("所依规定", "所依規定", "builds on"),
    "head.governed_by": ("以何日的规定为准", "以何日的規定為準", "governed by the day of"),
    "head.repealed": ("废止日期", "廢止日期", "repealed on"),
    "head.published_by": ("新版本由谁批准", "新版本由誰批准", "who consents to a new edition"),
    "head.moved_here": (
        "转来的案件从何时起算",
        "轉來的案件從何時起算",
        "from when a case counts that moves here",
    ),
    "head.superseded_by": ("由何规定取代", "由何規定取代", "superseded by"),
    "head.calendar": ("营业时间与日历", "營業時間與日曆", "opening hours and calendar"),
    "same": ("两个版本规定相同。", "兩個版本規定相同。", "Both say the same."),
    "summary": (
        "共{all}处变更：缩短期限{shorter}处，延长期限{longer}处；放宽{more}处，收紧{less}处；新增{new}处，删除{gone}处；其他{other}处。",
        "共{all}處變更：縮短期限{shorter}處，延長期限{longer}處；放寬{more}處，收緊{less}處；新增{new}處，刪除{gone}處；其他{other}處。",
        (
            "{all} changes: {shorter} limits shorter, {longer} longer; {more} reach further, {less} less"
            " far; {new} new, {gone} gone; {other} others."
        ),
    ),
}
