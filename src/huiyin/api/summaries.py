"""What each operation is, in three languages; acts have their own labels already."""

from huiyin.casework.wording.languages import Table

DESCRIPTIONS: Table = {
    "GET /api/me": (
        "本人、在各部规定下的岗位，以及这枚令牌能做什么。",
        "本人、在各部規定下的崗位，以及這枚權杖能做什麼。",
        "",
    ),
    "GET /api/me/waits": (
        "任务、审批、回访、签字、移交和申诉，先到期的在前；分页与工作台一致。",
        "任務、審批、回訪、簽字、移交和申訴，先到期的在前；分頁與工作台一致。",
        "",
    ),
    "GET /api/me/notices": ("最近的在前。", "最近的在前。", ""),
    "GET /api/cases": (
        "可以筛选、检索，按接下来的期限或收到时间排列，分页给出。",
        "可以篩選、檢索，按接下來的期限或收到時間排列，分頁給出。",
        "",
    ),
    "POST /api/cases": (
        "按一部规定登记，得到编号；缺必填事项时逐项说明。同一 Idempotency-Key 只登记一次。",
        "按一部規定登記，得到編號；缺必填事項時逐項說明。同一 Idempotency-Key 只登記一次。",
        "",
    ),
    "GET /api/cases/{case}": (
        "案情、时钟（各附推算过程）、任务、材料，以及此刻本人可以做的每一件事及其条款。",
        "案情、時鐘（各附推算過程）、任務、材料，以及此刻本人可以做的每一件事及其條款。",
        "",
    ),
    "POST /api/cases/{case}/reveal": (
        "一刻钟内显示隐去的内容；看过什么，都有记录。",
        "一刻鐘內顯示隱去的內容；看過什麼，都有記錄。",
        "",
    ),
    "GET /api/cases/{case}/timeline": (
        "每一事件按次序，附文字说明、条款和校验值，从第一条起。",
        "每一事件按次序，附文字說明、條款和校驗值，從第一條起。",
        "",
    ),
    "POST /api/records/bulk": (
        "一次多条，逐条说明结果；出错的不影响其他。",
        "一次多條，逐條說明結果；出錯的不影響其他。",
        "",
    ),
    "POST /api/evidence": (
        "按内容认定类型，加密保存，返回校验值；之后用校验值添加到案件。",
        "按內容認定類型，加密保存，傳回校驗值；之後用校驗值添加到案件。",
        "",
    ),
    "GET /api/cases/{case}/papers/{paper}": (
        "PDF/A 或 Word，带查验码；无权阅读的内容遮去。每次打印都有记录。",
        "PDF/A 或 Word，帶查驗碼；無權閱讀的內容遮去。每次列印都有記錄。",
        "",
    ),
    "GET /api/cases/{case}/letters/{letter}": (
        "发出时的样子；其中有无权阅读的内容的，不给。",
        "發出時的樣子；其中有無權閱讀的內容的，不給。",
        "",
    ),
    "GET /api/cases/{case}/file": (
        "带原件的 PDF/A-3，或带清单和证明的 ZIP。每次取走都有记录。",
        "帶原件的 PDF/A-3，或帶清單和證明的 ZIP。每次取走都有記錄。",
        "",
    ),
    "POST /api/regulations/{pack}/tables/{table}/decide": (
        "用给出的事实试算：命中哪一行、依据哪一条；不留记录。",
        "用給出的事實試算：命中哪一行、依據哪一條；不留記錄。",
        "",
    ),
    "POST /api/regulations/{pack}/clocks/{clock}/due": (
        "从给出的时间试算到期时间，并说明怎样算出；不留记录。",
        "從給出的時間試算到期時間，並說明怎樣算出；不留記錄。",
        "",
    ),
}
"""What the page says beneath a summary; in English that is what the document says itself."""

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
    "GET /api/cases/{case}/papers/{paper}": (
        "打印的文书",
        "列印的文書",
        "A paper of a case, printed",
    ),
    "GET /api/cases/{case}/letters/{letter}": (
        "打印的信函",
        "列印的信函",
        "A letter of a case, printed",
    ),
    "GET /api/cases/{case}/file": ("案卷", "案卷", "The file of a case, to take away"),
    "GET /api/regulations": ("全部规定", "全部規定", "All regulations"),
    "GET /api/regulations/{pack}": ("一部规定", "一部規定", "One regulation"),
    "POST /api/regulations/{pack}/tables/{table}/decide": ("试算表格", "試算表格", "Try a table"),
    "POST /api/regulations/{pack}/clocks/{clock}/due": ("试算期限", "試算期限", "Try a deadline"),
}
