"""Words of the page on which people give their programs tokens."""

from huiyin.casework.wording.languages import Table

TOKENS: Table = {
    "tokens.title": ("访问令牌", "訪問令牌", "Access tokens"),
    "tokens.says": (
        "程序凭令牌以您的身份进来，权限与您相同，不会更多。令牌只显示一次。",
        "程式憑令牌以您的身分進來，權限與您相同，不會更多。令牌只顯示一次。",
        "A program comes in as you with its token: with your rights and no more. It is shown once.",
    ),
    "tokens.docs": ("接口说明", "介面說明", "API reference"),
    "tokens.new": ("签发新令牌", "簽發新令牌", "Issue a token"),
    "tokens.issue": ("签发", "簽發", "Issue"),
    "tokens.name": ("用途", "用途", "What it is for"),
    "tokens.name.hint": (
        "例如：门店收银系统",
        "例如：門市收銀系統",
        "Such as: till of the shop",
    ),
    "tokens.scopes": ("范围", "範圍", "Scope"),
    "tokens.scope.read": ("读取您能看到的", "讀取您能看到的", "Read what you may read"),
    "tokens.scope.act": (
        "登记案件、办理各项操作",
        "登記案件、辦理各項操作",
        "Register cases and act on them",
    ),
    "tokens.scope.records": (
        "只登记业务记录（如交付、服务）",
        "只登記業務記錄（如交付、服務）",
        "Register records only, such as deliveries",
    ),
    "tokens.days": ("有效期", "有效期", "Good for"),
    "tokens.days.n": ("{n} 天", "{n} 天", "{n} days"),
    "tokens.once": (
        "请现在复制并妥善保存，离开本页后再也看不到。",
        "請現在複製並妥善保存，離開本頁後再也看不到。",
        "Copy it now and keep it safe: it cannot be shown again.",
    ),
    "tokens.issued": ("令牌已签发", "令牌已簽發", "The token is issued"),
    "tokens.none": ("还没有令牌", "還沒有令牌", "No tokens yet"),
    "tokens.good": ("有效", "有效", "good"),
    "tokens.revoked": ("已撤销", "已撤銷", "revoked"),
    "tokens.expired": ("已过期", "已過期", "expired"),
    "tokens.until": ("有效至", "有效至", "Good until"),
    "tokens.used": ("最近使用", "最近使用", "Last used"),
    "tokens.never": ("从未", "從未", "never"),
    "tokens.endless": ("无期限", "無期限", "no end"),
    "tokens.revoke": ("撤销", "撤銷", "Revoke"),
    "tokens.revoke.sure": (
        "撤销后，使用它的程序立即进不来，且不能恢复。",
        "撤銷後，使用它的程式立即進不來，且不能恢復。",
        "Programs that use it are locked out at once, and it cannot be undone.",
    ),
    "tokens.revoke.done": ("令牌已撤销", "令牌已撤銷", "The token is revoked"),
    "tokens.back": ("不撤销", "不撤銷", "Keep it"),
    "tokens.wrong.title": (
        "请写明用途，不超过 64 个字",
        "請寫明用途，不超過 64 個字",
        "Say what it is for, in up to 64 characters",
    ),
    "tokens.wrong.scopes": ("请至少选一个范围", "請至少選一個範圍", "Choose one scope at least"),
    "tokens.wrong.end": ("请选择有效期", "請選擇有效期", "Choose how long it is good"),
    "tokens.wrong.many": (
        "有效的令牌最多 20 个，请先撤销不用的",
        "有效的令牌最多 20 個，請先撤銷不用的",
        "You have 20 good tokens already; revoke those not in use",
    ),
}
