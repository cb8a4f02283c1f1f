"""Words of the page of one's own case: where it stands, what was said, what can be done."""

from huiyin.casework.wording.languages import Table

FOLLOWING: Table = {
    "follow.title": ("查询办理情况", "查詢辦理情況", "Follow your complaint"),
    "follow.number": ("编号", "編號", "Number"),
    "follow.number.hint": (
        "不留姓名提交的可以不填。",
        "不留姓名提交的可以不填。",
        "Not needed for a report without name.",
    ),
    "follow.code": ("回执码", "回執碼", "Receipt code"),
    "follow.code.hint": (
        "十六位，大小写和横线都不要紧。",
        "十六位，大小寫和橫線都不要緊。",
        "Sixteen signs; capitals and dashes do not matter.",
    ),
    "follow.go": ("查看", "查看", "Show it"),
    "follow.none": (
        "编号或回执码不对，请核对。忘了回执码，请用页面底部的方式联系我们。",
        "編號或回執碼不對，請核對。忘了回執碼，請用頁面底部的方式聯絡我們。",
        (
            "Number or code is not right; please check them. If you lost the code, reach us as the "
            "foot of this "
            "page says."
        ),
    ),
    "case.now": ("现在", "現在", "Now"),
    "case.next": ("接下来的日期", "接下來的日期", "Next dates"),
    "case.by": ("{due}前", "{due}前", "by {due}"),
    "case.late": ("已超过", "已超過", "this has passed"),
    "case.next.none": (
        "现在没有正在计算的期限。",
        "現在沒有正在計算的期限。",
        "No date is set at present.",
    ),
    "case.can": ("您可以", "您可以", "You can"),
    "case.happened": ("经过和对话", "經過和對話", "What was said and done"),
    "case.you": ("您", "您", "You"),
    "case.us": ("我们", "我們", "We"),
    "case.given": ("您提交的内容", "您提交的內容", "What you told us"),
    "case.files": ("您提交的文件", "您提交的檔案", "Your files"),
    "case.leave": (
        "离开（换人用这台设备前请按）",
        "離開（換人用這台裝置前請按）",
        "Leave (before others use this device)",
    ),
    "case.data": ("我的信息", "我的資訊", "My data"),
    "case.again": ("再次提出", "再次提出", "Complain again"),
    "case.again.says": (
        "已经办结而您仍不满意，或有新的情况，可以再次提出，会与本件关联。",
        "已經辦結而您仍不滿意，或有新的情況，可以再次提出，會與本件關聯。",
        (
            "It has ended and you are still not content, or there is news: complain again; it will "
            "be linked."
        ),
    ),
    "stage.received": (
        "已经收到，还没有决定是否受理。",
        "已經收到，還沒有決定是否受理。",
        "It has arrived. Whether we take it up is not decided yet.",
    ),
    "stage.assessed": ("已经受理，等待办理。", "已經受理，等待辦理。", "We have taken it up."),
    "stage.handling": ("有人正在办理。", "有人正在辦理。", "Somebody is working on it."),
    "stage.answered": (
        "已经答复您。您可以接受，也可以提出异议。",
        "已經答覆您。您可以接受，也可以提出異議。",
        "You have been answered, and can accept the answer or contest it.",
    ),
    "stage.carried_out": (
        "答应您的已经办到。",
        "答應您的已經辦到。",
        "What was promised has been done.",
    ),
    "stage.closed": ("已经办结。", "已經辦結。", "It is closed."),
    "stage.archived": ("已经办结并归档。", "已經辦結並歸檔。", "It is closed and filed."),
    "stage.rejected": (
        "没有受理。理由和其他途径见下面。",
        "沒有受理。理由和其他途徑見下面。",
        "It was not taken up. Why, and where else to turn, is said below.",
    ),
    "stage.transferred": (
        "已经转给有权办理的单位。",
        "已經轉給有權辦理的單位。",
        "It was passed on to those who are competent.",
    ),
    "stage.withdrawn": ("您已经撤回。", "您已經撤回。", "You have withdrawn it."),
    "stage.suspended": (
        "暂时中止，原因消除后继续。",
        "暫時中止，原因消除後繼續。",
        "It is suspended for a while and will go on.",
    ),
    "stage.provisionally_closed": (
        "暂时结案。您来消息，就会继续办理。",
        "暫時結案。您來訊息，就會繼續辦理。",
        "It is closed provisionally. If you write, it goes on.",
    ),
    "stage.merged": (
        "与同一件事的另一件合并办理。",
        "與同一件事的另一件合併辦理。",
        "It is handled together with another case of the same matter.",
    ),
    "stage.mistaken": (
        "这次登记有误，已经注销。",
        "這次登記有誤，已經註銷。",
        "This registration was a mistake and was cancelled.",
    ),
    "stage.moved": (
        "已经改按另一部规定办理。",
        "已經改按另一部規定辦理。",
        "It goes on elsewhere.",
    ),
    "stage.new": ("还没有登记。", "還沒有登記。", "It is not registered yet."),
    "line.registered": ("已提交并登记", "已提交並登記", "Sent and registered"),
    "line.acknowledged": ("告知收到", "告知收到", "Receipt confirmed"),
    "line.admitted": ("决定受理", "決定受理", "Taken up"),
    "line.refused": ("决定不受理", "決定不受理", "Not taken up"),
    "line.transferred": (
        "转给有权办理的单位",
        "轉給有權辦理的單位",
        "Passed on to those competent",
    ),
    "line.wrote": ("留言", "留言", "Message"),
    "line.called": ("与我们联系", "與我們聯絡", "Turned to us"),
    "line.written": ("回复", "回覆", "Message"),
    "line.contacted": ("与您联系", "與您聯絡", "Turned to you"),
    "line.evidence": ("提交材料", "提交材料", "Evidence handed in"),
    "letter.list": ("给您的书信", "給您的書信", "Letters to you"),
    "letter.new": ("未打开", "未打開", "not opened"),
    "letter.waits": (
        "这封信已经放在这里，打开就可以阅读和下载。",
        "這封信已經放在這裡，打開就可以閱讀和下載。",
        "This letter is here for you, to read and to keep.",
    ),
    "letter.counts": (
        "打开以后，我们会记下您已收到。",
        "打開以後，我們會記下您已收到。",
        "When you open it, we note that you have it.",
    ),
    "letter.open": ("打开阅读", "打開閱讀", "Open it"),
    "letter.pdf": ("下载（PDF）", "下載（PDF）", "Download (PDF)"),
    "letter.back": ("返回", "返回", "Back"),
    "line.letter": ("书信", "書信", "Letter"),
    "line.told": ("通知", "通知", "Notice"),
    "line.answered.final": ("答复", "答覆", "Answer"),
    "line.answered.interim": ("进展答复", "進展答覆", "Progress"),
    "line.recalled": (
        "先前的答复收回，重新办理",
        "先前的答覆收回，重新辦理",
        "The answer was taken back; work goes on",
    ),
    "line.accepted": ("接受答复", "接受答覆", "Answer accepted"),
    "line.contested": ("对答复提出异议", "對答覆提出異議", "Answer contested"),
    "line.carried_out": ("已经办到", "已經辦到", "Done as promised"),
    "line.satisfied": ("评价：满意", "評價：滿意", "Rated: content"),
    "line.unsatisfied": ("评价：不满意", "評價：不滿意", "Rated: not content"),
    "line.reminded": ("催办", "催辦", "Asked for progress"),
    "line.withdrawn": ("撤回", "撤回", "Withdrawn"),
    "line.suspended": ("中止", "中止", "Suspended"),
    "line.continued": ("继续办理", "繼續辦理", "Work goes on"),
    "line.provisionally_closed": ("暂时结案", "暫時結案", "Closed provisionally"),
    "line.closed": ("办结", "辦結", "Closed"),
    "line.reopened": ("重新办理", "重新辦理", "Opened again"),
    "line.merged": ("合并办理", "合併辦理", "Joined with another case"),
    "act.respond": ("答复：接受或提出异议", "答覆：接受或提出異議", "Accept or contest the answer"),
    "act.respond.says": (
        "提出异议的，请写明哪里不同意、希望怎样。本件会按规定再办。",
        "提出異議的，請寫明哪裡不同意、希望怎樣。本件會按規定再辦。",
        (
            "If you contest it, say what you disagree with and what you want. The case goes on by "
            "the regulation."
        ),
    ),
    "act.respond.accepted": ("接受", "接受", "I accept it"),
    "act.respond.contested": ("不同意，提出异议", "不同意，提出異議", "I contest it"),
    "act.confirm": ("评价办理", "評價辦理", "Rate how it was handled"),
    "act.confirm.says": (
        "您的评价会记入本件，也计入统计。",
        "您的評價會記入本件，也計入統計。",
        "Your rating is noted in the case and counted.",
    ),
    "act.confirm.true": ("满意", "滿意", "I am content"),
    "act.confirm.false": ("不满意", "不滿意", "I am not content"),
    "act.ask_review": ("请求复核", "請求複核", "Ask for a review"),
    "act.ask_review.says": (
        "您不认可答复，请写明理由。这等于对答复提出异议，按规定由复核的人处理，结果另行答复您。",
        "您不認可答覆，請寫明理由。這等於對答覆提出異議，按規定由複核的人處理，結果另行答覆您。",
        (
            "Say why you do not accept the answer. It counts as contesting it: whoever reviews answers "
            "under the rules looks at it, and you are answered again."
        ),
    ),
    "act.record_contact": ("给办理的人留言", "給辦理的人留言", "Write to whoever handles it"),
    "act.record_contact.says": (
        "回复会出现在本件的页面上。",
        "回覆會出現在本件的頁面上。",
        "The answer appears on the page of your case.",
    ),
    "act.add_evidence": ("补充材料", "補充材料", "Add evidence"),
    "act.add_evidence.says": (
        "照片、录音、录像、文件都可以。",
        "照片、錄音、錄影、檔案都可以。",
        "Photos, sound, video or documents.",
    ),
    "act.remind": ("催办", "催辦", "Ask for progress"),
    "act.remind.says": (
        "会通知办理的人，并记入本件。",
        "會通知辦理的人，並記入本件。",
        "Whoever handles it is told, and it is noted.",
    ),
    "act.withdraw": ("撤回", "撤回", "Withdraw"),
    "act.withdraw.says": (
        "撤回后不再办理，期限也停止计算。",
        "撤回後不再辦理，期限也停止計算。",
        "Work on it stops, and so do its clocks.",
    ),
    "act.text": ("说明", "說明", "In your words"),
    "act.go": ("提交", "提交", "Send"),
    "act.go.withdraw": ("确认撤回", "確認撤回", "Yes, withdraw it"),
    "act.back": ("返回", "返回", "Back"),
    "act.text.missing": ("请写几句话", "請寫幾句話", "Please say it in a few words"),
    "act.choose": ("请选择一项", "請選擇一項", "Please choose one"),
    "act.file.missing": ("请选择文件", "請選擇檔案", "Please choose a file"),
    "act.long": ("最多 {most} 字", "最多 {most} 字", "At most {most} signs"),
    "act.again": (
        "没有办成，请再试一次",
        "沒有辦成，請再試一次",
        "That did not work; please try again",
    ),
    "done.record_contact": ("已留言。", "已留言。", "Your message is there."),
    "done.add_evidence": ("材料已收到。", "材料已收到。", "We have received your files."),
    "done.remind": ("已催办。", "已催辦。", "Your wish for progress is noted."),
    "done.respond": ("已收到您的答复。", "已收到您的答覆。", "We have received your answer."),
    "done.confirm": (
        "已收到您的评价，谢谢。",
        "已收到您的評價，謝謝。",
        "Thank you for your rating.",
    ),
    "done.withdraw": ("已撤回。", "已撤回。", "It is withdrawn."),
    "done.data": (
        "您的请求已转给办理的人。",
        "您的請求已轉給辦理的人。",
        "Your wish has been passed on.",
    ),
    "data.title": ("我的信息", "我的資訊", "My data"),
    "data.says": (
        "这里是您给我们的全部内容。可以下载，也可以请我们给您副本、更正或删除。",
        "這裡是您給我們的全部內容。可以下載，也可以請我們給您副本、更正或刪除。",
        (
            "This is everything you gave us. You can take it along, and ask us for a copy of more, "
            "to correct or "
            "to erase it."
        ),
    ),
    "data.export": ("下载（ZIP）", "下載（ZIP）", "Download (ZIP)"),
    "data.wish": ("请求", "請求", "Your wish"),
    "data.wish.copy": (
        "请求提供我的个人信息的副本",
        "請求提供我的個人資訊的副本",
        "A copy of what you keep about me",
    ),
    "data.wish.correct": ("请求更正", "請求更正", "Correct something"),
    "data.wish.erase": ("请求删除", "請求刪除", "Erase it"),
}
