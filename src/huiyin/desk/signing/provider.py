"""The organisation's identity provider as a connection: what an administrator sets to sign in there."""

from typing import Annotated, Any, ClassVar

import httpx
from pydantic import Field, SecretStr

from huiyin.casework.wording.languages import Table
from huiyin.connections.kinds import Connection, Texts, Tried, register

_WELL_KNOWN = "/.well-known/openid-configuration"


@register
class OpenIdProvider(Connection):
    """Each has a name, which stands in the address that the provider must know: /elsewhere/NAME/back/."""

    KIND: ClassVar[str] = "oidc"
    MANY: ClassVar[bool] = True
    TITLE: ClassVar[Texts] = (
        "统一登录 (OpenID Connect)",
        "統一登入 (OpenID Connect)",
        "Sign-in (OpenID Connect)",
    )
    SAYS: ClassVar[Texts] = (
        "员工用单位的身份系统登录。谁能进来由管理员逐个登记；回调地址是 /elsewhere/名称/back/。",
        "員工用單位的身分系統登入。誰能進來由管理員逐個登記；回呼位址是 /elsewhere/名稱/back/。",
        "Staff sign in at your identity system, each approved here. It returns to /elsewhere/NAME/back/.",
    )
    LABELS: ClassVar[Table] = {
        "title": ("登录页上的名称", "登入頁上的名稱", "Name on the sign-in page"),
        "issuer": ("签发方地址 (issuer)", "簽發方位址 (issuer)", "Issuer"),
        "client_id": ("客户端编号", "用戶端編號", "Client id"),
        "client_secret": ("客户端密钥", "用戶端金鑰", "Client secret"),
    }

    title: Annotated[str, Field(min_length=1, max_length=40)]
    issuer: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    client_id: Annotated[str, Field(min_length=1)]
    client_secret: SecretStr | None = None

    def try_out(self, _: str) -> Tried:
        """Reads what the provider says of itself."""
        try:
            answer = httpx.get(self.issuer.rstrip("/") + _WELL_KNOWN, timeout=10)
            answer.raise_for_status()
            said: Any = answer.json()
            issuer = str(said["issuer"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            return Tried(works=False, texts=_SILENT, detail=str(error)[:200])
        if issuer.rstrip("/") != self.issuer.rstrip("/"):
            return Tried(works=False, texts=_OTHER, detail=issuer[:200])
        return Tried(works=True, texts=_FOUND)


_SILENT: Texts = (
    "读不到身份提供方的说明：",
    "讀不到身分提供方的說明：",
    "The provider says nothing of itself:",
)
_OTHER: Texts = ("它自称的签发方不同：", "它自稱的簽發方不同：", "It calls its issuer differently:")
_FOUND: Texts = ("身份提供方已应答。", "身分提供方已應答。", "The provider answers.")
