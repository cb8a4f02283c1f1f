"""Words of looking for cases."""

from huiyin.casework.wording.languages import Table

SEARCHING: Table = {
    "search.words": ("内容、编号、电话", "內容、編號、電話", "Words, number, telephone"),
    "search.for": ("查找“{words}”", "查找「{words}」", "Looking for “{words}”"),
    "search.short": ("请输入两个字以上", "請輸入兩個字以上", "Two characters or more, please"),
    "search.says": (
        "在您可以查看的案件的内容、联系记录和答复中查找，词与词之间用空格分开；电话、证件、合同编号须写全。",
        "在您可以查看的案件的內容、聯絡記錄和答覆中查找，詞與詞之間用空格分開；電話、證件、合同編號須寫全。",
        "Looks through the cases you may read. Put blanks between words; telephones are found as a whole.",
    ),
    "search.further": ("继续查找更早的案件", "繼續查找更早的案件", "Go on with earlier cases"),
    "search.by.identity": ("电话或编号相符", "電話或編號相符", "Telephone or number agrees"),
    "search.by.number": ("案件编号相符", "案件編號相符", "The case number agrees"),
    "search.note": ("记录", "記錄", "Note"),
}
