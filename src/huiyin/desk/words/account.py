"""Words of signing in, of one's own account, and of links to a password."""

from huiyin.casework.wording.languages import Table

ACCOUNT: Table = {
    "nav.account": ("我的账号", "我的帳號", "My account"),
    "sign_in.forgotten": ("忘记密码？", "忘記密碼？", "Forgotten your password?"),
    "sign_in.passkey": ("用通行密钥登录", "用通行金鑰登入", "Sign in with a passkey"),
    "sign_in.elsewhere": ("用{where}登录", "用{where}登入", "Sign in with {where}"),
    "password.ends": (
        "保存后，您在其他设备上的登录会全部结束。",
        "儲存後，您在其他裝置上的登入會全部結束。",
        "Saving ends your sessions on every other device.",
    ),
    "link.dead": ("链接已失效", "連結已失效", "This link no longer works"),
    "link.dead.says": (
        "每个链接只能用一次，三天内有效。请向管理员再要一个。",
        "每個連結只能用一次，三天內有效。請向管理員再要一個。",
        "A link works once, within three days. Ask the administrator for a new one.",
    ),
    "link.once": (
        "设好密码后，这个链接就不能再用了。",
        "設好密碼後，這個連結就不能再用了。",
        "Once you have chosen a password this link stops working.",
    ),
    "link.letter.subject": ("设置您的密码", "設定您的密碼", "Choose your password"),
    "link.letter": (
        "{name}：\n\n请打开下面的链接设置密码。链接只能用一次，三天内有效。\n\n{link}\n\n不是您要求的，请告知管理员。",
        "{name}：\n\n請打開下面的連結設定密碼。連結只能用一次，三天內有效。\n\n{link}\n\n不是您要求的，請告知管理員。",
        (
            "{name},\n\nopen this link to choose a password. It works once, for three days.\n\n{link}\n\n"
            "If you did not ask for it, tell the administrator."
        ),
    ),
    "reset.title": ("找回密码", "找回密碼", "A new password"),
    "reset.says": (
        "填写您账号登记的邮箱，我们会发一个重设密码的链接。",
        "填寫您帳號登記的信箱，我們會發一個重設密碼的連結。",
        "Enter the address of your account and we send a link.",
    ),
    "reset.email": ("邮箱", "電子信箱", "E-mail address"),
    "reset.send": ("发送链接", "發送連結", "Send the link"),
    "reset.ask": (
        "本单位没有接通邮件。请找管理员，管理员可以给您一个一次性链接。",
        "本單位沒有接通郵件。請找管理員，管理員可以給您一個一次性連結。",
        "This house has not connected its mail. Ask the administrator for a one-time link.",
    ),
    "reset.back": ("回到登录", "回到登入", "Back to sign in"),
    "reset.sent": ("请查收邮件", "請查收郵件", "Look into your mail"),
    "reset.sent.says": (
        "如果这个邮箱登记在某个账号下，链接已经发出，三天内有效。",
        "如果這個信箱登記在某個帳號下，連結已經發出，三天內有效。",
        "If an account has this address, a link is on its way. It works for three days.",
    ),
    "account.title": ("我的账号", "我的帳號", "My account"),
    "account.on": ("已启用", "已啟用", "On"),
    "account.closed": ("账号已停用", "帳號已停用", "This account is closed"),
    "account.closed.says": (
        "这个账号已经停用。如有疑问，请联系管理员。",
        "這個帳號已經停用。如有疑問，請聯絡管理員。",
        "The account is closed. Ask the administrator if that is a mistake.",
    ),
    "elsewhere.unknown": ("没有对应的账号", "沒有對應的帳號", "No account for this identity"),
    "elsewhere.unknown.says": (
        "您的身份已验证，但管理员还没有把它登记到这里的账号上。请联系管理员。",
        "您的身分已驗證，但管理員還沒有把它登記到這裡的帳號上。請聯絡管理員。",
        "You proved who you are, but no administrator has approved that identity here yet.",
    ),
    "account.factors": ("双重验证", "雙重驗證", "Second factor"),
    "account.factor.wanted": (
        "您的岗位要求双重验证。请先设置下面任意一种，再继续使用。",
        "您的崗位要求雙重驗證。請先設定下面任意一種，再繼續使用。",
        "Your post demands a second factor. Set up one of these before you go on.",
    ),
    "account.totp": ("验证器应用", "驗證器應用程式", "Authenticator app"),
    "account.totp.says": (
        "登录时除密码外，再输入手机应用里的六位动态码。",
        "登入時除密碼外，再輸入手機應用程式裡的六位動態碼。",
        "Signing in then asks for a six-digit code of an app on your phone.",
    ),
    "account.totp.set_up": ("设置", "設定", "Set up"),
    "account.totp.off": ("停用", "停用", "Turn off"),
    "account.passkeys": ("通行密钥与安全密钥", "通行金鑰與安全金鑰", "Passkeys and security keys"),
    "account.passkeys.says": (
        "用指纹、面容或硬件密钥登录。通行密钥可以代替密码。",
        "用指紋、臉部或硬體金鑰登入。通行金鑰可以代替密碼。",
        "A finger, a face or a hardware key. A passkey can stand for the password.",
    ),
    "account.passkeys.add": ("添加", "新增", "Add"),
    "account.passkeys.list": ("管理", "管理", "Manage"),
    "account.codes": ("恢复码", "復原碼", "Recovery codes"),
    "account.codes.left": ("剩 {n} 个", "剩 {n} 個", "{n} left"),
    "account.codes.says": (
        "手机丢了，也能用恢复码登录。每个只能用一次，请打印后收好。",
        "手機遺失時，也能用復原碼登入。每個只能用一次，請列印後收好。",
        "For when the phone is lost. Each works once; print them and keep them safe.",
    ),
    "account.codes.show": ("查看", "檢視", "Show"),
    "account.codes.new": ("重新生成", "重新產生", "Make new ones"),
    "account.sessions": ("登录记录", "登入記錄", "Sessions"),
    "account.sessions.says": (
        "您在这些设备上登录着。不认识的请结束，并修改密码。",
        "您在這些裝置上登入著。不認識的請結束，並修改密碼。",
        "You are signed in on these. End what you do not know, then change your password.",
    ),
    "account.sessions.none": ("没有登录着的设备", "沒有登入著的裝置", "Signed in nowhere"),
    "account.sessions.end_others": ("结束其他全部登录", "結束其他全部登入", "End all others"),
    "account.session.this": ("当前设备", "目前裝置", "This one"),
    "account.session.since": ("登录于", "登入於", "since"),
    "account.session.seen": ("最近使用", "最近使用", "last seen"),
    "account.session.end": ("结束", "結束", "End"),
}
