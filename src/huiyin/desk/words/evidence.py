"""Words about files: handing them in, what is not accepted, what is known of one that is kept."""

from huiyin.casework.wording.languages import Table

EVIDENCE: Table = {
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
    "upload.going": ("正在上传", "正在上傳", "Sending"),
    "upload.pause": ("暂停", "暫停", "Pause"),
    "upload.resume": ("继续", "繼續", "Go on"),
    "upload.remove": ("取消", "取消", "Remove"),
    "upload.kept": ("已收下", "已收下", "Received"),
    "upload.broken": (
        "连接断了，已传的部分还在。请点“继续”。",
        "連線斷了，已傳的部分還在。請點「繼續」。",
        "The connection broke. What was sent is still here: choose Go on.",
    ),
    "evidence.size": ("大小", "大小", "Size"),
    "evidence.type": ("文件类型", "檔案類型", "Type of file"),
    "evidence.type.found": (
        "按内容识别，与文件名无关",
        "按內容識別，與檔名無關",
        "Found in the content, whatever the name says",
    ),
    "evidence.kept_at": ("收存时间", "收存時間", "Kept since"),
    "evidence.hash": ("SHA-256 校验值", "SHA-256 校驗值", "SHA-256"),
    "evidence.scan": ("病毒扫描", "病毒掃描", "Scan for viruses"),
    "evidence.scan.none": ("未扫描", "未掃描", "Not scanned"),
    "evidence.scan.none.hint": (
        "打开前请当作来历不明的文件对待",
        "打開前請當作來歷不明的檔案對待",
        "Treat it as a file from a stranger before you open it",
    ),
    "evidence.scan.clean": ("未发现问题", "未發現問題", "Nothing found"),
    "evidence.scan.found": (
        "发现：{what}。不提供下载。",
        "發現：{what}。不提供下載。",
        "Found {what}. It is not handed out.",
    ),
    "evidence.preview": ("预览", "預覽", "Preview"),
    "evidence.preview.none": (
        "这类文件不能在这里预览，请下载后查看。",
        "這類檔案不能在這裡預覽，請下載後查看。",
        "This kind of file cannot be shown here. Download it to look.",
    ),
    "evidence.preview.page": ("第 {n} 页", "第 {n} 頁", "Page {n}"),
    "evidence.lost": (
        "文件已删除或不在存放处。登记的校验值仍在。",
        "檔案已刪除或不在存放處。登記的校驗值仍在。",
        "The file was erased or is not where it was kept. Its recorded hash remains.",
    ),
    "evidence.no_file": (
        "没有文件，是实物或只作登记",
        "沒有檔案，是實物或只作登記",
        "No file: a thing, or only noted",
    ),
    "evidence.about": ("关于这份材料", "關於這份材料", "About this"),
    "evidence.original": ("原件", "原件", "The original"),
    "evidence.bare": ("去除元数据", "去除中繼資料", "Without metadata"),
    "evidence.bare.hint": (
        "另存一份副本，去掉拍摄地点、时间、设备和作者；原件不动。",
        "另存一份副本，去掉拍攝地點、時間、裝置和作者；原件不動。",
        "Makes a copy without place, time, device and author. The original stays as it is.",
    ),
    "evidence.bare.asked_by": ("应谁的要求", "應誰的要求", "Who asked for it"),
    "evidence.bare.go": ("生成副本", "產生副本", "Make the copy"),
    "evidence.bare.suffix": ("（已去除元数据）", "（已去除中繼資料）", " (without metadata)"),
    "evidence.bare.done": ("副本已收存", "副本已收存", "The copy is kept"),
    "evidence.bare.failed": (
        "这份文件去除不了元数据：可能已损坏或带有密码。",
        "這份檔案去除不了中繼資料：可能已損壞或帶有密碼。",
        "The metadata of this file cannot be removed: it may be damaged or locked.",
    ),
}
