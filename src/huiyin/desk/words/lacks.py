"""What an administrator has to mend, and where that is done."""

from huiyin.casework.wording.languages import Table
from huiyin.desk.words.outgrown import OUTGROWN

LACKS: Table = {
    **OUTGROWN,
    "lack.none": ("没有要处理的事", "沒有要處理的事", "Nothing to mend"),
    "lack.mend": ("去处理", "去處理", "Mend"),
    "lack.looked": ("已核对", "已核對", "I looked at it"),
    "lack.unreadable": (
        "“{pack}”这部规定在本机读不了",
        "「{pack}」這部規定在本機讀不了",
        "This server cannot read the regulation “{pack}”",
    ),
    "lack.unreadable.mend": (
        "多半是别处已经升级：请升级本机。其他规定照常办理，它的时钟等着补办。",
        "多半是別處已經升級：請升級本機。其他規定照常辦理，它的時鐘等著補辦。",
        "Most likely another server was upgraded: upgrade this one. The others go on; its clocks wait.",
    ),
    "lack.own_grant": (
        "{person}给自己授权（变更记录第 {place} 条）",
        "{person}給自己授權（變更記錄第 {place} 條）",
        "{person} gave something to themselves (no. {place})",
    ),
    "lack.own_grant.mend": (
        "由另一位管理员核对后才会消失。",
        "由另一位管理員核對後才會消失。",
        "Stays until another administrator has looked at it.",
    ),
    "lack.owner_left": (
        "{person}已离开，名下还有在办案件",
        "{person}已離開，名下還有在辦案件",
        "{person} has left and still owns open cases",
    ),
    "lack.owner_left.mend": (
        "请重新入职后再办理移交。",
        "請重新入職後再辦理移交。",
        "Take them back, then let them leave with a hand-over.",
    ),
    "lack.vacant_post": ("{pack}：{role}空缺", "{pack}：{role}空缺", "{pack}: nobody is {role}"),
    "lack.vacant_post.mend": (
        "等着这个岗位的事有 {waiting} 件。请安排人员。",
        "等著這個崗位的事有 {waiting} 件。請安排人員。",
        "{waiting} things wait for this post. Give it to somebody.",
    ),
    "lack.setting": (
        "{pack}：“{setting}”尚未设定",
        "{pack}：「{setting}」尚未設定",
        "{pack}: “{setting}” is not set",
    ),
    "lack.setting.mend": (
        "规定要求本单位自行设定，设定前有关条款无法执行。",
        "規定要求本單位自行設定，設定前有關條款無法執行。",
        "The regulation leaves it to you; until then what rests on it cannot be kept.",
    ),
    "lack.calendar": (
        "{calendar} {year} 年的放假安排尚未录入或只是暂定",
        "{calendar} {year} 年的放假安排尚未錄入或只是暫定",
        "The calendar {calendar} {year} is missing or provisional",
    ),
    "lack.calendar.mend": (
        "公布后在服务器上运行 huiyin calendar publish，期限会自动重算。",
        "公佈後在伺服器上執行 huiyin calendar publish，期限會自動重算。",
        "Once it is published run huiyin calendar publish; due dates are counted anew.",
    ),
    "lack.task": ("{pack}：{task}（{n} 件）", "{pack}：{task}（{n} 件）", "{pack}: {task} ({n})"),
    "lack.task.mend": (
        "案件里留给管理员的任务，补齐缺少的岗位、日历或表格行后由经办人办结。",
        "案件裡留給管理員的任務，補齊缺少的崗位、日曆或表格列後由經辦人辦結。",
        "Left by cases: complete the post, calendar or table row that is missing.",
    ),
    "lack.outbox": (
        "有 {n} 条消息没有送出，最早的写于 {since}",
        "有 {n} 條訊息沒有送出，最早的寫於 {since}",
        "{n} messages could not be sent, the first written {since}",
    ),
    "lack.outbox.mend": (
        "看清原因后重发，或者放弃。",
        "看清原因後重發，或者放棄。",
        "See why, then send them again or give them up.",
    ),
    "lack.mailbox": (
        "信箱“{mailbox}”自 {since} 起读不到",
        "信箱「{mailbox}」自 {since} 起讀不到",
        "The mailbox “{mailbox}” cannot be read since {since}",
    ),
    "lack.mailbox.mend": (
        "来信在信箱里等着，没有丢失。原因：{what}",
        "來信在信箱裡等著，沒有遺失。原因：{what}",
        "Mail waits there and is not lost. What it said: {what}",
    ),
    "lack.clock": (
        "有 {n} 个时钟过时未触发，最早的在 {since}",
        "有 {n} 個時鐘過時未觸發，最早的在 {since}",
        "{n} clocks are due and have not fired, the first since {since}",
    ),
    "lack.clock.mend": (
        "请检查 worker 进程是否在运行。",
        "請檢查 worker 行程是否在執行。",
        "See whether the worker is running.",
    ),
    "lack.keys_never": (
        "现用的密钥还没有导出备份",
        "現用的金鑰還沒有匯出備份",
        "The keys in use were never exported",
    ),
    "lack.keys_never.mend": (
        "在服务器上运行 huiyin keys export。丢失主密钥，全部文字再也读不出来。",
        "在伺服器上執行 huiyin keys export。遺失主金鑰，全部文字再也讀不出來。",
        "Run huiyin keys export. Without the master key no text can ever be read again.",
    ),
    "lack.keys_old": (
        "密钥上次备份是在 {at}",
        "金鑰上次備份是在 {at}",
        "The keys were last kept elsewhere on {at}",
    ),
    "lack.keys_old.mend": (
        "每年至少再导出一次，并核对备份能用。",
        "每年至少再匯出一次，並核對備份能用。",
        "Export them again once a year, and see that the copy works.",
    ),
    "lack.newcomer": (
        "{person}三天前受邀，还没有登录过",
        "{person}三天前受邀，還沒有登入過",
        "{person} was invited three days ago and has not come in",
    ),
    "lack.newcomer.mend": ("再给一个链接。", "再給一個連結。", "Make another link."),
    "lack.second_factor": (
        "{n} 人的岗位要求双重验证，但尚未设置",
        "{n} 人的崗位要求雙重驗證，但尚未設定",
        "{n} people still lack the second factor that is demanded",
    ),
    "lack.second_factor.mend": (
        "他们下次登录时会被要求设置。",
        "他們下次登入時會被要求設定。",
        "They are asked when they sign in next.",
    ),
    "lack.no_post": ("{person}没有岗位", "{person}沒有崗位", "{person} holds no post"),
    "lack.no_post.mend": (
        "没有岗位的人什么也办不了。",
        "沒有崗位的人什麼也辦不了。",
        "Without a post nobody can do anything.",
    ),
    "settings.says": (
        "规定留给本单位自定的数字。保存后，新的判断和新起算的期限按新值；更改会记入变更记录。",
        "規定留給本單位自定的數字。儲存後，新的判斷和新起算的期限按新值；更改會記入變更記錄。",
        (
            "What the regulations leave open. From saving on "
            "decisions read the new figure; it is recorded."
        ),
    ),
    "settings.open": ("在办案件 {n} 件", "在辦案件 {n} 件", "{n} open cases"),
    "settings.default": ("规定默认 {value}", "規定預設 {value}", "default {value}"),
    "settings.at_least": ("不小于 {value}", "不小於 {value}", "at least {value}"),
    "settings.at_most": ("不大于 {value}", "不大於 {value}", "at most {value}"),
    "settings.term": (
        "写法如 3个工作日、48小时、1个月",
        "寫法如 3個工作日、48小時、1個月",
        "such as 3 workdays, 48 hours, 1 month",
    ),
    "settings.own": ("本单位已自定", "本單位已自定", "set by the house"),
    "settings.who": ("由{who}设定", "由{who}設定", "set by {who}"),
    "settings.not_yours": (
        "您的岗位不能改这一项。",
        "您的崗位不能改這一項。",
        "It is not for your post to change.",
    ),
    "settings.unset": ("尚未设定", "尚未設定", "not set yet"),
    "settings.unset.says": (
        "规定要求本单位设定，尚未设定：{titles}。设定前按默认值。",
        "規定要求本單位設定，尚未設定：{titles}。設定前按預設值。",
        (
            "The regulation demands these of you, and they are "
            "not set: {titles}. Until then the default counts."
        ),
    ),
    "settings.uses": ("哪些规则用到它（{n}）", "哪些規則用到它（{n}）", "Rules that read it ({n})"),
    "settings.uses.none": ("没有规则用到它", "沒有規則用到它", "No rule reads it"),
    "settings.past": ("以往的更改（{n}）", "以往的更改（{n}）", "Earlier changes ({n})"),
    "settings.look": ("看影响", "看影響", "See what it changes"),
    "settings.confirm": ("确认保存", "確認儲存", "Save it"),
    "settings.preview": (
        "从 {before} 改为 {after}，还没有保存",
        "從 {before} 改為 {after}，還沒有儲存",
        "From {before} to {after}; not saved yet",
    ),
    "settings.effect.limit": (
        "{title}：此刻起算，原来到 {before}，改后到 {after}",
        "{title}：此刻起算，原來到 {before}，改後到 {after}",
        "{title}: counted from now it ends {before} at present, and would end {after}",
    ),
    "settings.effect.decided": (
        "{title}：在办的 {looked} 件里，{n} 件下次判定时结果会不同",
        "{title}：在辦的 {looked} 件裡，{n} 件下次判定時結果會不同",
        "{title}: of {looked} open cases {n} would be decided otherwise when it is asked next",
    ),
    "settings.effect.open": (
        "在办案件 {n} 件：已经在走的期限不变，新起算的期限和新的判断按新值。",
        "在辦案件 {n} 件：已經在走的期限不變，新起算的期限和新的判斷按新值。",
        (
            "{n} open cases: clocks that run stay as they are;"
            " new ones and new decisions read the new figure."
        ),
    ),
    "settings.no.post": (
        "规定把这一项交给别的岗位设定。",
        "規定把這一項交給別的崗位設定。",
        "The regulation gives this to another post.",
    ),
    "settings.yes": ("是", "是", "Yes"),
    "settings.no": ("否", "否", "No"),
    "settings.idle": (
        "尚未使用的规定（{n} 部）",
        "尚未使用的規定（{n} 部）",
        "Regulations not in use ({n})",
    ),
    "settings.all": ("所有规定", "所有規定", "All regulations"),
    "settings.n": ("{n} 项自定标准", "{n} 項自定標準", "{n} settings"),
    "settings.n.own": (
        "{n} 项自定标准，本单位已定 {own} 项",
        "{n} 項自定標準，本單位已定 {own} 項",
        "{n} settings, {own} set by the house",
    ),
    "settings.lacking": ("{n} 项必须设定", "{n} 項必須設定", "{n} must be set"),
    "settings.none": ("没有可自定的标准", "沒有可自定的標準", "Nothing is left open"),
    "posts.mine": ("我的岗位", "我的崗位", "My posts"),
    "posts.mine.none": ("您还没有岗位。", "您還沒有崗位。", "You hold no post."),
    "posts.mine.deputy": (
        "{name}代理，{since} → {until}",
        "{name}代理，{since} → {until}",
        "{name} stands in, {since} → {until}",
    ),
    "posts.mine.for": (
        "您代理，{since} → {until}",
        "您代理，{since} → {until}",
        "you stand in, {since} → {until}",
    ),
    "which.says": (
        "下面只列出各规定不同之处。",
        "下面只列出各規定不同之處。",
        "Only what differs between them is shown.",
    ),
    "which.channel": ("怎么来的", "怎麼來的", "How it came"),
    "which.kind": ("什么性质", "什麼性質", "What it is"),
    "which.unsaid": ("还不确定", "還不確定", "not sure yet"),
    "which.go": ("看适用哪一部", "看適用哪一部", "See which applies"),
    "which.all": ("重新选择", "重新選擇", "Begin anew"),
    "which.elsewhere": (
        "按本单位的规定，这样的来件适用《{title}》，您的岗位不能按它登记。请转给能登记的同事。",
        "按本單位的規定，這樣的來件適用《{title}》，您的崗位不能按它登記。請轉給能登記的同事。",
        "By the rule of the house “{title}” applies, under which your post may not register.",
    ),
    "which.kinds": ("受理", "受理", "For"),
    "which.approval": ("{title}由谁审批", "{title}由誰審批", "{title}: approved by"),
    "which.handlers": ("由谁答复", "由誰答覆", "Answered by"),
}
