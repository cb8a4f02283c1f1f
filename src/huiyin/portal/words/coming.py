"""Words of the first page, of what happens then, of the form and the last look."""

from huiyin.casework.wording.languages import Table

COMING: Table = {
    "skip": ("跳到正文", "跳到正文", "Skip to the content"),
    "language": ("语言", "語言", "Language"),
    "nav": ("本站", "本站", "These pages"),
    "nav.home": ("首页", "首頁", "Start"),
    "nav.follow": ("查询", "查詢", "Follow"),
    "nav.later": ("接着填写", "接著填寫", "Go on"),
    "by": ("由回音承载", "由回音承載", "Runs on Huiyin"),
    "contact": ("也可以这样联系我们", "也可以這樣聯絡我們", "You can also reach us like this"),
    "home.title": (
        "有什么不满意，请告诉我们",
        "有什麼不滿意，請告訴我們",
        "Tell us what went wrong",
    ),
    "home.welcome": (
        "每一件都会登记，都有人办，都有答复。不用注册，也不收费。",
        "每一件都會登記，都有人辦，都有答覆。不用註冊，也不收費。",
        "Everything is registered, somebody sees to it, and you get an answer. No account, no charge.",
    ),
    "home.what": ("您要反映什么？", "您要反映什麼？", "What is it about?"),
    "home.none": (
        "目前没有可以在网上提交的事项，请用页面底部的方式联系我们。",
        "目前沒有可以在網上提交的事項，請用頁面底部的方式聯絡我們。",
        "Nothing can be sent by these pages at present. Please reach us as the foot of this page says.",
    ),
    "home.anonymous": ("可以不留姓名", "可以不留姓名", "without your name, if you wish"),
    "home.follow": ("查询已经提交的", "查詢已經提交的", "Follow what you sent"),
    "home.follow.says": (
        "凭编号和回执码，看办到哪一步，补充材料，答复或提出异议。",
        "憑編號和回執碼，看辦到哪一步，補充材料，答覆或提出異議。",
        "With number and receipt code: see where it stands, add to it, answer, object.",
    ),
    "home.later": ("接着填写没填完的", "接著填寫沒填完的", "Go on with a form"),
    "home.later.says": (
        "凭保存时给您的续填码。",
        "憑保存時給您的續填碼。",
        "With the code you were given when you saved it.",
    ),
    "steps": ("步骤", "步驟", "Steps"),
    "step.before": ("说明", "說明", "What happens"),
    "step.fill": ("填写", "填寫", "The form"),
    "step.look": ("核对", "核對", "A last look"),
    "step.receipt": ("回执", "回執", "Receipt"),
    "before.title": ("提交之后会怎样", "提交之後會怎樣", "What happens then"),
    "before.1": (
        "提交后立即得到编号和回执码，凭它们随时查询。",
        "提交後立即得到編號和回執碼，憑它們隨時查詢。",
        "You get a number and a receipt code at once, and can follow with them at any time.",
    ),
    "before.2": (
        "工作人员接手并决定是否受理；不受理的会说明理由和其他途径。",
        "工作人員接手並決定是否受理；不受理的會說明理由和其他途徑。",
        (
            "Somebody takes it over and decides whether it is ours; if not, you are told why and "
            "where to turn."
        ),
    ),
    "before.3": (
        "查清以后答复您。您可以接受，也可以提出异议。",
        "查清以後答覆您。您可以接受，也可以提出異議。",
        "It is looked into and you get an answer, which you can accept or contest.",
    ),
    "before.times": ("规定的期限", "規定的期限", "How long it may take"),
    "before.times.none": (
        "这部规定没有写固定的天数；办到哪一步，查询页随时可以看到。",
        "這部規定沒有寫固定的天數；辦到哪一步，查詢頁隨時可以看到。",
        "This regulation names no fixed number of days; the page to follow it always says how it stands.",
    ),
    "before.within": ("{terms}内", "{terms}內", "within {terms}"),
    "before.or": ("或", "或", " or "),
    "before.depends": (
        "视案情而定",
        "視案情而定",
        "depending on the case",
    ),
    "before.rises": (
        "没有解决的，自动交给更高一级",
        "沒有解決的，自動交給更高一級",
        "Not settled: it goes up by itself",
    ),
    "before.from.level": ("在每一级", "在每一級", "at each level"),
    "before.from.registered": ("自提交之日起", "自提交之日起", "from when you send it"),
    "before.from.admitted": ("自受理之日起", "自受理之日起", "from when it is taken up"),
    "before.from.acknowledged": ("自告知收到起", "自告知收到起", "from when receipt is confirmed"),
    "before.ready": (
        "准备好：事情的经过和日期、有关的单号或凭证的照片、您的联系方式。大约需要十分钟，中途可以保存。",
        "準備好：事情的經過和日期、有關的單號或憑證的照片、您的聯絡方式。大約需要十分鐘，中途可以保存。",
        (
            "Have at hand: what happened and when, numbers or photos that show it, how to reach "
            "you. It takes "
            "some ten minutes; you can save and go on later."
        ),
    ),
    "before.go": ("开始填写", "開始填寫", "Begin"),
    "before.named": ("留下姓名提交", "留下姓名提交", "With my name"),
    "before.named.says": (
        "只有办理的人看得到。便于核实，也便于通知您结果。",
        "只有辦理的人看得到。便於核實，也便於通知您結果。",
        "Only those who handle it see it. It helps to look into the matter and to tell you the outcome.",
    ),
    "before.anonymous": ("不留姓名提交", "不留姓名提交", "Without my name"),
    "before.anonymous.says": (
        "不问您是谁，也不记录您的网络地址。以后只凭回执码查看和对话。",
        "不問您是誰，也不記錄您的網路位址。以後只憑回執碼查看和對話。",
        (
            "You are not asked who you are, and your address on the network is not kept. The "
            "receipt code is "
            "the only way back, and we can talk to you by it."
        ),
    ),
    "before.again": (
        "这一次会与您先前的一件关联。",
        "這一次會與您先前的一件關聯。",
        "This one will be linked to your earlier one.",
    ),
    "before.ways": ("其他渠道", "其他渠道", "Other ways in"),
    "anonymous.title": ("保护您自己", "保護您自己", "Protect yourself"),
    "anonymous.1": (
        "不要用单位的电脑、手机或网络填写；用完把浏览记录删掉。",
        "不要用單位的電腦、手機或網路填寫；用完把瀏覽記錄刪掉。",
        "Do not use a computer, telephone or network of your employer, and clear the history afterwards.",
    ),
    "anonymous.2": (
        "写的内容不要让人认出您：只有您知道的事、您特有的说法。",
        "寫的內容不要讓人認出您：只有您知道的事、您特有的說法。",
        "Write nothing by which you could be known: what only you know, words that only you use.",
    ),
    "anonymous.3": (
        (
            "照片和文件里常藏着时间、地点、设备和作者。照片、PDF、docx、xlsx 里的这些，上传时会自动去掉；"
            "其他文件去不掉，画面和正文里的也去不掉。"
        ),
        (
            "照片和檔案裡常藏著時間、地點、裝置和作者。照片、PDF、docx、xlsx 裡的這些，上傳時會自動去掉；"
            "其他檔案去不掉，畫面和正文裡的也去不掉。"
        ),
        (
            "Pictures and documents often hide when, where, with what and by whom they were made. "
            "From pictures, PDF, docx and xlsx this is taken out as they arrive; from other files "
            "it cannot be, nor what is seen in the picture or read in the text."
        ),
    ),
    "fill.required": ("必填", "必填", "required"),
    "fill.optional": ("可不填", "可不填", "optional"),
    "fill.fresh": ("新增的问题", "新增的問題", "new question"),
    "group.matter": ("发生了什么", "發生了什麼", "What happened"),
    "group.you": ("怎样联系您", "怎樣聯絡您", "How to reach you"),
    "fill.more": (
        "根据您的回答，下面还有几项要问，已标为“新增的问题”，请补充。",
        "根據您的回答，下面還有幾項要問，已標為「新增的問題」，請補充。",
        "A few more questions follow from your answers. They are marked “new question”.",
    ),
    "fill.wrong": ("请更正标出的内容", "請更正標出的內容", "Please correct what is marked"),
    "fill.kept": (
        "已填的内容都还在。",
        "已填的內容都還在。",
        "Everything you typed is still here.",
    ),
    "files.title": ("证据和材料", "證據和材料", "Evidence"),
    "files.label": ("添加文件", "新增檔案", "Add files"),
    "files.hint": (
        "照片、录音、录像、PDF、docx、xlsx 等，最多 {most} 个。可一次选几个；没有可以不传。",
        "照片、錄音、錄影、PDF、docx、xlsx 等，最多 {most} 個。可一次選幾個；沒有可以不傳。",
        (
            "Photos, sound, video, PDF, docx, xlsx and more, up to {most}. You may choose several "
            "at once; none "
            "is needed."
        ),
    ),
    "files.kept": ("已收到的文件", "已收到的檔案", "Files received"),
    "files.drop": ("删去", "刪去", "Remove"),
    "files.bare": ("已去除隐藏信息", "已去除隱藏資訊", "hidden data removed"),
    "files.not_bare": ("隐藏信息没有去掉", "隱藏資訊沒有去掉", "hidden data still inside"),
    "files.many": (
        "最多 {most} 个文件，多出的没有收下",
        "最多 {most} 個檔案，多出的沒有收下",
        "Up to {most} files; the rest was not taken",
    ),
    "files.unsure": (
        "有的文件里的隐藏信息去不掉（时间、地点、设备、作者）。您可以把它删去，或者确认照样提交。",
        "有的檔案裡的隱藏資訊去不掉（時間、地點、裝置、作者）。您可以把它刪去，或者確認照樣提交。",
        (
            "From some files the hidden data (time, place, device, author) cannot be removed. Take "
            "them out, or "
            "say that you want to send them all the same."
        ),
    ),
    "files.sure": (
        "我知道，照样提交这些文件",
        "我知道，照樣提交這些檔案",
        "I know; send these files all the same",
    ),
    "go.look": ("下一步：核对", "下一步：核對", "Next: a last look"),
    "go.save": ("保存，以后接着填", "保存，以後接著填", "Save and go on later"),
    "look.title": ("请核对", "請核對", "A last look"),
    "look.says": (
        "还没有提交。核对无误后请按“提交”。",
        "還沒有提交。核對無誤後請按「提交」。",
        "Nothing is sent yet. If this is right, send it.",
    ),
    "look.anonymous": (
        "不留姓名提交",
        "不留姓名提交",
        "Sent without your name",
    ),
    "look.none": ("没有填写", "沒有填寫", "nothing"),
    "go.send": ("提交", "提交", "Send"),
    "go.edit": ("返回修改", "返回修改", "Change something"),
    "question.title": ("请回答一个问题", "請回答一個問題", "One question first"),
    "question.says": (
        "从您的网络来的提交很多，请回答一下，好知道是人在操作。",
        "從您的網路來的提交很多，請回答一下，好知道是人在操作。",
        "Much comes from your network at the moment; the answer tells us that you are a person.",
    ),
    "question.wrong": (
        "答案不对或已过期，请回答下面的新问题。",
        "答案不對或已過期，請回答下面的新問題。",
        "That was not right, or too late. Please answer the new question.",
    ),
    "send.refused": (
        (
            "按规定，现在不能用这个页面登记。如果您以前为同一件事找过我们，请凭编号和回执码查询、补充；"
            "也可以用页面底部的方式联系我们。"
        ),
        (
            "按規定，現在不能用這個頁面登記。如果您以前為同一件事找過我們，請憑編號和回執碼查詢、補充；"
            "也可以用頁面底部的方式聯絡我們。"
        ),
        (
            "By the regulation this cannot be registered by this page now. If you turned to us "
            "about it before, "
            "follow it with your number and code; or reach us as the foot of this page says."
        ),
    ),
}
