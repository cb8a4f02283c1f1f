"""What stands on pages besides content: in the languages of papers."""

from huiyin.casework.wording.languages import Table, text_in

_SAID: Table = {
    "contents": ("目　录", "目　錄", "Contents"),
    "page": ("第 {x} 页 共 {y} 页", "第 {x} 頁 共 {y} 頁", "Page {x} of {y}"),
    "serial": ("序号", "序號", "No."),
    "colon": ("：", "：", ": "),
    "number": ("编号：{number}", "編號：{number}", "No. {number}"),
    "number.blank": ("编号：　　　　　　　　", "編號：　　　　　　　　", "No. ____________"),
    "version": ("{version} 版", "{version} 版", "Version {version}"),
    "since": ("{day}起施行", "{day}起施行", "in force from {day}"),
    "day": ("{y} 年 {m} 月 {d} 日", "{y} 年 {m} 月 {d} 日", "{y}-{m:02}-{d:02}"),
    "day.blank": ("　　年　　月　　日", "　　年　　月　　日", "Date: ____________"),
    "signed.scan": ("签于纸面，扫描件存档", "簽於紙面，掃描檔存檔", "signed on paper; scan on file"),
    "signed.account": ("系统内签署", "系統內簽署", "signed in the system"),
    "signed.password": ("系统内以口令签署", "系統內以密碼簽署", "signed in the system by password"),
    "signed.drawn": ("屏幕手写签署", "螢幕手寫簽署", "drawn on the screen"),
    "signed.noted": ("本人已签，{who}经手", "本人已簽，{who}經手", "signed, as {who} noted"),
    "issued": ("填写：{who}　{at}", "填寫：{who}　{at}", "Filled in by {who}, {at}"),
    "copies": ("一式{n}份：{who}。", "一式{n}份：{who}。", "Made in {n}: {who}."),
    "each": ("{who}各一份", "{who}各一份", "one each for {who}"),
    "file": ("存档", "存檔", "the file"),
    "check": ("扫码核对真伪，或在 {place} 输入校验码",
              "掃碼核對真偽，或在 {place} 輸入校驗碼",
              "Scan to check, or type the code at {place}"),
    "fingerprint": ("指纹 {print}", "指紋 {print}", "Fingerprint {print}"),
    "printed": ("{who} 打印于 {at}", "{who} 列印於 {at}", "Printed by {who}, {at}"),
    "masked": ("打印人无权查看的内容已遮盖。", "列印人無權查看的內容已遮蓋。",
               "What the printer of this page may not read is masked."),
    "lacking": ("字库中没有的字，以编号代替：{characters}", "字庫中沒有的字，以編號代替：{characters}",
                "Characters that no font has stand by their numbers: {characters}"),
}  # fmt: skip
_COUNTS = {"zh-Hans": "零一两三四五六七八九十", "zh-Hant": "零一兩三四五六七八九十"}


def said(key: str, language: str, **filled: object) -> str:
    return text_in(_SAID, key, language).format(**filled)


def template(key: str, language: str) -> str:
    """As it stands, its gaps open: for the printer to fill."""
    return text_in(_SAID, key, language)


def count(n: int, language: str) -> str:
    """三 in 一式三份."""
    return (
        str(n) if language not in _COUNTS or n >= len(_COUNTS[language]) else _COUNTS[language][n]
    )
