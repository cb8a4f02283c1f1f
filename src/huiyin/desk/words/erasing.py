"""Words of the page on which a case is erased for good."""

from huiyin.casework.wording.languages import Table

ERASING: Table = {
    "erase.title": ("删除个人信息", "刪除個人資訊", "Erase a case"),
    "erase.says": (
        "一个人提出，另一个人确认，才会删除；删除后谁也恢复不了。只有已经结束的案件可以删除。",
        "一個人提出，另一個人確認，才會刪除；刪除後誰也恢復不了。只有已經結束的案件可以刪除。",
        (
            "One person asks and another confirms; nothing brings "
            "it back. Only a case that has ended can be erased."
        ),
    ),
    "erase.batch": ("一批 {n} 件", "一批 {n} 件", "A batch of {n}"),
    "erase.extent": (
        "{texts} 段文字，{files} 个文件",
        "{texts} 段文字，{files} 個檔案",
        "{texts} texts, {files} files",
    ),
    "erase.review": (
        "逐件复核完毕，销毁选中的",
        "逐件複核完畢，銷毀選中的",
        "Reviewed; erase those chosen",
    ),
    "erase.review.says": (
        "逐件看过再定：去掉勾的不销毁，须写明理由。统计数字不变。",
        "逐件看過再定：去掉勾的不銷毀，須寫明理由。統計數字不變。",
        "Go through them: those not ticked are kept, with the reason. Statistics stay as they are.",
    ),
    "erase.kept_why": ("不销毁的理由", "不銷毀的理由", "Why the others are kept"),
    "erase.sure_count": ("写明销毁几件", "寫明銷毀幾件", "Type how many are erased"),
    "erase.over": ("保管期满的案卷", "保管期滿的案卷", "Files whose time is over"),
    "erase.over.says": (
        "选中的作为一批提出，由另一人逐件复核以后销毁。标明暂缓销毁的不在内。",
        "選中的作為一批提出，由另一人逐件複核以後銷毀。標明暫緩銷毀的不在內。",
        "Those chosen are asked for as a batch; a second person goes through it. What is held is not here.",
    ),
    "erase.over.more": ("更晚结束的", "更晚結束的", "Those that ended later"),
    "erase.over.first": ("从头看", "從頭看", "From the beginning"),
    "erase.over.none_here": (
        "这一段里没有期满的案卷。",
        "這一段裡沒有期滿的案卷。",
        "No file of this part has outlived its time.",
    ),
    "erase.over.none": ("没有保管期满的案卷", "沒有保管期滿的案卷", "No file's time is over"),
    "erase.over.until": ("保管至", "保管至", "kept until"),
    "erase.over.latest": ("最迟销毁", "最遲銷毀", "to be erased by"),
    "erase.over.appraise": ("须鉴定", "須鑑定", "to be appraised"),
    "erase.over.keep": ("继续保管", "繼續保管", "keep it"),
    "erase.ask_many": ("整批提出销毁", "整批提出銷毀", "Ask to erase these"),
    "erase.asked_many": (
        "已提出 {n} 件，等另一人复核",
        "已提出 {n} 件，等另一人複核",
        "{n} asked for; a second person reviews them",
    ),
    "erase.reviewed": ("已销毁 {n} 件", "已銷毀 {n} 件", "{n} erased"),
    "erase.no.chosen": ("一件也没有选。", "一件也沒有選。", "None is chosen."),
    "erase.no.count": (
        "写的件数与选中的不一致，什么都没有删。",
        "寫的件數與選中的不一致，什麼都沒有刪。",
        "The number typed is not that of those chosen; nothing was erased.",
    ),
    "erase.ask": ("提出删除", "提出刪除", "Ask for it"),
    "erase.number": ("案件编号", "案件編號", "Number of the case"),
    "erase.look": ("看会删掉什么", "看會刪掉什麼", "See what would go"),
    "erase.ask.go": ("提出删除 {number}", "提出刪除 {number}", "Ask to erase {number}"),
    "erase.leave": ("不提了", "不提了", "Leave it"),
    "erase.asked": (
        "已提出，等待另一个人确认。现在什么也没有删。",
        "已提出，等待另一個人確認。現在什麼也沒有刪。",
        "Asked. Somebody else has to confirm; nothing is erased yet.",
    ),
    "erase.asked_by": ("{who}于 {at} 提出", "{who}於 {at} 提出", "asked by {who}, {at}"),
    "erase.other": (
        "您提出的，要由另一个人确认。",
        "您提出的，要由另一個人確認。",
        "You asked for it: somebody else confirms.",
    ),
    "erase.sure": (
        "输入编号 {number}，确认永久删除",
        "輸入編號 {number}，確認永久刪除",
        "Type {number} to erase it for ever",
    ),
    "erase.confirm": ("永久删除", "永久刪除", "Erase for ever"),
    "erase.decline": ("不同意", "不同意", "Decline"),
    "erase.declined": (
        "已记为不同意，什么也没有删。",
        "已記為不同意，什麼也沒有刪。",
        "Declined; nothing was erased.",
    ),
    "erase.done": (
        (
            "{number} 已删除：{texts} 段文字、{files} "
            "个文件再也读不出来；{events} 条记录的时间、经办人和数字仍在。"
        ),
        (
            "{number} 已刪除：{texts} 段文字、{files} "
            "個檔案再也讀不出來；{events} 條記錄的時間、經辦人和數字仍在。"
        ),
        (
            "{number} is erased: {texts} texts and {files} files "
            "are gone; {events} events stay with times and figures."
        ),
    ),
    "erase.goes": ("会消失的", "會消失的", "What goes"),
    "erase.goes.says": (
        "{texts} 段文字（事由、联系方式、往来内容）、{files} 个文件，以及查找和重复提示里的痕迹。",
        "{texts} 段文字（事由、聯絡方式、往來內容）、{files} 個檔案，以及查詢和重複提示裡的痕跡。",
        (
            "{texts} texts (what was said, names, addresses), "
            "{files} files, and their traces in search and repeats."
        ),
    ),
    "erase.stays": ("会留下的", "會留下的", "What stays"),
    "erase.stays.says": (
        (
            "编号、{events} 条记录的时间、经办人、条款和数字；"
            "账仍可验证。此前的备份里还有原文，须等备份过期。"
        ),
        (
            "編號、{events} 條記錄的時間、經辦人、條款和數字；"
            "賬仍可驗證。此前的備份裡還有原文，須等備份過期。"
        ),
        (
            "The number, and {events} events with times, people, clauses "
            "and figures; the ledger verifies. Backups from before age out."
        ),
    ),
    "erase.shared": (
        "其中 {n} 个文件另有案件使用，随那些案件保留。",
        "其中 {n} 個檔案另有案件使用，隨那些案件保留。",
        "{n} files belong to other cases too and stay with them.",
    ),
    "erase.no.case": (
        "没有这个编号的案件。",
        "沒有這個編號的案件。",
        "There is no case of this number.",
    ),
    "erase.no.gone": ("已经删除过了。", "已經刪除過了。", "It is erased already."),
    "erase.no.asked": (
        "已经有人提出，等待确认。",
        "已經有人提出，等待確認。",
        "It was asked for already and waits.",
    ),
    "erase.no.not_asked": (
        "没有人提出，或者已经办理。",
        "沒有人提出，或者已經辦理。",
        "Nobody asked for it, or it is done.",
    ),
    "erase.no.sure": (
        "编号不一致，没有删除。",
        "編號不一致，沒有刪除。",
        "The number is another one; nothing was erased.",
    ),
    "erase.no.refused": ("不能删除：{why}", "不能刪除：{why}", "It cannot be erased: {why}"),
    "happened.erasure_asked": (
        "提出删除案件 {number} 的个人信息",
        "提出刪除案件 {number} 的個人資訊",
        "Asked to erase the case {number}",
    ),
    "happened.erasure_declined": (
        "不同意删除案件 {number}",
        "不同意刪除案件 {number}",
        "Declined to erase the case {number}",
    ),
    "happened.case_erased": (
        "确认删除案件 {number} 的个人信息（{asked_by} 提出）",
        "確認刪除案件 {number} 的個人資訊（{asked_by} 提出）",
        "Erased the case {number}, which {asked_by} had asked for",
    ),
}
