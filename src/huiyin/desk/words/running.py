"""Words of the page that says how the installation runs."""

from huiyin.casework.wording.languages import Table

RUNNING: Table = {
    "run.title": ("运行状态", "執行狀態", "Running"),
    "run.fine": ("一切正常", "一切正常", "All is well"),
    "run.wrong": ("{n} 项需要处理", "{n} 項需要處理", "{n} need looking at"),
    "run.workers": ("后台进程", "背景程序", "Workers"),
    "run.workers.none": (
        "没有后台进程：时限不会触发，邮件不会寄出。请启动 huiyin worker。",
        "沒有背景程序：時限不會觸發，郵件不會寄出。請啟動 huiyin worker。",
        "No worker: no clock fires and no mail goes out. Start huiyin worker.",
    ),
    "run.worker.seen": ("最近一次活动 {at}", "最近一次活動 {at}", "last seen {at}"),
    "run.worker.since": (
        "{at} 启动，版本 {version}",
        "{at} 啟動，版本 {version}",
        "since {at}, version {version}",
    ),
    "run.worker.late": ("没有响应", "沒有回應", "silent"),
    "run.clocks": ("时限", "時限", "Clocks"),
    "run.clocks.says": (
        "运行中 {running} 个，已到期未触发 {due} 个。",
        "執行中 {running} 個，已到期未觸發 {due} 個。",
        "{running} running, {due} due and not fired.",
    ),
    "run.clocks.lag": (
        "最早一个已等待 {minutes} 分钟。",
        "最早一個已等待 {minutes} 分鐘。",
        "The first has waited {minutes} minutes.",
    ),
    "run.stuck": (
        "{n} 个时限触发时出错，系统会自动再试",
        "{n} 個時限觸發時出錯，系統會自動再試",
        "{n} clocks met an error and are tried again",
    ),
    "run.stuck.line": (
        "{clock}：试过 {n} 次，下次 {at}（{trouble}）",
        "{clock}：試過 {n} 次，下次 {at}（{trouble}）",
        "{clock}: tried {n} times, next {at} ({trouble})",
    ),
    "run.again": ("立即再试", "立即再試", "Try again now"),
    "run.again.done": (
        "{n} 项将立即再试。",
        "{n} 項將立即再試。",
        "{n} will be tried again at once.",
    ),
    "run.messages": ("外发消息", "外發訊息", "Messages going out"),
    "run.messages.says": (
        "等待 {waiting} 条，未送出 {failed} 条，连接停用而保留 {off} 条。",
        "等待 {waiting} 則，未送出 {failed} 則，連線停用而保留 {off} 則。",
        "{waiting} waiting, {failed} failed, {off} kept while their connection is off.",
    ),
    "run.messages.open": ("查看发件箱", "查看寄件匣", "See the outbox"),
    "run.proof": ("防篡改", "防竄改", "Proof"),
    "run.seal": ("最近封存", "最近封存", "Last seal"),
    "run.seal.says": (
        "{at}，之后有 {n} 条记录链更新",
        "{at}，之後有 {n} 條記錄鏈更新",
        "{at}; {n} streams have moved since",
    ),
    "run.verify": ("最近校验", "最近校驗", "Last verification"),
    "run.verify.sound": (
        "{at}，{n} 条记录，未发现改动",
        "{at}，{n} 筆記錄，未發現改動",
        "{at}: {n} events, nothing was touched",
    ),
    "run.verify.broken": (
        "{at} 发现记录被改动，请立即查看 huiyin verify 的输出",
        "{at} 發現記錄被改動，請立即查看 huiyin verify 的輸出",
        "{at}: something was touched. See what huiyin verify says, at once",
    ),
    "run.backup": ("最近备份", "最近備份", "Last backup"),
    "run.never": ("从未", "從未", "Never"),
    "run.old": ("已超过 {days} 天", "已超過 {days} 天", "more than {days} days ago"),
    "run.room": ("磁盘空间", "磁碟空間", "Disk"),
    "run.room.says": (
        "剩余 {free}，共 {total}",
        "剩餘 {free}，共 {total}",
        "{free} free of {total}",
    ),
    "run.books": ("现行规定", "現行規定", "Regulations in force"),
    "run.version": ("程序版本 {version}", "程式版本 {version}", "Version {version}"),
    "run.database": ("数据库：{name}", "資料庫：{name}", "Database: {name}"),
    "run.standby": (
        "报表从备库读取（落后 {s} 秒）",
        "報表從備庫讀取（落後 {s} 秒）",
        "Reports are read from the standby ({s} s behind)",
    ),
    "run.standby.late": (
        "备库落后 {s} 秒，报表改从主库读取",
        "備庫落後 {s} 秒，報表改從主庫讀取",
        "The standby is {s} s behind; reports are read from the primary",
    ),
    "run.standby.away": (
        "备库无法连接，报表改从主库读取",
        "備庫無法連線，報表改從主庫讀取",
        "The standby cannot be reached; reports are read from the primary",
    ),
    "run.jobs": (
        "未完成的后台任务：{n}",
        "未完成的背景工作：{n}",
        "Background work that was given up: {n}",
    ),
}
