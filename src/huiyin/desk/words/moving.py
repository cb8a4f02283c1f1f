"""Words of moving a case to another regulation."""

from huiyin.casework.wording.languages import Table

MOVING: Table = {
    "move.which": (
        "转按哪一部规定办理？",
        "轉按哪一部規定辦理？",
        "Under which regulation does it go on?",
    ),
    "move.says": (
        "在那部规定下登记、与本件互相链接、本件以“已转”结束，一次办成；那边或这边有一方不允许，就什么都不变。",
        "在那部規定下登記、與本件互相連結、本件以「已轉」結束，一次辦成；那邊或這邊有一方不允許，就什麼都不變。",
        "Registered there, both cases linked, this one ended as moved, all in one; or nothing at all.",
    ),
    "move.none": (
        "您的岗位不能在其他规定下登记，请交由那边的人办理",
        "您的崗位不能在其他規定下登記，請交由那邊的人辦理",
        "Your posts may not register under another regulation; hand it to somebody who may",
    ),
    "move.barred": (
        "您的岗位不能在这些规定下登记：{titles}",
        "您的崗位不能在這些規定下登記：{titles}",
        "Your posts may not register under: {titles}",
    ),
    "move.joined": (
        "已经在那部规定下登记过",
        "已經在那部規定下登記過",
        "It is registered there already",
    ),
    "move.to": ("转至", "轉至", "Moves to"),
    "move.other": ("换一部规定", "換一部規定", "Another regulation"),
    "move.anew": ("重新填写", "重新填寫", "Begin anew"),
    "move.along": ("一并转去", "一併轉去", "Goes along"),
    "move.received": ("收到时间", "收到時間", "Received"),
    "move.counts": (
        "期限仍从收到之日起算",
        "期限仍從收到之日起算",
        "limits that run from the receipt still count from it",
    ),
    "move.evidence": ("证据 {count} 份", "證據 {count} 份", "{count} pieces of evidence"),
    "move.anonymous": ("匿名", "匿名", "Anonymous"),
    "move.asked": ("那部规定要问的", "那部規定要問的", "What that regulation asks"),
    "move.filled": (
        "两部规定都有的已经填好，请核对；其余的请补充。",
        "兩部規定都有的已經填好，請核對；其餘的請補充。",
        "What both know stands there already: check it, and add the rest.",
    ),
    "move.stays": ("留在原案", "留在原案", "Stays with this case"),
    "move.stays.says": (
        "那部规定不用这些；新案链接回来，有权的人仍可在这里查看。",
        "那部規定不用這些；新案連結回來，有權的人仍可在這裡查看。",
        "That regulation has no use for these. The new case points back here, for whoever may read it.",
    ),
    "move.hidden": (
        "对您隐去的不会转去：{facts}",
        "對您隱去的不會轉去：{facts}",
        "What is hidden from you does not go along: {facts}",
    ),
    "move.reveal": (
        "先在案件页查看隐去的内容（会留下记录），再来办理",
        "先在案件頁查看隱去的內容（會留下記錄），再來辦理",
        "Show the hidden facts on the page of the case first (it is recorded), then come back",
    ),
    "move.go": ("登记并转去", "登記並轉去", "Register there and move"),
    "move.done": (
        "已按《{title}》登记，原案已转",
        "已按《{title}》登記，原案已轉",
        "Registered under {title}; the earlier case has moved",
    ),
}
