"""Words of the page on which the house says which regulation applies to what comes in."""

from huiyin.casework.wording.languages import Table

APPLYING: Table = {
    "applies.title": (
        "什么来件适用哪一部规定",
        "什麼來件適用哪一部規定",
        "Which regulation applies",
    ),
    "applies.says": (
        (
            "从上往下，第一条符合的决定适用哪一部规定。不填表示不限。"
            "没有一条符合时，由登记的人在自己能登记的规定里选择。"
        ),
        (
            "從上往下，第一條符合的決定適用哪一部規定。不填表示不限。"
            "沒有一條符合時，由登記的人在自己能登記的規定裡選擇。"
        ),
        (
            "The first line that fits decides. What is left open is "
            "not asked. Where no line fits, whoever registers chooses."
        ),
    ),
    "applies.everywhere": (
        (
            "登记页、接口、来信和导入都按它办，"
            "自保存起对新收到的来件有效。由其他案件引起的案件不受限制。"
        ),
        (
            "登記頁、介面、來信和匯入都按它辦，"
            "自儲存起對新收到的來件有效。由其他案件引起的案件不受限制。"
        ),
        (
            "Desk, API, mail and import keep it, for what is received "
            "from now on. Cases that follow from others go where those say."
        ),
    ),
    "applies.place": ("次序", "次序", "Order"),
    "applies.unit": ("登记人所在部门", "登記人所在部門", "Unit of whoever registers"),
    "applies.channel": ("渠道", "渠道", "Channel"),
    "applies.kind": ("性质", "性質", "Kind"),
    "applies.pack": ("适用的规定", "適用的規定", "Regulation"),
    "applies.any": ("不限", "不限", "any"),
    "applies.drop": ("不要这一条", "不要這一條", "no line"),
    "applies.new": ("新的一条", "新的一條", "A new line"),
    "applies.save": ("保存", "儲存", "Save"),
    "applies.try": ("试一试", "試一試", "Try it"),
    "applies.try.only": ("适用《{title}》", "適用《{title}》", "“{title}” applies"),
    "applies.try.several": (
        "还不能确定，可能是：{titles}",
        "還不能確定，可能是：{titles}",
        "Not certain; it may be: {titles}",
    ),
    "applies.try.open": (
        "没有一条符合，由登记的人选择",
        "沒有一條符合，由登記的人選擇",
        "No line fits: whoever registers chooses",
    ),
    "applies.try.also": ("或由登记的人选择", "或由登記的人選擇", "or whoever registers chooses"),
    "applies.no.many": ("最多 {most} 条。", "最多 {most} 條。", "{most} lines at most."),
    "applies.no.pack": (
        "第 {place} 条：没有这部规定。",
        "第 {place} 條：沒有這部規定。",
        "Line {place}: there is no such regulation.",
    ),
    "applies.no.unit": (
        "第 {place} 条：没有这个部门。",
        "第 {place} 條：沒有這個部門。",
        "Line {place}: there is no such unit.",
    ),
    "applies.no.channel": (
        "第 {place} 条：这部规定没有这种渠道，按它什么也登记不了。",
        "第 {place} 條：這部規定沒有這種渠道，按它什麼也登記不了。",
        "Line {place}: that regulation has no such channel; nothing could be registered by it.",
    ),
    "applies.no.kind": (
        "第 {place} 条：这部规定没有这种性质，按它什么也登记不了。",
        "第 {place} 條：這部規定沒有這種性質，按它什麼也登記不了。",
        "Line {place}: that regulation has no such kind; nothing could be registered by it.",
    ),
    "channel.phone": ("电话", "電話", "telephone"),
    "channel.letter": ("来信", "來信", "letter"),
    "channel.mail": ("电子邮件", "電子郵件", "e-mail"),
    "channel.visit": ("来访", "來訪", "visit"),
    "channel.web": ("网上", "網上", "web"),
    "channel.transfer": ("转办", "轉辦", "passed on"),
    "channel.system": ("系统", "系統", "by a program"),
    "channel.callback": ("回访", "回訪", "callback"),
}
