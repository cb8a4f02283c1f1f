"""Sentences for how a complaint comes in, is taken up, or goes elsewhere."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "registered": (
        "登记{kind}，编号{number}（{channel}）[，{anonymous}][，{relation}：{related}]",
        "登記{kind}，編號{number}（{channel}）[，{anonymous}][，{relation}：{related}]",
        "{kind} registered, number {number} ({channel})[, {anonymous}][, {relation}: {related}]",
    ),
    "acknowledged": (
        "已告知收到（{medium}[，{send}]）[：{text}]",
        "已告知收到（{medium}[，{send}]）[：{text}]",
        "Receipt acknowledged ({medium}[, {send}])[: {text}]",
    ),
    "admitted": ("受理", "受理", "Admitted"),
    "admission_refused": (
        "不予受理[（{ground}）][，理由：{reason}][；其他途径：{routes}]",
        "不予受理[（{ground}）][，理由：{reason}][；其他途徑：{routes}]",
        "Admission refused[ ({ground})][, because: {reason}][; other ways: {routes}]",
    ),
    "transferred": (
        "移送{to}[，理由：{reason}]",
        "移送{to}[，理由：{reason}]",
        "Transferred to {to}[, because: {reason}]",
    ),
    "kind_changed": (
        "性质由“{previous}”改为“{kind}”[，理由：{reason}]",
        "性質由「{previous}」改為「{kind}」[，理由：{reason}]",
        "Changed from {previous} to {kind}[, because: {reason}]",
    ),
    "facts_amended": (
        "事实变更：{changes}[，理由：{reason}]",
        "事實變更：{changes}[，理由：{reason}]",
        "Facts amended: {changes}[, because: {reason}]",
    ),
    "registration_corrected": (
        "登记有误，更正：{reason}",
        "登記有誤，更正：{reason}",
        "Registration corrected as mistaken: {reason}",
    ),
    "merged": (
        "并入{into}[，理由：{reason}]",
        "併入{into}[，理由：{reason}]",
        "Merged into {into}[, because: {reason}]",
    ),
    "unmerged": (
        "撤销并案，从{was_in}分出[，理由：{reason}]",
        "撤銷併案，從{was_in}分出[，理由：{reason}]",
        "Taken out of {was_in} again[, because: {reason}]",
    ),
    "linked": (
        "关联{other}（{relation}）",
        "關聯{other}（{relation}）",
        "Linked to {other} ({relation})",
    ),
    "withdrawn": (
        "投诉人撤回投诉[，理由：{reason}]",
        "投訴人撤回投訴[，理由：{reason}]",
        "Withdrawn by the complainant[, because: {reason}]",
    ),
}
