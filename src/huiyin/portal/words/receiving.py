"""Words of what somebody takes away (receipt, saved form, mail), and of what is not there."""

from huiyin.casework.wording.languages import Table

RECEIVING: Table = {
    "receipt.title": ("已经收到", "已經收到", "We have received it"),
    "receipt.number": ("编号", "編號", "Number"),
    "receipt.code": ("回执码", "回執碼", "Receipt code"),
    "receipt.keep": (
        "请抄下或打印。回执码只显示这一次，我们这里也查不到；查询时要用它。",
        "請抄下或列印。回執碼只顯示這一次，我們這裡也查不到；查詢時要用它。",
        (
            "Write it down or print it. The code is shown only now, and we cannot look it up; you "
            "need it to "
            "follow your case."
        ),
    ),
    "receipt.keep.anonymous": (
        "请抄下，并放在别人找不到的地方。它是唯一的钥匙：丢了就再也进不去，我们也补不了。",
        "請抄下，並放在別人找不到的地方。它是唯一的鑰匙：丟了就再也進不去，我們也補不了。",
        (
            "Write it down and keep it where nobody finds it. It is the only key: once lost, nobody "
            "can give it "
            "to you again."
        ),
    ),
    "receipt.mailed": (
        "也已寄到您留下的邮箱。",
        "也已寄到您留下的郵箱。",
        "It also goes to the mail address you gave.",
    ),
    "receipt.at": ("收到时间", "收到時間", "Received"),
    "receipt.next": ("接下来", "接下來", "What comes next"),
    "receipt.follow": ("查看本件", "查看本件", "See how it stands"),
    "receipt.print": (
        "打印本页：用浏览器的打印功能。",
        "列印本頁：用瀏覽器的列印功能。",
        "To print this page, use your browser's menu.",
    ),
    "saved.title": ("已经保存", "已經保存", "It is saved"),
    "saved.code": ("续填码", "續填碼", "Code to go on"),
    "saved.says": (
        "请抄下。在 {until} 之前，凭它可以接着填写；没有它谁也打不开，包括我们。",
        "請抄下。在 {until} 之前，憑它可以接著填寫；沒有它誰也打不開，包括我們。",
        "Write it down. With it you can go on until {until}; without it nobody can open it, not even we.",
    ),
    "saved.files": (
        "已上传的文件保留一天，之后需要重新添加。",
        "已上傳的檔案保留一天，之後需要重新新增。",
        "Files you added are kept for a day; after that add them again.",
    ),
    "save.often": (
        "保存得太频繁，请稍后再试。已填的内容都还在。",
        "保存得太頻繁，請稍後再試。已填的內容都還在。",
        "This was saved too often; try again in a while. What you typed is still here.",
    ),
    "save.long": (
        "内容太长，没有保存。请删短一些。",
        "內容太長，沒有保存。請刪短一些。",
        "This is too long to be saved; please shorten it.",
    ),
    "later.title": ("接着填写", "接著填寫", "Go on with a form"),
    "later.go": ("打开", "打開", "Open"),
    "later.none": (
        "没有找到。请核对续填码；保存超过十四天的已经删除。",
        "沒有找到。請核對續填碼；保存超過十四天的已經刪除。",
        "Nothing was found. Check the code; what is older than fourteen days is gone.",
    ),
    "mail.receipt.subject": (
        "已收到您的投诉 [{number}]",
        "已收到您的投訴 [{number}]",
        "We have received your complaint [{number}]",
    ),
    "mail.receipt": (
        (
            "您好：\n\n您提交的内容已经收到，编号 {number}，回执码 {code}。\n"
            "凭编号和回执码，或直接打开下面的链接，可以查看办理情况、补充材料和答复：\n\n{link}\n\n"
            "链接等于钥匙，请不要转给别人。"
        ),
        (
            "您好：\n\n您提交的內容已經收到，編號 {number}，回執碼 {code}。\n"
            "憑編號和回執碼，或直接打開下面的連結，可以查看辦理情況、補充材料和答覆：\n\n{link}\n\n"
            "連結等於鑰匙，請不要轉給別人。"
        ),
        (
            "Dear Sir or Madam,\n\nwe have received what you sent. Its number is {number}, your "
            "receipt code "
            "{code}.\nWith both, or by the link below, you can see how it stands, add to it and answer:\n\n"
            "{link}\n\nThe link is a key: please pass it to nobody."
        ),
    ),
    "mail.receipt.plain": (
        "您好：\n\n您提交的内容已经收到，编号 {number}，回执码 {code}。请保留，查询时要用。",
        "您好：\n\n您提交的內容已經收到，編號 {number}，回執碼 {code}。請保留，查詢時要用。",
        (
            "Dear Sir or Madam,\n\nwe have received what you sent. Its number is {number}, your "
            "receipt code "
            "{code}. Keep both; you need them to follow it."
        ),
    ),
    "trouble.nothing": ("没有这个页面", "沒有這個頁面", "There is no such page"),
    "trouble.nothing.says": (
        "链接可能不完整，或者已经过期。",
        "連結可能不完整，或者已經過期。",
        "The link may be incomplete, or too old.",
    ),
    "trouble.closed": ("这里还没有开放", "這裡還沒有開放", "These pages are not open"),
    "trouble.closed.says": (
        "本单位没有开放网上提交，请用其他方式联系。",
        "本單位沒有開放網上提交，請用其他方式聯絡。",
        "This organisation takes nothing by these pages. Please reach it in another way.",
    ),
    "trouble.expired": ("页面已过期", "頁面已過期", "This page is too old"),
    "trouble.expired.says": (
        "请返回上一页，刷新后再提交；浏览器要允许本站的 cookie。",
        "請返回上一頁，重新整理後再提交；瀏覽器要允許本站的 cookie。",
        (
            "Go back, load the page again and send it once more; your browser must allow cookies of "
            "this site."
        ),
    ),
    "trouble.much": ("内容太大", "內容太大", "Too much at once"),
    "trouble.much.says": (
        "一次送来的文字超过 5 MB，什么都没有提交。请返回上一页缩短后再提交；很长的内容请作为文件添加。",
        "一次送來的文字超過 5 MB，什麼都沒有提交。請返回上一頁縮短後再提交；很長的內容請作為檔案新增。",
        (
            "Over 5 MB of text came at once, and nothing was sent in. Go back and shorten it; what is "
            "very long can be added as a file."
        ),
    ),
    "trouble.back": ("回到首页", "回到首頁", "To the first page"),
}
