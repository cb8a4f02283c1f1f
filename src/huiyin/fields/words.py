"""Words of questions and of what is wrong with an answer, for every face that asks."""

from collections.abc import Mapping

from huiyin.casework.wording.languages import Table, text_in

ASKED: Table = {
    "form.unknown": ("尚不清楚", "尚不清楚", "Not known yet"),
    "form.choose": ("请选择", "請選擇", "Choose"),
    "form.none": ("不填", "不填", "None"),
    "form.range": ("{low} 至 {high}", "{low} 至 {high}", "{low} to {high}"),
    "form.at_least": ("不少于 {low}", "不少於 {low}", "at least {low}"),
    "form.names": (
        "一行一人，可以写上怎么联系",
        "一行一人，可以寫上怎麼聯絡",
        "one person a line, with how to reach them if you like",
    ),
    "form.at_most": ("不超过 {high}", "不超過 {high}", "at most {high}"),
    "form.percent": (
        "可填小数或百分数，如 0.5 或 50%",
        "可填小數或百分數，如 0.5 或 50%",
        "As 0.5 or 50%",
    ),
    "form.file": ("文件", "檔案", "File"),
    "form.party.respondent": ("被投诉方", "被投訴方", "The party complained about"),
    "form.party.other": ("其他", "其他", "Somebody else"),
    "form.bad": ("填写的内容不合要求", "填寫的內容不合要求", "This answer does not fit"),
    "form.bad.amount": (
        "请填数字，例如 8000 或 1,200.50，不写单位",
        "請填數字，例如 8000 或 1,200.50，不寫單位",
        "Write a figure, such as 8000 or 1,200.50, without a unit",
    ),
    "form.missing": ("请填写此项", "請填寫此項", "Please answer this"),
    "form.no_case": ("没有这个编号的案件", "沒有這個編號的案件", "There is no case of this number"),
    "form.check": ("请更正标出的内容", "請更正標出的內容", "Please correct what is marked"),
    "form.reused": (
        "这份表单已经提交过，内容与这次不同。请从案件页重新打开。",
        "這份表單已經提交過，內容與這次不同。請從案件頁重新開啟。",
        "This form was submitted before with other content. Open it again from the case.",
    ),
    "form.moved_case.hint": (
        "已在那部规定下登记的，填写它的案件编号；两案互相链接",
        "已在那部規定下登記的，填寫它的案件編號；兩案互相連結",
        "The number of the case that is registered there already; the two point at each other",
    ),
    "form.other_case.hint": ("填写案件编号", "填寫案件編號", "The number of the case"),
    "form.no_phone": ("没有登记电话", "沒有登記電話", "no number noted"),
    "form.hidden": (
        "已隐去；不填则保持不变",
        "已隱去；不填則保持不變",
        "Hidden from you; left empty, it stays as it is",
    ),
    "language.zh-Hans": ("简体中文", "简体中文", "简体中文"),
    "language.zh-Hant": ("繁體中文", "繁體中文", "繁體中文"),
    "language.en": ("English", "English", "English"),
    "letter.to": ("寄往 {to}", "寄往 {to}", "To {to}"),
    "form.preset": ("由案情自动填写", "由案情自動填寫", "Filled in from the facts"),
    "form.file.hint": (
        "单个文件不超过 {mb} MB；可收 PDF、图片、录音、录像、文本、docx、xlsx、OFD、邮件",
        "單個檔案不超過 {mb} MB；可收 PDF、圖片、錄音、錄影、文字、docx、xlsx、OFD、郵件",
        "Up to {mb} MB: PDF, pictures, sound, video, text, docx, xlsx, OFD, mail",
    ),
    "form.file.too_big": (
        "文件超过 {mb} MB，请压缩或分成几份后再上传",
        "檔案超過 {mb} MB，請壓縮或分成幾份後再上傳",
        "The file is above {mb} MB: make it smaller, or send it in parts",
    ),
    "form.file.infected": (
        "病毒扫描发现：{what}。文件没有收下。",
        "病毒掃描發現：{what}。檔案沒有收下。",
        "The scanner found {what}. The file was not taken.",
    ),
    "form.file.refused.empty": ("文件是空的", "檔案是空的", "The file is empty"),
    "form.file.refused.unknown": (
        "认不出这种文件。请转成 PDF、图片或文本后再上传。",
        "認不出這種檔案。請轉成 PDF、圖片或文字後再上傳。",
        "This kind of file is not known here. Send it as PDF, picture or text.",
    ),
    "form.file.refused.archive": (
        "压缩包不收：里面的东西看不见。请解开后逐个上传。",
        "壓縮檔不收：裡面的東西看不見。請解開後逐個上傳。",
        "Archives are not taken, because nobody sees what is inside. Unpack it and send the files.",
    ),
    "form.file.refused.macros": (
        "文档带有宏，不收。请另存为不带宏的 docx、xlsx 或 PDF。",
        "文件帶有巨集，不收。請另存為不帶巨集的 docx、xlsx 或 PDF。",
        "The document holds macros. Save it as docx, xlsx without macros, or as PDF.",
    ),
    "form.file.refused.program": (
        "这是程序，不收",
        "這是程式，不收",
        "This is a program, and is not taken",
    ),
    "form.file.refused.old_office": (
        "旧版 Office 文件不收。请另存为 docx、xlsx 或 PDF。",
        "舊版 Office 檔案不收。請另存為 docx、xlsx 或 PDF。",
        "Files of old Office versions are not taken. Save it as docx, xlsx or PDF.",
    ),
    "form.file.refused.picture_program": (
        "SVG 图片里可以带程序，不收。请另存为 PNG。",
        "SVG 圖片裡可以帶程式，不收。請另存為 PNG。",
        "An SVG picture may carry programs. Save it as PNG.",
    ),
}


def say(key: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """The text of a key, with its places filled. Raises KeyError for one that nobody has written."""
    _ = ASKED[key]
    return text_in(ASKED, key, language).format(**(values or {}))
