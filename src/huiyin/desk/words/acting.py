"""Words of the forms: registering and every act on a case."""

from huiyin.casework.wording.languages import Table

ACTING: Table = {
    "task.instead": (
        "还没有办的，请直接去办，办好后这项任务自动完成；已经在别处办好的，在这里写明。",
        "還沒有辦的，請直接去辦，辦好後這項任務自動完成；已經在別處辦好的，在這裡寫明。",
        "If it is not done yet, do it: that completes the task. If it was done elsewhere, say so here.",
    ),
    "form.required": ("必填", "必填", "required"),
    "form.cancel": ("返回案件", "返回案件", "Back to the case"),
    "form.rests_on": ("依据", "依據", "Rests on"),
    "form.facts": ("案情", "案情", "Facts"),
    "form.facts.change": (
        "只填写有变化的；留空表示不变。",
        "只填寫有變化的；留空表示不變。",
        "Change what is different; what is empty stays as it is.",
    ),
    "form.refused": ("没有办成", "沒有辦成", "This was refused"),
    "form.conflict": (
        "在您填写期间，本件有了新的进展，请看过后再提交：",
        "在您填寫期間，本件有了新的進展，請看過後再提交：",
        "Something happened to this case while you were writing. Look, then submit again:",
    ),
    "form.done": ("已办理：{act}", "已辦理：{act}", "Done: {act}"),
    "form.what_for": ("针对", "針對", "About"),
    "letter.look": ("先看邮件", "先看郵件", "Look at the mail"),
    "letter.none": (
        "这样办理不会给投诉人寄邮件。",
        "這樣辦理不會給投訴人寄郵件。",
        "Done like this, nothing goes to the complainant by mail.",
    ),
    "register.title": ("登记投诉", "登記投訴", "Register a complaint"),
    "register.which": ("按哪一部规定登记？", "按哪一部規定登記？", "Under which regulation?"),
    "register.cannot": (
        "您的岗位不能登记投诉",
        "您的崗位不能登記投訴",
        "Your posts may not register complaints",
    ),
    "register.how": ("来电来访", "來電來訪", "How it came"),
    "register.received.hint": (
        "现在收到的不必填写；补登以前的来电时填写当时的时间。",
        "現在收到的不必填寫；補登以前的來電時填寫當時的時間。",
        "Leave empty for now; for an earlier call, the time of the call.",
    ),
    "register.now": ("现在", "現在", "Now"),
    "register.go": ("登记并进入案件", "登記並進入案件", "Register and open the case"),
    "register.done": ("已登记，编号 {number}", "已登記，編號 {number}", "Registered as {number}"),
    "register.address": ("对外公布的渠道", "對外公布的渠道", "Published as"),
    "register.again": ("另登记一件", "另登記一件", "Register another one"),
    "authority.goes": (
        "按现在填写的，审批人是",
        "按現在填寫的，審批人是",
        "As it stands, this needs the consent of",
    ),
    "authority.own": (
        "按现在填写的，{post}可以自行决定，不必再报批",
        "按現在填寫的，{post}可以自行決定，不必再報批",
        "As it stands, {post} may decide alone",
    ),
    "draft.kept": ("草稿已保存 {at}", "草稿已儲存 {at}", "Draft kept at {at}"),
    "draft.found": (
        "这是 {at} 没有登记完的内容，可以接着填写。",
        "這是 {at} 沒有登記完的內容，可以接著填寫。",
        "This was begun and not registered at {at}; you can go on.",
    ),
    "draft.others": ("另有未登记完的：", "另有未登記完的：", "Also begun:"),
    "draft.discard": ("丢弃草稿", "捨棄草稿", "Discard the draft"),
    "form.long": (
        "超过一栏能放的字数，请删短后再提交；很长的内容请作为文件上传。所填的都还在。",
        "超過一欄能放的字數，請刪短後再提交；很長的內容請作為檔案上傳。所填的都還在。",
        "More than a field holds. Shorten it, or upload it as a file. Nothing you typed is lost.",
    ),
    "draft.too_long": (
        "内容太长，草稿没有保存",
        "內容太長，草稿沒有儲存",
        "Too long to be kept as a draft",
    ),
    "draft.offline": (
        "连接中断，内容还在本页；恢复后自动保存，请不要关闭页面。",
        "連線中斷，內容還在本頁；恢復後自動儲存，請不要關閉頁面。",
        "No connection. What you typed is still here and is kept once it is back; leave this page open.",
    ),
    "draft.expired": (
        "登录已失效，内容还在本页。重新登录后会自动接上：",
        "登入已失效，內容還在本頁。重新登入後會自動接上：",
        "You were signed out; what you typed is still here. Sign in again and go on:",
    ),
    "draft.sent": (
        "这份表单已经登记过。",
        "這份表單已經登記過。",
        "This form was registered already.",
    ),
    "register.other": ("换一部规定", "換一部規定", "Another regulation"),
}
