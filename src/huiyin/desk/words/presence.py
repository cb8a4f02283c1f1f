"""Words about who else has a case open, and of the narrowed story of a case."""

from huiyin.casework.wording.languages import Table

PRESENCE: Table = {
    "here.reads": ("{who} 正在看此案", "{who} 正在看此案", "{who} has this case open"),
    "here.doing": (
        "{who} 正在填写“{act}”",
        "{who} 正在填寫「{act}」",
        "{who} is filling in “{act}”",
    ),
    "here.news": ("打开后有新进展：", "打開後有新進展：", "Since you opened this page: "),
    "here.kept": (
        "已填写的内容不受影响。",
        "已填寫的內容不受影響。",
        "What you typed stays.",
    ),
    "here.reload": ("显示最新", "顯示最新", "Show it"),
    "case.timeline.about": ("内容", "內容", "About"),
    "case.timeline.about.all": ("全部", "全部", "Everything"),
    "case.timeline.about.customer": ("与投诉人往来", "與投訴人往來", "With the complainant"),
    "case.timeline.about.decisions": ("决定与处理", "決定與處理", "Decisions and remedies"),
    "case.timeline.about.people": ("交办与协办", "交辦與協辦", "Who does what"),
    "case.timeline.about.files": ("证据与文书", "證據與文書", "Evidence and forms"),
    "case.timeline.about.time": ("时限与升级", "時限與升級", "Time limits and levels"),
    "case.timeline.who": ("经办人", "經辦人", "By"),
    "case.timeline.who.all": ("所有人", "所有人", "Everybody"),
    "case.timeline.none": (
        "没有符合的经过。换一个内容或经办人再看。",
        "沒有符合的經過。換一個內容或經辦人再看。",
        "Nothing like that happened. Choose another side of it, or another person.",
    ),
}
