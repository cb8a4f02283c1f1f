"""Sentences for answers, remedies, the ends of a case, and accountability."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "answered": (
        "{form}（{medium}[，{send}]）[：{text}][；方案：{proposals}]",
        "{form}（{medium}[，{send}]）[：{text}][；方案：{proposals}]",
        "{form} ({medium}[, {send}])[: {text}][; with: {proposals}]",
    ),
    "response_given": (
        "投诉人{response}[：{text}]",
        "投訴人{response}[：{text}]",
        "The complainant {response}[: {text}]",
    ),
    "answer_recalled": (
        "撤回正式答复，理由：{reason}",
        "撤回正式答覆，理由：{reason}",
        "Final answer recalled, because: {reason}",
    ),
    "remedy_carried_out": (
        "{remedy}（{proposal}）{part}[（{paid}）][，凭据：{proof}][：{note}]",
        "{remedy}（{proposal}）{part}[（{paid}）][，憑據：{proof}][：{note}]",
        "{remedy} {part}[ ({paid})] ({proposal})[, proof: {proof}][: {note}]",
    ),
    "remedy_failed": (
        "{remedy}（{proposal}）未能履行：{reason}",
        "{remedy}（{proposal}）未能履行：{reason}",
        "{remedy} could not be carried out ({proposal}): {reason}",
    ),
    "confirmed": (
        "投诉人确认：{satisfied}[：{text}]",
        "投訴人確認：{satisfied}[：{text}]",
        "The complainant confirms: {satisfied}[: {text}]",
    ),
    "provisionally_closed": (
        "暂结案（{ground}）[，理由：{reason}]",
        "暫結案（{ground}）[，理由：{reason}]",
        "Provisionally closed ({ground})[, because: {reason}]",
    ),
    "resumed": (
        "恢复办理[，理由：{reason}]",
        "恢復辦理[，理由：{reason}]",
        "Resumed[, because: {reason}]",
    ),
    "closed": (
        "结案（{outcome}）[，理由：{reason}]",
        "結案（{outcome}）[，理由：{reason}]",
        "Closed ({outcome})[, because: {reason}]",
    ),
    "reopened": (
        "重新办理，理由：{reason}",
        "重新辦理，理由：{reason}",
        "Reopened, because: {reason}",
    ),
    "archived": (
        "归档[，档号{archive_number}]",
        "歸檔[，檔號{archive_number}]",
        "Archived[, number {archive_number}]",
    ),
    "appended_to_file": (
        "补充归档：{title}[（{kind}）]",
        "補充歸檔：{title}[（{kind}）]",
        "Added to the file: {title}[ ({kind})]",
    ),
    "responsibility_found": (
        "认定责任：{person}[（{role}）]，{fault}[，依据：{basis}]",
        "認定責任：{person}[（{role}）]，{fault}[，依據：{basis}]",
        "Responsibility found: {person}[ ({role})], {fault}[, on: {basis}]",
    ),
    "charged": (
        "{account}：{person}[，{amount}][，依据：{basis}]；仅作记录",
        "{account}：{person}[，{amount}][，依據：{basis}]；僅作記錄",
        "{account}: {person}[, {amount}][, on: {basis}]; recorded only",
    ),
    "appealed": (
        "对{charge}提出申诉，由{to}裁决[：{text}]",
        "對{charge}提出申訴，由{to}裁決[：{text}]",
        "{charge} appealed against, to be decided by {to}[: {text}]",
    ),
    "appeal_decided": (
        "对{charge}的申诉：{outcome}[：{text}]",
        "對{charge}的申訴：{outcome}[：{text}]",
        "Appeal against {charge}: {outcome}[: {text}]",
    ),
}
