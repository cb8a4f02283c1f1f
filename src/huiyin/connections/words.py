"""What is said where a value of a connection does not fit."""

from collections.abc import Mapping
from typing import Any

from huiyin.casework.wording.languages import Table

PROBLEMS: Table = {
    "missing": ("请填写。", "請填寫。", "Is needed."),
    "string_too_short": ("请填写。", "請填寫。", "Is needed."),
    "int_parsing": ("请填整数。", "請填整數。", "Must be a whole number."),
    "int_type": ("请填整数。", "請填整數。", "Must be a whole number."),
    "bool_parsing": ("请填是或否。", "請填是或否。", "Must be true or false."),
    "greater_than_equal": (
        "不能小于 {ge}。",
        "不能小於 {ge}。",
        "Must not be less than {ge}.",
    ),
    "less_than_equal": ("不能大于 {le}。", "不能大於 {le}。", "Must not be more than {le}."),
    "literal_error": (
        "请选择：{expected}。",
        "請選擇：{expected}。",
        "Must be one of: {expected}.",
    ),
    "string_pattern_mismatch": ("格式不对。", "格式不對。", "Has the wrong form."),
    "extra_forbidden": ("没有这一项。", "沒有這一項。", "There is no such field."),
    "name": (
        "名称用小写字母、数字和连字符，最长 41 个字符。",
        "名稱用小寫字母、數字和連字號，最長 41 個字元。",
        "A name has small letters, digits and hyphens, 41 at most.",
    ),
    "url": (
        "请填以 https:// 开头的完整地址。",
        "請填以 https:// 開頭的完整地址。",
        "Must be a whole address that begins with https://.",
    ),
    "address": ("请填完整的邮箱地址。", "請填完整的電子郵件地址。", "Must be an e-mail address."),
    "hour": (
        "请填 24 小时制的时间，例如 21:00。",
        "請填 24 小時制的時間，例如 21:00。",
        "Must be a time of day such as 21:00.",
    ),
    "picture": (
        "请选 PNG、JPEG、WebP 或 GIF 图片。",
        "請選 PNG、JPEG、WebP 或 GIF 圖片。",
        "Must be a PNG, JPEG, WebP or GIF picture.",
    ),
    "picture_long": (
        "图片太大：文件不超过 1 MB，也不能有过多像素。",
        "圖片太大：檔案不超過 1 MB，也不能有過多像素。",
        "The picture is too large: 1 MB at most.",
    ),
    "wrong": ("这个值不合适。", "這個值不合適。", "This value does not fit."),
}


def problem(kind: str, found: Mapping[str, Any] | None = None) -> tuple[str, str, str]:
    """The three texts for a kind of error, pydantic's or one of ours."""
    first, second, third = PROBLEMS.get(kind, PROBLEMS["wrong"])
    known = dict(found or {})
    return first.format(**known), second.format(**known), third.format(**known)
