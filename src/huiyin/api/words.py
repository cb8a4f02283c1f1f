"""What the API says of its own accord, in three languages; refusals are worded by casework."""

from collections.abc import Mapping

from huiyin.casework.wording.languages import Table, text_in

TEXTS: Table = {
    "bad-request": (
        "请求无法读取",
        "請求無法讀取",
        "The request cannot be read",
    ),
    "bad-request.help": (
        "请发送 UTF-8 编码的 JSON，不含空字符",
        "請傳送 UTF-8 編碼的 JSON，不含空字元",
        "Send JSON in UTF-8 without null characters",
    ),
    "unauthorized": (
        "请出示有效的访问令牌",
        "請出示有效的訪問令牌",
        "Show an access token that is good",
    ),
    "unauthorized.help": (
        "在请求头中写：Authorization: Bearer 令牌；令牌在“访问令牌”页面签发",
        "在請求標頭中寫：Authorization: Bearer 令牌；令牌在「訪問令牌」頁面簽發",
        "Send the header Authorization: Bearer TOKEN; tokens are issued on the page Access tokens",
    ),
    "out-of-scope": (
        "此令牌的范围不包括这一操作",
        "此令牌的範圍不包括這一操作",
        "This token's scope does not include this",
    ),
    "out-of-scope.help": (
        "需要范围：{scopes}",
        "需要範圍：{scopes}",
        "It needs the scope: {scopes}",
    ),
    "forbidden": ("不允许这样做", "不允許這樣做", "This is not allowed"),
    "not-found": (
        "没有找到，或者您无权得知",
        "沒有找到，或者您無權得知",
        "There is no such thing, or it is not for you to know",
    ),
    "method-not-allowed": (
        "此地址不接受这一方法",
        "此地址不接受這一方法",
        "This address does not take this method",
    ),
    "method-not-allowed.help": ("可用：{allowed}", "可用：{allowed}", "It takes: {allowed}"),
    "changed": (
        "您读取之后，本件又有变动",
        "您讀取之後，本件又有變動",
        "The case has changed since you read it",
    ),
    "changed.help": (
        "现在的版本是 {version}；请重新读取后再决定",
        "現在的版本是 {version}；請重新讀取後再決定",
        "It is at version {version} now; read it again and then decide",
    ),
    "key-reused": (
        "这个幂等键已用于另一请求",
        "這個冪等鍵已用於另一請求",
        "This idempotency key was used for another request",
    ),
    "key-reused.help": (
        "每件事用一个新的键；只有重试同一请求时才用同一个键",
        "每件事用一個新的鍵；只有重試同一請求時才用同一個鍵",
        "Use a new key for each thing, and the same one only to repeat the same request",
    ),
    "too-large": ("内容过大", "內容過大", "The content is too large"),
    "too-large.help": (
        "文件不超过 {mb} MB，其他请求不超过 {request_mb} MB",
        "檔案不超過 {mb} MB，其他請求不超過 {request_mb} MB",
        "A file may have {mb} MB, any other request {request_mb} MB",
    ),
    "unsupported-type": (
        "不支持这种内容类型",
        "不支援這種內容類型",
        "This type of content is not taken here",
    ),
    "unsupported-type.help": ("请发送 {wanted}", "請傳送 {wanted}", "Send {wanted}"),
    "invalid": (
        "有些内容不合要求，详见各项说明",
        "有些內容不合要求，詳見各項說明",
        "Some of it does not fit; see the fields",
    ),
    "not-a-record": (
        "这一类别不是业务记录",
        "這一類別不是業務記錄",
        "This kind is no record",
    ),
    "not-a-record.help": (
        "业务记录的类别：{kinds}",
        "業務記錄的類別：{kinds}",
        "Kinds of records: {kinds}",
    ),
    "which-pack": (
        "适用哪一部规定不能确定，可能是：{packs}",
        "適用哪一部規定不能確定，可能是：{packs}",
        "Which regulation applies is not certain; it may be: {packs}",
    ),
    "unknown-pack": ("没有这一规定", "沒有這一規定", "There is no such regulation"),
    "wrong-hash": (
        "收到的内容与所报的 SHA-256 不符",
        "收到的內容與所報的 SHA-256 不符",
        "What arrived does not have the SHA-256 that was announced",
    ),
    "not-accepted": (
        "不收这一类文件",
        "不收這一類檔案",
        "Files of this kind are not taken",
    ),
    "infected": (
        "文件含有恶意内容，未保存",
        "檔案含有惡意內容，未保存",
        "The file is harmful and was not kept",
    ),
    "too-many-requests": (
        "请求过于频繁",
        "請求過於頻繁",
        "Too many requests",
    ),
    "too-many-requests.help": (
        "请在 {seconds} 秒后再试",
        "請在 {seconds} 秒後再試",
        "Try again in {seconds} seconds",
    ),
    "broken": (
        "系统出错，此事未能办理",
        "系統出錯，此事未能辦理",
        "Something broke here and nothing was done",
    ),
    "broken.help": (
        "请稍后重试；若仍如此，请告知管理员",
        "請稍後重試；若仍如此，請告知管理員",
        "Try again later; tell the administrator if it stays so",
    ),
    "unavailable": (
        "数据暂时无法读写，此事未能办理",
        "資料暫時無法讀寫，此事未能辦理",
        "The data cannot be read or written just now, and nothing was done",
    ),
    "unavailable.help": (
        "请在 {seconds} 秒后用同一个 Idempotency-Key 再发一次",
        "請在 {seconds} 秒後用同一個 Idempotency-Key 再發一次",
        "Send it again in {seconds} seconds, with the same Idempotency-Key",
    ),
    "unreadable-pack": (
        "这个程序读不了现行的一部规定，此事未能办理",
        "這個程式讀不了現行的一部規定，此事未能辦理",
        "This program cannot read a regulation that is in force, and nothing was done",
    ),
    "unreadable-pack.help": (
        "请管理员把各处的程序升级到同一版本；日志写明哪一部、哪一处",
        "請管理員把各處的程式升級到同一版本；日誌寫明哪一部、哪一處",
        "Ask the administrator to bring every server to one release; the log says which and where",
    ),
    "field.missing": ("必须填写", "必須填寫", "is missing"),
    "field.unknown": ("没有这一项", "沒有這一項", "is not known here"),
    "field.type": ("类型不对", "類型不對", "has the wrong type"),
    "field.short": (
        "至少两个字",
        "至少兩個字",
        "has fewer than two characters",
    ),
    "field.signs": (
        "含有文字里不能有的符号（控制符或半个字符）",
        "含有文字裡不能有的符號（控制符或半個字元）",
        "has signs that no text holds (control characters, halves of characters)",
    ),
    "field.value": ("内容不合要求", "內容不合要求", "does not fit"),
    "docs.title": ("接口说明", "介面說明", "API reference"),
    "docs.lead": (
        "程序用访问令牌进来，权限与持有人相同。每次拒绝都说明理由、条款和补救办法。",
        "程式用訪問令牌進來，權限與持有人相同。每次拒絕都說明理由、條款和補救辦法。",
        "Programs come in with a token and its person's rights. Every refusal gives reason and clause.",
    ),
    "docs.file": ("OpenAPI 文件", "OpenAPI 檔案", "OpenAPI document"),
    "docs.back": ("返回工作台", "返回工作台", "Back to the desk"),
    "docs.body": ("请求内容", "請求內容", "Request"),
    "docs.answers": ("可能的回答", "可能的回答", "Answers"),
    "docs.parameters": ("参数", "參數", "Parameters"),
    "docs.required": ("必填", "必填", "required"),
    "docs.reasons": ("拒绝的理由", "拒絕的理由", "Reasons"),
    "docs.contents": ("目录", "目錄", "Contents"),
    "tag.me": ("本人", "本人", "The caller"),
    "tag.cases": ("案件", "案件", "Cases"),
    "tag.acts": ("操作", "操作", "Acts"),
    "tag.records": ("业务记录", "業務記錄", "Records"),
    "tag.evidence": ("证据", "證據", "Evidence"),
    "tag.printed": ("打印件", "列印件", "Printed pages"),
    "tag.regulations": ("规定", "規定", "Regulations"),
}


def say(key: str, language: str, values: Mapping[str, object] | None = None) -> str:
    return text_in(TEXTS, key, language).format(**(values or {}))


def help_for(reason: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """What would help; empty where nothing more can be said."""
    return say(f"{reason}.help", language, values) if f"{reason}.help" in TEXTS else ""
