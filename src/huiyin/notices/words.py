"""What messages say, in three languages; the regulation's own titles win."""

from typing import Any

from huiyin.casework.wording import Words, template_words
from huiyin.casework.wording.languages import Table, text_in

SORTS: Table = {
    "due": ("快到期", "快到期", "Due soon"),
    "late": ("已逾期", "已逾期", "Late"),
    "escalated": ("已升级", "已升級", "Escalated"),
    "waiting": ("等您办理", "等您辦理", "Waits for you"),
    "decided": ("已有决定", "已有決定", "Decided"),
    "told": ("通知", "通知", "Notice"),
    "failed": ("未能送达", "未能送達", "Not delivered"),
}

EDITION = "edition/"
"""How the templates of messages begin that are about an edition of a regulation, and no case."""

_EDITIONS: Table = {
    "decide": (
        "请决定是否发布《{title}》的新版本",
        "請決定是否發佈《{title}》的新版本",
        "Your consent: a new edition of “{title}”",
    ),
    "published": (
        "《{title}》的新版本自 {day} 起施行",
        "《{title}》的新版本自 {day} 起施行",
        "A new edition of “{title}” holds from {day}",
    ),
}

_WAITS: Table = {
    "task": ("任务：{thing}", "任務：{thing}", "Task: {thing}"),
    "callback": ("回访：{thing}", "回訪：{thing}", "Callback: {thing}"),
    "approval": ("请审批：{thing}", "請審批：{thing}", "Your approval: {thing}"),
    "signature": ("请签字：{thing}", "請簽字：{thing}", "Your signature: {thing}"),
    "handover": ("有案件移交给您", "有案件移交給您", "A case is handed to you"),
    "appeal": ("申诉待裁决：{thing}", "申訴待裁決：{thing}", "An appeal to decide: {thing}"),
}
_OWN: Table = {
    "late": ("逾期：{thing}", "逾期：{thing}", "Late: {thing}"),
    "approved": ("已批准：{thing}", "已批准：{thing}", "Approved: {thing}"),
    "rejected": ("未批准：{thing}", "未批准：{thing}", "Not approved: {thing}"),
    "undelivered": (
        "有消息未能送达，请到发件箱处理",
        "有訊息未能送達，請到寄件匣處理",
        "A message could not be delivered; see the outbox",
    ),
    "not_moved": (
        "来信已转其他规定，本案没有随之转走，请继续办理",
        "來信已轉其他規定，本案沒有隨之轉走，請繼續辦理",
        "The mail was passed on, but the case did not go with it: it stays with you",
    ),
    "warning": ("即将到期：{thing}", "即將到期：{thing}", "Due soon: {thing}"),
    "level": ("由您负责：{thing}", "由您負責：{thing}", "You answer for it: {thing}"),
    "escalation": ("升级：{thing}", "升級：{thing}", "Escalated: {thing}"),
}

MAIL: Table = {
    "subject": ("【回音】{what} {number}", "【回音】{what} {number}", "[Huiyin] {what} {number}"),
    "subject.many": ("【回音】{n} 条新消息", "【回音】{n} 則新訊息", "[Huiyin] {n} new messages"),
    "subject.neutral": (
        "【回音】有一条消息请登录查看",
        "【回音】有一則訊息請登入查看",
        "[Huiyin] Please sign in to read a message",
    ),
    "hello": ("{name}：", "{name}：", "{name},"),
    "neutral": (
        "有一条消息，请登录后查看。",
        "有一則訊息，請登入後查看。",
        "There is a message for you. Please sign in to read it.",
    ),
    "due": ("期限 {due}", "期限 {due}", "due {due}"),
    "foot": (
        "这封邮件由系统发出，请勿回复。通知方式可在“消息”页的“通知设置”中修改。",
        "這封郵件由系統寄出，請勿回覆。通知方式可在「訊息」頁的「通知設定」中修改。",
        "Sent by the system; please do not reply. Choose how you are told under Messages, Settings.",
    ),
}


def sort_words(sort: str, language: str) -> str:
    return text_in(SORTS, sort, language, sort)


def what_words(words: Words, template: str) -> str:
    """What a message is about, without anything of the case itself."""
    if template.startswith("wait/"):
        _, what, kind = template.split("/", 2)
        return text_in(_WAITS, what, words.language, what).format(thing=_thing(words, what, kind))
    own, _, name = template.replace(":", "/", 1).partition("/")
    if own in _OWN and template not in words.policy.notices:
        thing = words.anything(name) if name else ""
        return text_in(_OWN, own, words.language).format(thing=thing)
    return template_words(words, template)


def edition_words(template: str, title: str, language: str) -> str:
    """A new edition waits for a decision, or was published."""
    _, what, *day = template.split("/")
    return text_in(_EDITIONS, what, language).format(title=title, day="".join(day))


def _thing(words: Words, what: str, kind: str) -> str:
    return words.task(kind) if what in ("task", "callback") else words.anything(kind)


def say(key: str, language: str, **values: Any) -> str:
    return text_in(MAIL, key, language).format(**values)
