"""Words of the page about the file of a case."""

from huiyin.casework.wording.languages import Table

FILE: Table = {
    "file.title": ("案卷", "案卷", "File"),
    "file.index": ("卷内目录", "卷內目錄", "Index"),
    "file.no": ("序号", "序號", "No."),
    "file.name": ("题名", "題名", "Title"),
    "file.sort": ("种类", "種類", "Sort"),
    "file.date": ("日期", "日期", "Date"),
    "file.by": ("责任者", "責任者", "By"),
    "file.later": ("归档后补入", "歸檔後補入", "added later"),
    "file.empty": ("卷内还没有材料", "卷內還沒有材料", "There is nothing in it yet"),
    "file.take": ("取出案卷", "取出案卷", "Take the file"),
    "file.take.hint": (
        "每次取出都记入查阅记录，取出的每一页都印有姓名和时间。",
        "每次取出都記入查閱記錄，取出的每一頁都印有姓名和時間。",
        "Each time is recorded, and every page bears the name and the time.",
    ),
    "file.pages": ("打印（PDF）", "列印（PDF）", "Print (PDF)"),
    "file.archive": ("整卷导出（ZIP）", "整卷匯出（ZIP）", "Export whole (ZIP)"),
    "file.checklist": ("归档检查", "歸檔檢查", "Checklist"),
    "file.checklist.none": (
        "规定没有归档要求",
        "規定沒有歸檔要求",
        "The regulation demands nothing of the file",
    ),
    "file.met": ("已齐", "已齊", "there"),
    "file.unmet": ("还缺", "還缺", "missing"),
    "file.related": ("相关案卷", "相關案卷", "Related files"),
    "file.trace": ("查阅记录", "查閱記錄", "Who saw it"),
    "file.trace.none": ("没有记录", "沒有記錄", "Nothing is recorded"),
    "file.trace.case_read": ("查阅", "查閱", "looked at it"),
    "file.trace.facts_revealed": ("打开隐去的内容", "開啟隱去的內容", "had hidden facts shown"),
    "file.trace.pdf": ("取出打印件", "取出列印件", "took it as pages"),
    "file.trace.zip": ("整卷导出", "整卷匯出", "exported it whole"),
}
