"""Sentences for who has the case and what is found out about it."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "assessed": (
        "{table}：{result}[（{provisional}，尚缺：{missing}）][，原为{previous}]",
        "{table}：{result}[（{provisional}，尚缺：{missing}）][，原為{previous}]",
        "{table}: {result}[ ({provisional}, still unknown: {missing})][, before: {previous}]",
    ),
    "assigned": (
        "移交{to}，待其接手[：{note}]",
        "移交{to}，待其接手[：{note}]",
        "Handed over to {to}, who has yet to accept[: {note}]",
    ),
    "handover_accepted": (
        "{by}接手办理[，前任{previous}]",
        "{by}接手辦理[，前任{previous}]",
        "{by} took the case over[ from {previous}]",
    ),
    "succeeded": (
        "{person}离开，由{to}接替[（{rule}）][，{arranged_by}安排]",
        "{person}離開，由{to}接替[（{rule}）][，{arranged_by}安排]",
        "{person} left; {to} stands in their place[ ({rule})][, arranged by {arranged_by}]",
    ),
    "contact_recorded": (
        "{direction}（{medium}[，{send}]），{party}，{reached}[；事由：{purpose}][；告知：{told}][；承诺：{promised}]",
        "{direction}（{medium}[，{send}]），{party}，{reached}[；事由：{purpose}][；告知：{told}][；承諾：{promised}]",
        (
            "{direction} ({medium}[, {send}]), {party}, {reached}[; about: {purpose}][; told: {told}]"
            "[; promised: {promised}]"
        ),
    ),
    "matter_suspected": (
        "疑为群体事项（{matter}）：近来有{people}人反映同一事",
        "疑為群體事項（{matter}）：近來有{people}人反映同一事",
        "Perhaps a matter of many ({matter}): {people} people spoke of one thing of late",
    ),
    "letter_sent": (
        "寄给投诉人的邮件已由对方的邮件服务器收下：{about}",
        "寄給投訴人的郵件已由對方的郵件伺服器收下：{about}",
        "The mail to the complainant was taken by the next server: {about}",
    ),
    "letter_failed": (
        "寄给投诉人的邮件没有寄到[（{fault}）]：{about}",
        "寄給投訴人的郵件沒有寄到[（{fault}）]：{about}",
        "The mail to the complainant did not arrive[ ({fault})]: {about}",
    ),
    "evidence_added": (
        "收存证据[（{kind}）]：{title}[，提供方：{party}][，系{copy_of}去除元数据的副本][，应{asked_by}要求]",
        "收存證據[（{kind}）]：{title}[，提供方：{party}][，係{copy_of}去除中繼資料的副本][，應{asked_by}要求]",
        (
            "Evidence added[ ({kind})]: {title}[, from: {party}][, a copy of {copy_of} without metadata]"
            "[, asked for by {asked_by}]"
        ),
    ),
    "sample_moved": (
        "样品{sample}[{fate}]：{kept_where}，{kept_by}[，保管至{kept_until}]",
        "樣品{sample}[{fate}]：{kept_where}，{kept_by}[，保管至{kept_until}]",
        "{sample}[ {fate}]: {kept_where}, {kept_by}[, to be kept until {kept_until}]",
    ),
    "finding_recorded": (
        "记录调查结果[：{text}]",
        "記錄調查結果[：{text}]",
        "Finding recorded[: {text}]",
    ),
    "step_entered": (
        "进入“{step}”环节[，原为“{previous}”]",
        "進入「{step}」環節[，原為「{previous}」]",
        "Entered the step {step}[, before: {previous}]",
    ),
    "act_done": ("{act}[：{text}]", "{act}[：{text}]", "{act}[: {text}]"),
    "marked": ("标记：{mark}", "標記：{mark}", "Marked: {mark}"),
    "notified": (
        "通知{audience}[（{to}）]：{template}[：{text}]",
        "通知{audience}[（{to}）]：{template}[：{text}]",
        "{audience} notified[ ({to})]: {template}[: {text}]",
    ),
    "reminded": ("催办[：{text}]", "催辦[：{text}]", "Reminder[: {text}]"),
    "recused": (
        "{person}回避[，理由：{reason}]",
        "{person}迴避[，理由：{reason}]",
        "{person} recused[, because: {reason}]",
    ),
    "extract_released": (
        "向{to}提供摘录[，{purpose}][：{text}]",
        "向{to}提供摘錄[，{purpose}][：{text}]",
        "Extract released to {to}[, {purpose}][: {text}]",
    ),
    "spawned": (
        "由本件另立{kind}（{channel}[，{relation}]）",
        "由本件另立{kind}（{channel}[，{relation}]）",
        "{kind} to be registered from this case ({channel}[, {relation}])",
    ),
}
