"""Words of the pages about letters that the regulation words."""

from huiyin.casework.wording.languages import Table

LETTERS: Table = {
    "letters.title": ("书信", "書信", "Letters"),
    "letters.write": ("拟写书信", "擬寫書信", "Write a letter"),
    "letters.print": ("打印（PDF）", "列印（PDF）", "Print (PDF)"),
    "letters.send": ("发出", "發出", "Send it"),
    "letters.delivered": ("记录送达", "記錄送達", "Note the delivery"),
    "letters.back": ("回到案件", "回到案件", "Back to the case"),
    "letters.state": ("办到哪一步", "辦到哪一步", "How far it has come"),
    "letters.kind": ("种类", "種類", "Kind"),
    "letters.written": ("拟定", "擬定", "Written"),
    "letters.sent": ("发出", "發出", "Sent"),
    "letters.arrived": ("视为送达", "視為送達", "Counts as delivered"),
    "letters.how": ("方式", "方式", "How"),
    "letters.lacks": ("还缺：{what}", "還缺：{what}", "Still lacking: {what}"),
    "letters.look": ("先看全文", "先看全文", "See the whole first"),
    "letters.status.written": ("已拟定，未发出", "已擬定，未發出", "Written, not sent"),
    "letters.status.sent": ("已发出", "已發出", "Sent"),
    "letters.opened": ("投诉人打开", "投訴人打開", "Opened by the complainant"),
    "letters.status.returned": ("退回，未送达", "退回，未送達", "Came back"),
    "letters.status.delivered": ("已送达", "已送達", "Delivered"),
    "letters.avoid.says": ("这里不能这样说", "這裡不能這樣說", "This must not be said here"),
}
