"""Words of signing a paper on the screen."""

from huiyin.casework.wording.languages import Table

SIGNATURES: Table = {
    "sign.what": ("要签署的内容", "要簽署的內容", "What is signed"),
    "sign.bound": (
        "签名与以上内容绑定，摘要值",
        "簽名與以上內容綁定，摘要值",
        "The signature is bound to what stands above, digest",
    ),
    "sign.digest": ("内容摘要", "內容摘要", "digest"),
    "sign.draw": ("在此签名", "在此簽名", "Sign here"),
    "sign.draw.hint": (
        "用手指、笔或鼠标书写。投诉人在纸上签名的，不必在此签写，请把签好的文书收作证据。",
        "用手指、筆或滑鼠書寫。投訴人在紙上簽名的，不必在此簽寫，請把簽好的文書收作證據。",
        "With a finger, a pen or the mouse. If a complainant signs on paper, keep that as evidence.",
    ),
    "sign.again": ("重新签写", "重新簽寫", "Draw again"),
    "sign.password": ("或输入登录密码", "或輸入登入密碼", "Or give your password"),
    "sign.password.hint": (
        "本人签署须手写签名或再次输入密码。",
        "本人簽署須手寫簽名或再次輸入密碼。",
        "Your own signature takes either the drawing or your password again.",
    ),
    "sign.either": (
        "请手写签名，或输入登录密码",
        "請手寫簽名，或輸入登入密碼",
        "Please draw your signature, or give your password",
    ),
    "sign.draw_it": ("请手写签名", "請手寫簽名", "Please draw your signature"),
    "sign.wrong_password": (
        "密码不正确，没有签署",
        "密碼不正確，沒有簽署",
        "Wrong password: not signed",
    ),
    "sign.drawn_by": ("{who}的手写签名", "{who}的手寫簽名", "The signature drawn by {who}"),
    "sign.how.drawn": ("手写签名", "手寫簽名", "drawn by hand"),
    "sign.how.password": ("以密码确认", "以密碼確認", "confirmed by password"),
    "sign.how.account": ("以账号签署", "以帳號簽署", "signed from their account"),
    "sign.how.paper": ("在纸上签名", "在紙上簽名", "signed on paper"),
}
