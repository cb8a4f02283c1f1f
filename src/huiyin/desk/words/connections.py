"""Words of the administrator's pages about connections to the outside."""

from huiyin.casework.wording.languages import Table

CONNECTIONS: Table = {
    "connection.power": (
        "管理权限未开启：可以查看和测试，不能更改。请先开启，再填写。",
        "管理權限未開啟：可以查看和測試，不能更改。請先開啟，再填寫。",
        (
            "Your power is off: you may look and try, not "
            "change. Switch it on first, then fill this in."
        ),
    ),
    "connections.title": ("对外连接", "對外連線", "Connections"),
    "connections.says": (
        (
            "系统只通过这里设置的连接与外界往来。"
            "密码和密钥加密保存，存入后不再显示；每次修改都有记录。"
        ),
        (
            "系統只透過這裡設定的連線與外界往來。"
            "密碼和密鑰加密儲存，存入後不再顯示；每次修改都有記錄。"
        ),
        "All ways to the outside. Secrets are encrypted and never shown; changes are recorded.",
    ),
    "connections.on": ("已启用", "已啟用", "On"),
    "connections.off": ("已停用", "已停用", "Off"),
    "connections.unset": ("未设置", "未設定", "Not set"),
    "connections.changed": (
        "{at} 由 {who} 修改",
        "{at} 由 {who} 修改",
        "changed {at} by {who}",
    ),
    "connections.command_line": ("命令行", "命令列", "the command line"),
    "connections.add": ("添加", "新增", "Add"),
    "connections.none": (
        "这个版本没有需要设置的连接。",
        "這個版本沒有需要設定的連線。",
        "There is nothing to set.",
    ),
    "connection.name": ("名称", "名稱", "Name"),
    "connection.name.hint": (
        "小写字母、数字和连字符，例如 after-sales。",
        "小寫字母、數字和連字號，例如 after-sales。",
        "Small letters, digits and hyphens, such as after-sales.",
    ),
    "connection.on": ("启用", "啟用", "Switched on"),
    "connection.secret.kept": (
        "已保存。留空则不变。",
        "已儲存。留空則不變。",
        "Kept. Leave empty to keep it.",
    ),
    "connection.secret.none": ("尚未填写。", "尚未填寫。", "Not given yet."),
    "connection.picture.drop": (
        "去掉现在的图片",
        "去掉現在的圖片",
        "Take the present picture away",
    ),
    "connection.save": ("保存", "儲存", "Save"),
    "connection.saved": ("已保存。", "已儲存。", "Saved."),
    "connection.wrong": (
        "没有保存，请先改正标出的各项。",
        "沒有儲存，請先改正標出的各項。",
        "Nothing was saved. Mend what is marked first.",
    ),
    "connection.try": ("试一试", "試一試", "Try it"),
    "connection.try.says": (
        "按已保存的设置实际连接一次，结果马上显示。",
        "按已儲存的設定實際連線一次，結果馬上顯示。",
        "Connects once for real, by what was saved, and shows what came of it.",
    ),
    "connection.remove": ("删除", "刪除", "Remove"),
    "connection.remove.sure": (
        "删除后密码和密钥无法找回。",
        "刪除後密碼和密鑰無法找回。",
        "Its secrets will be gone for good.",
    ),
    "connection.remove.yes": ("确认删除", "確認刪除", "Yes, remove it"),
    "connection.removed": ("已删除。", "已刪除。", "Removed."),
}
