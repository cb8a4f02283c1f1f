"""Words of background work that the machine could not do."""

from huiyin.casework.wording.languages import Table

JOBS: Table = {
    "job.title": ("未完成的后台任务", "未完成的背景工作", "Background work that was given up"),
    "job.says": (
        "以下任务多次出错，系统不再自动重试。排除原因后请重试；确实不必再做的，写明理由后放弃。两种处理都会记入管理记录。",
        "以下工作多次出錯，系統不再自動重試。排除原因後請重試；確實不必再做的，寫明理由後放棄。兩種處理都會記入管理記錄。",
        (
            "This work failed several times and is not tried by itself any more. Mend the cause and try it"
            " again; what need not be done is let go, with the reason. Both are recorded."
        ),
    ),
    "job.given_up": (
        "{at} 停止重试，共试 {n} 次",
        "{at} 停止重試，共試 {n} 次",
        "given up {at} after {n} attempts",
    ),
    "job.asked": ("{at} 提出", "{at} 提出", "asked for {at}"),
    "job.fault": ("最后一次的错误：", "最後一次的錯誤：", "The last error:"),
    "job.requeue": ("重试", "重試", "Try again"),
    "job.drop": ("放弃", "放棄", "Let it go"),
    "job.drop.why": ("放弃的理由", "放棄的理由", "Why it need not be done"),
    "job.none": ("没有未完成的任务", "沒有未完成的工作", "Nothing was given up"),
    "job.none.says": (
        "后台任务出错时会自动重试；多次失败后才会出现在这里。",
        "背景工作出錯時會自動重試；多次失敗後才會出現在這裡。",
        "Work that fails is tried again by itself; it comes here after several failures.",
    ),
    "job.no.gone": (
        "该任务已不在列表中，可能已被他人处理。",
        "該工作已不在清單中，可能已被他人處理。",
        "It is not in the list any more; somebody else may have seen to it.",
    ),
    "job.sending.deliver": ("寄出一条消息", "寄出一則訊息", "Sending a message"),
    "job.trials.look": (
        "试算或证明一份待发布的规定",
        "試算或證明一份待發佈的規定",
        "Trying or proving a proposed edition",
    ),
    "job.recomputing.go_on": (
        "按新日历重算时限",
        "按新日曆重算時限",
        "Counting deadlines anew after a change of the calendar",
    ),
    "job.sweeping.scan": ("扫描收到的文件", "掃描收到的檔案", "Scanning files that came in"),
}
