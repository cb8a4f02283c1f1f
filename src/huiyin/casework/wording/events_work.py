"""Sentences for tasks, meetings, papers and callbacks."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "task_opened": (
        (
            "交办{kind}（{task}）：{to}[；事由：{ground}][；所涉：{about}][；{waits}][；附：{encloses}]"
            "[：{text}]"
        ),
        (
            "交辦{kind}（{task}）：{to}[；事由：{ground}][；所涉：{about}][；{waits}][；附：{encloses}]"
            "[：{text}]"
        ),
        (
            "{kind} asked of {to} ({task})[; ground: {ground}][; about: {about}][; {waits}][; enclosed:"
            " {encloses}][: {text}]"
        ),
    ),
    "task_sent": (
        "{kind}（{task}）已送达[；附：{encloses}][：{text}]",
        "{kind}（{task}）已送達[；附：{encloses}][：{text}]",
        "{kind} delivered ({task})[; enclosed: {encloses}][: {text}]",
    ),
    "task_answered": (
        "{kind}（{task}）已反馈[：{outcome}][；{text}]",
        "{kind}（{task}）已反饋[：{outcome}][；{text}]",
        "{kind} answered ({task})[: {outcome}][; {text}]",
    ),
    "task_returned": (
        "{kind}（{task}）被退回，理由：{reason}",
        "{kind}（{task}）被退回，理由：{reason}",
        "{kind} returned ({task}), because: {reason}",
    ),
    "task_verified": (
        "{kind}（{task}）复查{passed}[：{text}]",
        "{kind}（{task}）複查{passed}[：{text}]",
        "{kind} checked ({task}): {passed}[: {text}]",
    ),
    "task_dropped": (
        "{kind}（{task}）取消[：{reason}]",
        "{kind}（{task}）取消[：{reason}]",
        "{kind} dropped ({task})[: {reason}]",
    ),
    "meeting_called": (
        "约定{kind}（{task}）：{meets_at}，{place}[；出席：{invited}]",
        "約定{kind}（{task}）：{meets_at}，{place}[；出席：{invited}]",
        "{kind} arranged ({task}): {meets_at}, {place}[; invited: {invited}]",
    ),
    "meeting_held": (
        "{kind}（{task}）已进行，{final}：{outcome}[；出席：{present}][；{text}]",
        "{kind}（{task}）已進行，{final}：{outcome}[；出席：{present}][；{text}]",
        "{kind} held ({task}), {final}: {outcome}[; present: {present}][; {text}]",
    ),
    "paper_asked": ("须出具《{paper}》", "須出具《{paper}》", "Paper asked for: {paper}"),
    "paper_issued": (
        "出具《{paper}》[，编号{number}][；签署：{signers}][；抄送：{copies_to}]",
        "出具《{paper}》[，編號{number}][；簽署：{signers}][；抄送：{copies_to}]",
        "{paper} issued[, number {number}][; to be signed by: {signers}][; copies to: {copies_to}]",
    ),
    "paper_signed": (
        "{signer}签署《{paper}》[，{complete}]",
        "{signer}簽署《{paper}》[，{complete}]",
        "{paper} signed by {signer}[, {complete}]",
    ),
    "call_offered": (
        "{kind}：现在打给{person}",
        "{kind}：現在打給{person}",
        "{kind}: {person} is to be rung now",
    ),
    "call_made": (
        "{kind}：{person}，{reached}[：{text}]",
        "{kind}：{person}，{reached}[：{text}]",
        "{kind}: {person}, {reached}[: {text}]",
    ),
    "nobody_reached": (
        "{kind}：名单上的人都没有打通",
        "{kind}：名單上的人都沒有打通",
        "{kind}: nobody on the list was reached",
    ),
    "callback_made": (
        "{callback}：{reached}[，{satisfied}][：{text}]",
        "{callback}：{reached}[，{satisfied}][：{text}]",
        "{callback}: {reached}[, {satisfied}][: {text}]",
    ),
}
