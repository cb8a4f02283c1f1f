"""Words of the pages on which regulations are sent, looked at and put in force."""

from huiyin.casework.wording.languages import Table

REGULATIONS: Table = {
    "house.regulations": ("规定", "規定", "Regulations"),
    "books.send": (
        "装入新的规定或新版本",
        "裝入新的規定或新版本",
        "Install a regulation or a new version",
    ),
    "books.send.says": (
        (
            "上传整个规定文件夹的 zip，或其中一个或几个文件（yaml、csv、md）。"
            "系统先检查、跑完自带的情景，再由您提出、由别人批准；检查本身不改变任何东西。"
        ),
        (
            "上傳整個規定資料夾的 zip，或其中一個或幾個檔案（yaml、csv、md）。"
            "系統先檢查、跑完自帶的情景，再由您提出、由別人批准；檢查本身不改變任何東西。"
        ),
        (
            "Send the folder of a pack as a zip, or single files of it. It is checked "
            "and its scenarios are run first; nothing changes until somebody else consents."
        ),
    ),
    "books.files": ("文件", "檔案", "Files"),
    "books.check": ("上传并检查", "上傳並檢查", "Send and check"),
    "books.draft": (
        "您上传的《{name}》还没有装入",
        "您上傳的《{name}》還沒有裝入",
        "What you sent (“{name}”) is not installed yet",
    ),
    "books.draft.go": ("继续", "繼續", "Go on"),
    "books.version": ("版本 {version}", "版本 {version}", "Version {version}"),
    "books.in_force": ("自 {day} 起施行", "自 {day} 起施行", "in force from {day}"),
    "books.supersedes": (
        "自 {day} 起取代《{title}》",
        "自 {day} 起取代《{title}》",
        "in place of “{title}” since {day}",
    ),
    "books.superseded": (
        "自 {day} 起由《{title}》取代，以后收到的不再按它登记",
        "自 {day} 起由《{title}》取代，以後收到的不再按它登記",
        "“{title}” took its place on {day}; nothing received since is registered under it",
    ),
    "books.repealed": (
        "已于 {day} 废止，以后收到的不再按它登记",
        "已於 {day} 廢止，以後收到的不再按它登記",
        "repealed on {day}; nothing received since is registered under it",
    ),
    "books.own": ("本单位装入", "本單位裝入", "installed by the house"),
    "books.shipped": ("随产品提供", "隨產品提供", "comes with the product"),
    "books.builds_on": ("在《{title}》上续写", "在《{title}》上續寫", "built on “{title}”"),
    "books.editions": ("各版本（{n}）", "各版本（{n}）", "Editions ({n})"),
    "books.standing.now": ("现行", "現行", "in force"),
    "books.standing.coming": ("待生效", "待生效", "coming"),
    "books.standing.past": ("以前的案件适用", "以前的案件適用", "for earlier cases"),
    "books.standing.replaced": ("已被同日版本取代", "已被同日版本取代", "replaced"),
    "books.published": ("{at} 发布", "{at} 發布", "published {at}"),
    "books.download": ("下载文件", "下載檔案", "Download"),
    "install.title": ("检查结果", "檢查結果", "What the check says"),
    "install.bad": (
        "不能装入：有 {n} 处错误",
        "不能裝入：有 {n} 處錯誤",
        "It cannot be installed: {n} mistakes",
    ),
    "install.bad.says": (
        "什么也没有改变，您上传的文件都还在。改好后只需再上传改过的文件。",
        "什麼也沒有改變，您上傳的檔案都還在。改好後只需再上傳改過的檔案。",
        "Nothing has changed, and your files are kept. Send only what you mended.",
    ),
    "install.failed": (
        "不能装入：{n} 个情景的结果与预期不同",
        "不能裝入：{n} 個情景的結果與預期不同",
        "It cannot be installed: {n} scenarios come out otherwise than they say",
    ),
    "install.no_stories": (
        "不能装入：没有情景（scenarios/）。请至少写一个，证明规定按本意运行。",
        "不能裝入：沒有情景（scenarios/）。請至少寫一個，證明規定按本意運行。",
        "It cannot be installed: it has no scenarios. Write at least one that shows what it means.",
    ),
    "install.good": (
        "检查通过，可以提出",
        "檢查通過，可以提出",
        "It is sound and can be proposed",
    ),
    "install.where": ("位置", "位置", "Where"),
    "install.what": ("问题", "問題", "What"),
    "install.line": (
        "第 {line} 行第 {column} 列",
        "第 {line} 行第 {column} 列",
        "line {line}, column {column}",
    ),
    "install.expected": ("应为：{expected}", "應為：{expected}", "expected {expected}"),
    "install.more": ("还有 {n} 项未列出", "還有 {n} 項未列出", "and {n} more"),
    "install.name": ("名称", "名稱", "Name"),
    "install.version": ("版本", "版本", "Version"),
    "install.from": ("施行日期", "施行日期", "In force from"),
    "install.clauses": ("引用条款", "引用條款", "Clauses cited"),
    "install.stories": ("情景", "情景", "Scenarios"),
    "install.stories.passed": ("{n} 个全部通过", "{n} 個全部通過", "all {n} came out as they say"),
    "install.stories.failed": (
        "{passed} 个通过，{failed} 个不通过",
        "{passed} 個通過，{failed} 個不通過",
        "{passed} right, {failed} wrong",
    ),
    "install.warnings": (
        "提醒（{n}，不妨碍装入）",
        "提醒（{n}，不妨礙裝入）",
        "Warnings ({n}); they do not forbid it",
    ),
    "install.no_warnings": ("没有提醒", "沒有提醒", "No warnings"),
    "install.changes": (
        "与现行版本相比（{n} 处）",
        "與現行版本相比（{n} 處）",
        "Compared with what is in force ({n})",
    ),
    "install.changes.new": (
        "新的规定，共 {n} 条规则",
        "新的規定，共 {n} 條規則",
        "A new regulation of {n} rules",
    ),
    "install.changes.none": ("规则没有变化", "規則沒有變化", "No rule changes"),
    "install.head": ("总则", "總則", "The whole"),
    "install.reaches": (
        "{n} 件在办案件是在施行日期当天或之后收到的，将改按新版本办理；更早的仍按原来的版本。",
        "{n} 件在辦案件是在施行日期當天或之後收到的，將改按新版本辦理；更早的仍按原來的版本。",
        (
            "{n} open cases came on or after that day and "
            "will follow it; earlier ones keep their edition."
        ),
    ),
    "install.past": (
        "施行日期已过：新版本会回溯到该日。",
        "施行日期已過：新版本會回溯到該日。",
        "The day lies in the past: it reaches back to it.",
    ),
    "install.coming": (
        "施行日期未到：到时自动生效，在此之前仍按现行版本。",
        "施行日期未到：到時自動生效，在此之前仍按現行版本。",
        "The day is still to come: until then the edition in force stays.",
    ),
    "install.dependents": (
        "在它上面续写的规定不随之改变，除非重新装入：{titles}",
        "在它上面續寫的規定不隨之改變，除非重新裝入：{titles}",
        "What builds on it stays as it is until installed anew: {titles}",
    ),
    "install.go": ("提出，等待批准", "提出，等待批准", "Propose"),
    "install.go.says": (
        "提出以后在后台证明，并在已结案件上试算；由别人批准后发布，各服务进程自动采用。现在什么也不改变。",
        "提出以後在背景證明，並在已結案件上試算；由別人批准後發佈，各服務行程自動採用。現在什麼也不改變。",
        "It is then proven, tried on closed cases, and published once somebody else consents.",
    ),
    "install.mend": ("上传改过的文件", "上傳改過的檔案", "Send mended files"),
    "install.kept": ("已收到的文件（{n}）", "已收到的檔案（{n}）", "Files so far ({n})"),
    "install.discard": ("放弃这次上传", "放棄這次上傳", "Discard"),
    "install.discarded": (
        "已放弃，现行规定没有变化。",
        "已放棄，現行規定沒有變化。",
        "Discarded; nothing has changed.",
    ),
    "install.no.bad": (
        "检查没有通过，不能装入。",
        "檢查沒有通過，不能裝入。",
        "It did not pass the check and cannot be installed.",
    ),
    "install.no.version": (
        "{version} 版已用于另一份文本。请在 pack.yaml 里改一个新的 version。",
        "{version} 版已用於另一份文本。請在 pack.yaml 裡改一個新的 version。",
        "Version {version} is installed with another text. Raise `version` in pack.yaml.",
    ),
    "install.no.change": (
        "与最近一次装入的完全相同，没有变化。",
        "與最近一次裝入的完全相同，沒有變化。",
        "It is what was installed last; nothing would change.",
    ),
    "install.no.person": (
        "“{person}”已是一个人的登录名，不能再作岗位或部门的名称。",
        "「{person}」已是一個人的登入名稱，不能再作崗位或部門的名稱。",
        "“{person}” is the name of a person here and cannot be that of a post or unit.",
    ),
    "parcel.no.nothing": ("请选择文件。", "請選擇檔案。", "Choose the files first."),
    "parcel.no.mixed": (
        "zip 要单独上传，不要与其他文件一起。",
        "zip 要單獨上傳，不要與其他檔案一起。",
        "Send a zip by itself, without other files.",
    ),
    "parcel.no.zip": (
        "这不是可以读取的 zip 文件（加密的也不行）。",
        "這不是可以讀取的 zip 檔案（加密的也不行）。",
        "This is no zip that can be read (an encrypted one cannot).",
    ),
    "parcel.no.many": (
        "文件太多，最多 {most} 个。",
        "檔案太多，最多 {most} 個。",
        "Too many files: {most} at most.",
    ),
    "parcel.no.all": (
        "展开后太大，一共最多 {most} KB。",
        "展開後太大，一共最多 {most} KB。",
        "Too large when unpacked: {most} KB in all at most.",
    ),
    "parcel.no.long": (
        "{file} 太大，每个文件最多 {most} KB。",
        "{file} 太大，每個檔案最多 {most} KB。",
        "{file} is too large: {most} KB at most.",
    ),
    "parcel.no.place": (
        "{file}：路径不在文件夹之内，整个压缩包不予接收。",
        "{file}：路徑不在資料夾之內，整個壓縮檔不予接收。",
        "{file} leads out of the folder; the archive is not taken.",
    ),
    "parcel.no.link": (
        "{file} 不是普通文件（链接或设备），整个压缩包不予接收。",
        "{file} 不是普通檔案（連結或裝置），整個壓縮檔不予接收。",
        "{file} is no plain file (a link or device); the archive is not taken.",
    ),
    "parcel.no.text": (
        "{file} 不是 UTF-8 编码的文本。",
        "{file} 不是 UTF-8 編碼的文字。",
        "{file} is no text in UTF-8.",
    ),
    "parcel.no.several": (
        "里面有不止一个 pack.yaml（{file}）。一次只装入一个规定。",
        "裡面有不止一個 pack.yaml（{file}）。一次只裝入一個規定。",
        "There is more than one pack.yaml ({file}). Install one regulation at a time.",
    ),
    "parcel.no.file": (
        ("{file} 不属于规定的文件夹：只收 yaml、csv、md，以及 scenarios/ 里的情景。"),
        ("{file} 不屬於規定的資料夾：只收 yaml、csv、md，以及 scenarios/ 裡的情景。"),
        ("{file} has no place in a pack: yaml, csv and md only, scenarios in scenarios/."),
    ),
    "parcel.no.pack": (
        "没有规定的正文（pack.yaml 等 yaml 文件）。",
        "沒有規定的正文（pack.yaml 等 yaml 檔案）。",
        "There is no text of a regulation in it (pack.yaml and its parts).",
    ),
}
