"""Words of the pages on which papers are printed, and of the page that confirms one."""

from huiyin.casework.wording.languages import Table

PAPERS: Table = {
    "papers.print": ("打印（PDF）", "列印（PDF）", "Print (PDF)"),
    "papers.word": ("Word", "Word", "Word"),
    "papers.blank": ("空白表", "空白表", "Blank form"),
    "papers.blanks": ("空白表格", "空白表格", "Blank forms"),
    "papers.blanks.says": (
        "打印出来手工填写。填好后在案件里出具同名文书，并附上扫描件。",
        "列印出來手工填寫。填好後在案件裡出具同名文書，並附上掃描檔。",
        "To be filled by hand. Afterwards issue the paper in its case, and attach the scan.",
    ),
    "papers.none": ("本规定没有文书", "本規定沒有文書", "This regulation has no papers"),
    "papers.form": ("文书", "文書", "Paper"),
    "papers.code": ("代号与版本", "代號與版本", "Code and version"),
    "papers.lacking": (
        "字库里没有这些字，页面上以编号代替，请在纸上补写：{characters}",
        "字庫裡沒有這些字，頁面上以編號代替，請在紙上補寫：{characters}",
        ("No font has these characters; their numbers stand on the page, write them in by hand: "
        "{characters}"),
    ),
    "rows.add": ("加一行", "加一列", "Add a row"),
    "rows.drop": ("去掉这一行", "去掉這一列", "Remove this row"),
    "papers.scan": ("附上签好的扫描件", "附上簽好的掃描檔", "Attach the signed page"),
    "check.title": ("核对文书", "核對文書", "Check a paper"),
    "check.says": (
        "输入文书左下角的校验码，或用手机扫描旁边的二维码。",
        "輸入文書左下角的校驗碼，或用手機掃描旁邊的二維碼。",
        "Type the code at the foot of the page, or scan the square beside it.",
    ),
    "check.code": ("校验码", "校驗碼", "Code"),
    "check.go": ("核对", "核對", "Check"),
    "check.unknown": (
        "没有这个校验码。请对照纸面再输入一次；仍然没有的，这份文书不是从这里打印的。",
        "沒有這個校驗碼。請對照紙面再輸入一次；仍然沒有的，這份文書不是從這裡列印的。",
        ("There is no such code. Compare it with the page and type it again; if it still is not found, "
        "the paper was not printed here."),
    ),
    "check.same": (
        "这份文书由本系统出具，台账中的内容与出具时一致。",
        "這份文書由本系統出具，臺帳中的內容與出具時一致。",
        "This paper was issued here, and the ledger still says of it what it said then.",
    ),
    "check.erased": (
        "这份文书由本系统出具。其中的个人信息已按规定删除，内容不能再比对。",
        "這份文書由本系統出具。其中的個人資訊已按規定刪除，內容不能再比對。",
        ("This paper was issued here. What was personal in it has been erased since and cannot be "
        "compared any more."),
    ),
    "check.altered": (
        "台账中这份文书的记录已不是出具时的样子，请与出具单位联系。",
        "臺帳中這份文書的記錄已不是出具時的樣子，請與出具單位聯繫。",
        "The ledger's record of this paper is not what it was. Ask whoever issued it.",
    ),
    "check.paper": ("文书", "文書", "Paper"),
    "check.printed": ("打印时间", "列印時間", "Printed"),
    "check.last": ("最近一次打印", "最近一次列印", "Printed last"),
    "check.fingerprint": ("指纹", "指紋", "Fingerprint"),
    "check.compare": (
        "请核对名称、版本和指纹与纸面是否相同。",
        "請核對名稱、版本和指紋與紙面是否相同。",
        "Compare title, version and fingerprint with the page.",
    ),
    "check.file": ("核对电子文件", "核對電子檔案", "Check a file"),
    "check.file.says": (
        "收到的是 PDF 或 Word 文件的，可以在此选择该文件，逐字节比对。文件不会保存。",
        "收到的是 PDF 或 Word 檔案的，可以在此選擇該檔案，逐位元組比對。檔案不會儲存。",
        "Whoever got a PDF or Word file can compare it here byte by byte. The file is not kept.",
    ),
    "check.file.go": ("比对", "比對", "Compare"),
    "check.file.same": (
        "文件与打印时的完全相同。", "檔案與列印時的完全相同。", "The file is exactly what was printed.",
    ),
    "check.file.other": (
        "文件与打印时的不同：被改动过，或者不是这个校验码的文件。",
        "檔案與列印時的不同：被改動過，或者不是這個校驗碼的檔案。",
        "The file is not what was printed: it was changed, or belongs to another code.",
    ),
}  # fmt: skip
