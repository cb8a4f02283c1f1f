"""What is said about mailboxes, in three languages."""

from huiyin.casework.wording.languages import Table

PASSING: Table = {
    "other_matter": (
        "所反映的事项归另一规定管",
        "所反映的事項歸另一規定管",
        "Its matter falls under the other regulation",
    ),
    "other_unit": ("归另一部门受理", "歸另一部門受理", "Another unit takes it in"),
    "other_kind": (
        "性质不同，如举报、申诉、内部意见",
        "性質不同，如舉報、申訴、內部意見",
        "It is of another kind, such as a report or a grievance",
    ),
    "wrong_mailbox": ("寄错了信箱", "寄錯了信箱", "It came to the wrong mailbox"),
    "other": ("其他缘由", "其他緣由", "Another reason"),
}

TROUBLES: Table = {
    "works": (
        "可以登录，设置都对得上。文件夹里的邮件数：",
        "可以登入，設定都對得上。資料夾裡的郵件數：",
        "Signed in, and everything fits. Mails in the folder:",
    ),
    "unreachable": (
        "登录不了邮箱，请核对地址、端口、加密方式、用户名和密码。",
        "登入不了郵箱，請核對位址、連接埠、加密方式、使用者名稱和密碼。",
        "The mailbox cannot be opened. Check server, port, encryption, name and password.",
    ),
    "no_pack": ("没有这部规定：", "沒有這部規定：", "There is no such regulation:"),
    "no_channel": (
        "规定里没有这个渠道：",
        "規定裡沒有這個渠道：",
        "The regulation has no such channel:",
    ),
    "no_kind": ("规定里没有这种性质：", "規定裡沒有這種性質：", "The regulation has no such kind:"),
    "no_fact": (
        "规定里没有这个登记项：",
        "規定裡沒有這個登記項：",
        "The regulation has no such fact:",
    ),
    "no_evidence_kind": (
        "规定里没有这种材料：",
        "規定裡沒有這種材料：",
        "The regulation has no such kind of evidence:",
    ),
    "no_person": ("没有这个人：", "沒有這個人：", "There is nobody of this name:"),
}
