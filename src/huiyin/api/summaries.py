"""What each operation is, in three languages; acts have their own labels already."""

from huiyin.casework.wording.languages import Table

SUMMARIES: Table = {
    "GET /api/me": ("本人是谁", "本人是誰", "Who the caller is"),
    "GET /api/me/waits": ("等本人办理的事项", "等本人辦理的事項", "What waits for the caller"),
    "GET /api/me/notices": ("收到的通知", "收到的通知", "What the caller was told"),
    "GET /api/cases": (
        "案件列表：可以看到的案件",
        "案件列表：可以看到的案件",
        "The queue: cases the caller may see",
    ),
    "POST /api/cases": ("登记案件", "登記案件", "Register a case"),
    "GET /api/cases/{case}": ("一件案件", "一件案件", "One case"),
    "POST /api/cases/{case}/reveal": (
        "查看已隐去的内容（留下记录）",
        "檢視已隱去的內容（留下記錄）",
        "Show hidden facts",
    ),
    "GET /api/cases/{case}/timeline": ("办理经过", "辦理經過", "What happened"),
    "GET /api/records": ("可以看到的业务记录", "可以看到的業務記錄", "Records the caller may see"),
    "POST /api/records": ("登记一条业务记录", "登記一條業務記錄", "Register a record"),
    "POST /api/records/bulk": ("批量登记业务记录", "批次登記業務記錄", "Register many records"),
    "POST /api/evidence": ("保存文件", "保存檔案", "Keep a file"),
    "POST /api/cases/{case}/evidence": ("向案件添加文件", "向案件添加檔案", "Add a file to a case"),
    "GET /api/cases/{case}/evidence/{sha256}": ("案件的文件", "案件的檔案", "A file of a case"),
    "GET /api/regulations": ("全部规定", "全部規定", "All regulations"),
    "GET /api/regulations/{pack}": ("一部规定", "一部規定", "One regulation"),
    "POST /api/regulations/{pack}/tables/{table}/decide": ("试算表格", "試算表格", "Try a table"),
    "POST /api/regulations/{pack}/clocks/{clock}/due": ("试算期限", "試算期限", "Try a deadline"),
}
