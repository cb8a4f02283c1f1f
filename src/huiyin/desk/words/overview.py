"""Words of the overview."""

from huiyin.casework.wording.languages import Table

OVERVIEW: Table = {
    "nav.overview": ("总览", "總覽", "Overview"),
    "overview.title": ("总览", "總覽", "Overview"),
    "overview.says": (
        "不含您无权知悉的保密件。数字都按登记簿现时计算。",
        "不含您無權知悉的保密件。數字都按登記簿現時計算。",
        "Without what is sealed from you. All figures are as the register stands now.",
    ),
    "overview.none": ("没有可看的总览", "沒有可看的總覽", "No overview for you"),
    "overview.none.says": (
        "总览给有下属岗位的负责人看。",
        "總覽給有下屬崗位的負責人看。",
        "The overview is for posts to which others report.",
    ),
    "overview.open": ("在办", "在辦", "Open"),
    "overview.overdue": ("其中逾期", "其中逾期", "Of them overdue"),
    "overview.received": ("本月收到", "本月收到", "Received this month"),
    "overview.timeliness": ("及时率", "及時率", "Timeliness"),
    "overview.timeliness.says": (
        "按期完成的期限 ÷（按期完成 + 逾期），按完成或到期的月份",
        "按期完成的期限 ÷（按期完成 + 逾期），按完成或到期的月份",
        "limits kept / (kept + missed), by the month in which that was known",
    ),
    "overview.satisfaction": ("满意率", "滿意率", "Satisfaction"),
    "overview.repeat_rate": ("重复投诉率", "重複投訴率", "Repeat rate"),
    "overview.first_answer": ("平均答复天数", "平均答覆天數", "Days to the answer"),
    "overview.given": ("赔付金额（元）", "賠付金額（元）", "Remedies given (yuan)"),
    "overview.month": ("月份", "月份", "Month"),
    "overview.received.n": ("收到", "收到", "Received"),
    "overview.ended": ("办结", "辦結", "Ended"),
    "overview.trend": ("收到与办结", "收到與辦結", "Received and ended"),
    "overview.rates": ("及时率与满意率", "及時率與滿意率", "Timeliness and satisfaction"),
    "overview.months": ("逐月数字", "逐月數字", "Month by month"),
    "overview.ages": ("在办案件的时间", "在辦案件的時間", "Backlog by age"),
    "overview.age": ("自收到起", "自收到起", "Since receipt"),
    "overview.age.to": ("{n} 天以内", "{n} 天以內", "up to {n} days"),
    "overview.age.over": ("超过 {n} 天", "超過 {n} 天", "over {n} days"),
    "overview.load": ("每人手上", "每人手上", "Load per person"),
    "overview.person": ("经办人", "經辦人", "Owner"),
    "overview.hot": ("最近七天集中的事", "最近七天集中的事", "Hot in the last seven days"),
    "overview.what": ("事项", "事項", "What"),
    "overview.count": ("件数", "件數", "Cases"),
    "overview.usual": ("平常每周", "平常每週", "Usual a week"),
    "overview.limit": ("异常起点", "異常起點", "Above from"),
    "overview.risen": ("高于平常", "高於平常", "Above the usual"),
    "overview.rule": (
        (
            "与前十二周比：按泊松分布，偶然达到“异常起点”的可能不到 0.135 %"
            "（与休哈特控制图三倍标准差同一风险）；少于三件不算。"
        ),
        (
            "與前十二週比：按泊松分布，偶然達到「異常起點」的可能不到 0.135 %"
            "（與休哈特控制圖三倍標準差同一風險）；少於三件不算。"
        ),
        (
            "Against the twelve weeks before: under the Poisson law the limit is reached by chance "
            "in less than 0.135 % of weeks, the risk of Shewhart's three sigma; "
            "fewer than three are no rise."
        ),
    ),
    "overview.nothing": ("没有", "沒有", "None"),
}
