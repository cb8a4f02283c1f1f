"""Sentences for proposals and the consent they need."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "proposed": (
        "提出{subject}[：{amounts}][（另计此前已给{added}）]，须经{approver}批准[；所涉：{about}][；{text}]",
        "提出{subject}[：{amounts}][（另計此前已給{added}）]，須經{approver}批准[；所涉：{about}][；{text}]",
        (
            "{subject} proposed[: {amounts}][ (besides {added} given before)], to be approved by"
            " {approver}[; about: {about}][; {text}]"
        ),
    ),
    "proposal_approved": (
        "批准{subject}（{proposal}）[，{own_authority}][：{note}]",
        "批准{subject}（{proposal}）[，{own_authority}][：{note}]",
        "{subject} approved ({proposal})[, {own_authority}][: {note}]",
    ),
    "proposal_rejected": (
        "不同意{subject}（{proposal}），理由：{reason}[；退回“{back_to}”环节]",
        "不同意{subject}（{proposal}），理由：{reason}[；退回「{back_to}」環節]",
        "{subject} rejected ({proposal}), because: {reason}[; sent back to the step {back_to}]",
    ),
    "proposal_passed_on": (
        "{subject}（{proposal}）转呈{approver}审批[，理由：{reason}]",
        "{subject}（{proposal}）轉呈{approver}審批[，理由：{reason}]",
        "{subject} ({proposal}) sent on to {approver}[, because: {reason}]",
    ),
    "approval_recalled": (
        "撤回对{subject}的批准（{proposal}）[，理由：{reason}][；{carried_out}]",
        "撤回對{subject}的批准（{proposal}）[，理由：{reason}][；{carried_out}]",
        "Approval of {subject} recalled ({proposal})[, because: {reason}][; {carried_out}]",
    ),
    "approval_voided": (
        "{subject}（{proposal}）所依据的事实已变（{changed}），批准失效，须重新报批[；{carried_out}]",
        "{subject}（{proposal}）所依據的事實已變（{changed}），批准失效，須重新報批[；{carried_out}]",
        (
            "What {subject} rested on has changed ({changed}): the approval is void and must be"
            " asked again ({proposal})[; {carried_out}]"
        ),
    ),
}
