"""The fixed words of the language where a person reads them; `Rule.part.word` where one differs."""

from huiyin.casework.wording.languages import Table
from huiyin.rulebook.findings import FINDINGS
from huiyin.rulebook.letter_words import LETTER_LITERALS

LITERALS: Table = {
    **LETTER_LITERALS,
    "received": ("收到之日", "收到之日", "receipt"),
    "accepted": ("受理之日", "受理之日", "admission"),
    "answered": ("答复之日", "答覆之日", "the answer"),
    "text": ("文字", "文字", "text"),
    "money": ("金额", "金額", "money"),
    "number": ("数字", "數字", "number"),
    "count": ("整数", "整數", "count"),
    "ratio": ("比例", "比例", "ratio"),
    "choice": ("单选", "單選", "choice"),
    "choices": ("多选", "多選", "several choices"),
    "date": ("日期", "日期", "date"),
    "flag": ("是否", "是否", "yes or no"),
    "person": ("人员", "人員", "person"),
    "place": ("地点", "地點", "place"),
    "moment": ("时间", "時間", "moment"),
    "term": ("期限", "期限", "length of time"),
    "Fact.identifies.person": ("投诉人", "投訴人", "the person"),
    "Fact.identifies.matter": ("事项", "事項", "the matter"),
    "house": ("本单位", "本單位", "the house"),
    "partner": ("合作单位", "合作單位", "a partner"),
    "outside": ("外部单位", "外部單位", "an outside body"),
    "owner": ("经办人", "經辦人", "the owner"),
    "involved": ("参与办理的人", "參與辦理的人", "those involved"),
    "ends": ("首尾几位", "首尾幾位", "its ends"),
    "nothing": ("全部遮盖", "全部遮蓋", "nothing"),
    "Mask.shows.first": ("第一个字", "第一個字", "its first sign"),
    "first": ("以先列者为准", "以先列者為準", "the first counts"),
    "highest": ("以最高者为准", "以最高者為準", "the highest counts"),
    "collect": ("全部适用", "全部適用", "all apply"),
    "MovedHere.counts_from.receipt": ("首次收到之日", "首次收到之日", "its first receipt"),
    "MovedHere.counts_from.move": ("转来之日", "轉來之日", "the move"),
    "state": ("国家工作日历", "國家工作日曆", "the state's calendar"),
    "Clock.basis.house": ("本单位营业时间", "本單位營業時間", "the house's own hours"),
    "Remedy.basis.house": ("本单位营业时间", "本單位營業時間", "the house's own hours"),
    "Ladder.basis.house": ("本单位营业时间", "本單位營業時間", "the house's own hours"),
    "Callback.basis.house": ("本单位营业时间", "本單位營業時間", "the house's own hours"),
    "CallList.basis.house": ("本单位营业时间", "本單位營業時間", "the house's own hours"),
    "none": ("不顺延", "不順延", "is kept"),
    "next workday": ("下一个工作日", "下一個工作日", "the next workday"),
    "midnight": ("24:00", "24:00", "midnight"),
    "close": ("下班时", "下班時", "close of business"),
    "same day": ("当日", "當日", "the same day"),
    "next day": ("次日", "次日", "the next day"),
    "contested": ("不接受", "不接受", "contested"),
    "Do.respond.accepted": ("接受", "接受", "accepted"),
    "duty": ("办理期限", "辦理期限", "a duty"),
    "window": ("期间", "期間", "a window"),
    "limitation": ("时效", "時效", "a limitation"),
    "penalty": ("处罚", "處罰", "penalty"),
    "reward": ("奖励", "獎勵", "reward"),
    "case": ("每件一个", "每件一個", "the case"),
    "task": ("任务", "任務", "task"),
    "proposal": ("方案", "方案", "proposal"),
    "paper": ("文书", "文書", "paper"),
    "half": ("半行", "半行", "half a line"),
    "whole": ("整行", "整行", "the whole line"),
    "tall": ("大格", "大格", "a tall box"),
    "upright": ("纵向", "縱向", "upright"),
    "across": ("横向", "橫向", "across"),
    "contacts": ("联系记录", "聯絡記錄", "contacts"),
    "evidence": ("证据", "證據", "evidence"),
    "tasks": ("任务", "任務", "tasks"),
    "proposals": ("方案与请示", "方案與請示", "proposals"),
    "papers": ("文书", "文書", "papers"),
    "clocks": ("期限", "期限", "time limits"),
    "charges": ("奖惩", "獎懲", "charges"),
    "typed": ("填表人逐行填写", "填表人逐列填寫", "what whoever fills it writes"),
    "attendees": ("到会人员", "到會人員", "attendees"),
    "erase": ("可以销毁", "可以銷毀", "it may be erased"),
    "restrict": (
        "不销毁，限制查阅",
        "不銷毀，限制查閱",
        "it is kept, and nobody else looks into it",
    ),
    "appraise": ("逐件鉴定", "逐件鑑定", "it is appraised case by case"),
    "guide": ("指引", "指引", "guide"),
    "phrases": ("话术", "話術", "phrases"),
    "page": ("页面", "頁面", "page"),
    "year": ("每年", "每年", "year"),
    "month": ("每月", "每月", "month"),
    "never": ("不重编", "不重編", "never"),
    "day": ("每天", "每天", "day"),
    "workday": ("每个工作日", "每個工作日", "workday"),
    "week": ("每周", "每週", "week"),
    "quarter": ("每季", "每季", "quarter"),
    "half-year": ("每半年", "每半年", "half-year"),
    "own": ("自定的各期", "自定的各期", "its own periods"),
    **{f"Reading.finding.{kind}": words for kind, words in FINDINGS.items()},
}

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHINESE = "一二三四五六日"


def weekdays(name: str, language: str) -> str:
    """`Mon-Fri` in words; empty for what names no days. In English it stands as it is."""
    parts = name.split("-")
    if language == "en" or not set(parts) <= set(_DAYS):
        return ""
    week = "週" if language == "zh-Hant" else "周"
    return "至".join(f"{week}{_CHINESE[_DAYS.index(part)]}" for part in parts)
