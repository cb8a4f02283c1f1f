"""Sentences for every reason of refusal; `{needs}` is what would help."""

from huiyin.casework.wording.languages import Table
from huiyin.casework.wording.reasons_papers import PAPER_REASONS

REASONS: Table = {
    **PAPER_REASONS,
    "already-registered": ("本件已经登记", "本件已經登記", "This case is registered already"),
    "not-registered": (
        "尚未登记，须先登记",
        "尚未登記，須先登記",
        "This case must be registered first",
    ),
    "ended": (
        "本件已办结，不能再作此处理[（{needs}）]",
        "本件已辦結，不能再作此處理[（{needs}）]",
        "This case has ended[ ({needs})]",
    ),
    "not-ended": ("本件尚未办结", "本件尚未辦結", "This case has not ended yet"),
    "wrong-stage": (
        "当前阶段不能作此处理[；须处于：{needs}]",
        "當前階段不能作此處理[；須處於：{needs}]",
        "This cannot be done at this stage[; it needs: {needs}]",
    ),
    "no-right": (
        "您没有办理此事的权限[；有权办理：{needs}]",
        "您沒有辦理此事的權限[；有權辦理：{needs}]",
        "You have no right to do this[; it belongs to: {needs}]",
    ),
    "banned": (
        "按规定不得办理[：{needs}]",
        "按規定不得辦理[：{needs}]",
        "The regulation forbids this[: {needs}]",
    ),
    "concerned": (
        "涉及当事人本人，须回避，由他人办理",
        "涉及當事人本人，須迴避，由他人辦理",
        "It concerns the person acting, so somebody else must decide",
    ),
    "may-not-know": (
        "按保密规定，对方不得知悉本件[：{needs}]",
        "按保密規定，對方不得知悉本件[：{needs}]",
        "The regulation keeps this case from them[: {needs}]",
    ),
    "gate": (
        "条件尚未具备[：{needs}]",
        "條件尚未具備[：{needs}]",
        "Something is still missing[: {needs}]",
    ),
    "unknown-channel": (
        "没有这一受理渠道[：{needs}]",
        "沒有這一受理渠道[：{needs}]",
        "There is no such channel for it[: {needs}]",
    ),
    "other-regulation": (
        "按本单位的规定，这样的来件适用其他规定[：{needs}]",
        "按本單位的規定，這樣的來件適用其他規定[：{needs}]",
        "By the rule of this house another regulation applies to it[: {needs}]",
    ),
    "not-anonymous": (
        "这个渠道不能匿名提出",
        "這個渠道不能匿名提出",
        "Nobody can come anonymously by this channel",
    ),
    "not-asked": (
        "这个渠道不问这些事项[：{needs}]",
        "這個渠道不問這些事項[：{needs}]",
        "This channel does not ask for it[: {needs}]",
    ),
    "unknown-kind": (
        "没有这一类别[：{needs}]",
        "沒有這一類別[：{needs}]",
        "There is no such kind[: {needs}]",
    ),
    "unknown-fact": (
        "没有这一事实项目[：{needs}]",
        "沒有這一事實項目[：{needs}]",
        "There is no such fact[: {needs}]",
    ),
    "unknown-subject": (
        "找不到所指的事项[：{needs}]",
        "找不到所指的事項[：{needs}]",
        "There is no such thing here[: {needs}]",
    ),
    "bad-value": (
        "填写的内容不合要求[：{needs}]",
        "填寫的內容不合要求[：{needs}]",
        "The answer does not fit[: {needs}]",
    ),
    "text-missing": (
        "必填，不能空白[：{needs}]",
        "必填，不能空白[：{needs}]",
        "This must not be left blank[: {needs}]",
    ),
    "fact-missing": ("请先填写[：{needs}]", "請先填寫[：{needs}]", "Please say first[: {needs}]"),
    "unpaid": (
        "已批准的方案尚未履行，不能结案[：{needs}]",
        "已批准的方案尚未履行，不能結案[：{needs}]",
        "The case cannot be closed before what was granted is carried out[: {needs}]",
    ),
    "difference-open": (
        "已履行部分的差额尚未处理，不能结案[：{needs}]",
        "已履行部分的差額尚未處理，不能結案[：{needs}]",
        "The case cannot be closed before the difference is settled[: {needs}]",
    ),
    "proof-missing": (
        "请附履行凭据[：{needs}]",
        "請附履行憑據[：{needs}]",
        "Show that it was carried out[: {needs}]",
    ),
    "not-available": (
        "目前不具备条件，不能选用[：{needs}]",
        "目前不具備條件，不能選用[：{needs}]",
        "This is not available now[: {needs}]",
    ),
    "over-cap": (
        "超出上限[：{needs}]",
        "超出上限[：{needs}]",
        "This is above the cap[: {needs}]",
    ),
    "excludes": (
        "与已提出的方案不能并用[：{needs}]",
        "與已提出的方案不能並用[：{needs}]",
        "This cannot go together with what was proposed already[: {needs}]",
    ),
    "nobody-above": (
        "没有待您审批、上级可以接着审批的事项",
        "沒有待您審批、上級可以接著審批的事項",
        "Nothing waits for your consent that somebody above could decide",
    ),
    "not-approver": (
        "此项不由您批准[；须经{needs}批准]",
        "此項不由您批准[；須經{needs}批准]",
        "You are not the one who approves this[; it needs the approval of {needs}]",
    ),
    "own-proposal": (
        "不得批准本人提出的方案[；须经{needs}批准]",
        "不得批准本人提出的方案[；須經{needs}批准]",
        "Nobody approves what they proposed[; it needs the approval of {needs}]",
    ),
    "own-work": (
        "不得复查本人办理的事项，须由他人复查",
        "不得複查本人辦理的事項，須由他人複查",
        "Nobody checks their own work; somebody else must",
    ),
    "not-pending": (
        "该方案不在待批状态[（{needs}）]",
        "該方案不在待批狀態[（{needs}）]",
        "This proposal waits for no decision[ ({needs})]",
    ),
    "not-approved": (
        "该方案尚未批准[：{needs}]",
        "該方案尚未批准[：{needs}]",
        "This proposal is not approved[: {needs}]",
    ),
    "nobody-decides": (
        "规定中没有能批准此项的岗位[：{needs}]",
        "規定中沒有能批准此項的崗位[：{needs}]",
        "The regulation names nobody who may approve this[: {needs}]",
    ),
    "not-offered": (
        "本件没有移交给您",
        "本件沒有移交給您",
        "This case was not handed over to you",
    ),
    "not-addressee": (
        "此项任务不是交给您的",
        "此項任務不是交給您的",
        "This task is not addressed to you",
    ),
    "task-not-open": (
        "该任务不在办理中[（{needs}）]",
        "該任務不在辦理中[（{needs}）]",
        "This task is not open[ ({needs})]",
    ),
    "too-many-returns": (
        "退回次数已用完，须予办理",
        "退回次數已用完，須予辦理",
        "It has been returned as often as it may be",
    ),
    "ground-needed": (
        "须写明事由，且情形相符[：{needs}]",
        "須寫明事由，且情形相符[：{needs}]",
        "This needs a ground that applies[: {needs}]",
    ),
    "enclosure-needed": (
        "须附已收存的证据复印件",
        "須附已收存的證據複印件",
        "This must enclose copies of evidence on file",
    ),
    "attendee-missing": (
        "应到人员未到[：{needs}]",
        "應到人員未到[：{needs}]",
        "Somebody who must attend is missing[: {needs}]",
    ),
    "not-chair": (
        "须由主持人办理[：{needs}]",
        "須由主持人辦理[：{needs}]",
        "This is for the chair[: {needs}]",
    ),
    "no-such-clock": (
        "本件没有这一时钟[：{needs}]",
        "本件沒有這一時鐘[：{needs}]",
        "This case has no such clock[: {needs}]",
    ),
    "no-extension": (
        "此期限不得再延长",
        "此期限不得再延長",
        "This time limit cannot be extended any further",
    ),
    "too-late": ("已经过了可以办理的时间", "已經過了可以辦理的時間", "It is too late for this"),
    "not-due": ("尚未到期", "尚未到期", "It is not due yet"),
    "handler-excluded": (
        "经办人不得自行回访，须由他人进行",
        "經辦人不得自行回訪，須由他人進行",
        "The handler may not call back; somebody else must",
    ),
    "not-charged": (
        "没有可供申诉或裁决的处罚[：{needs}]",
        "沒有可供申訴或裁決的處罰[：{needs}]",
        "There is no such charge to appeal against or decide on[: {needs}]",
    ),
    "not-chargeable": ("须写明依据", "須寫明依據", "This needs a basis"),
    "level-not-higher": (
        "只能升级到更高的级别[，不能是{needs}]",
        "只能升級到更高的級別[，不能是{needs}]",
        "A case can only be raised to a higher level[, not to {needs}]",
    ),
    "redundant": (
        "没有可改变之处，无须重复办理",
        "沒有可改變之處，無須重複辦理",
        "This would change nothing",
    ),
    "system-only": (
        "此项由系统按时进行，不由人员办理",
        "此項由系統按時進行，不由人員辦理",
        "Only the clock does this",
    ),
    "endless-rules": (
        "规定中的规则互相触发，没有尽头，此事未能办理；请告知管理员",
        "規定中的規則互相觸發，沒有盡頭，此事未能辦理；請告知管理員",
        "Rules set one another off without end, so nothing was done; tell the administrator",
    ),
    "paid-too-much": (
        "本次给付须大于零，且不超过尚未给付的部分[（{needs}）]",
        "本次給付須大於零，且不超過尚未給付的部分[（{needs}）]",
        "What is given now must be above zero and no more than is left[ ({needs})]",
    ),
    "paid-too-little": (
        "还没有全部给付[（尚欠{needs}）]，请选“部分”",
        "還沒有全部給付[（尚欠{needs}）]，請選「部分」",
        "Not all of it is given yet[ ({needs} is left)]; say that it is a part",
    ),
    "no-address": (
        "没有可以寄给投诉人的邮箱地址[；可填在：{needs}]",
        "沒有可以寄給投訴人的郵箱位址[；可填在：{needs}]",
        "There is no mail address of the complainant to send this to[; it may stand in: {needs}]",
    ),
    "sealed-letter": (
        "密封案件的内容不写进邮件，请用其他方式告知",
        "密封案件的內容不寫進郵件，請用其他方式告知",
        "Nothing of a sealed case is written in a mail; tell them another way",
    ),
    "letter-incomplete": (
        "这封信还缺：{needs}",
        "這封信還缺：{needs}",
        "The letter still lacks: {needs}",
    ),
    "letter-stale": (
        "信写成以后情况有变，请重新拟写",
        "信寫成以後情況有變，請重新擬寫",
        "Things have changed since the letter was written; write it anew",
    ),
    "held": (
        "本件已标明不得销毁，解除以前不能删除",
        "本件已標明不得銷毀，解除以前不能刪除",
        "The file is held; nothing of it is erased until it is released",
    ),
    "still-kept": (
        "保管期限未满[，至 {needs}]",
        "保管期限未滿[，至 {needs}]",
        "It must still be kept[, until {needs}]",
    ),
    "not-sent": ("信还没有发出", "信還沒有發出", "The letter has not been sent"),
    "letter-empty": (
        "没有写明告知的内容，请写明要告知投诉人的事项",
        "沒有寫明告知的內容，請寫明要告知投訴人的事項",
        "It would say nothing; write what the complainant is to be told",
    ),
    "repealed": (
        "这部规定到收到之日已经废止[，请按《{needs}》登记]",
        "這部規定到收到之日已經廢止[，請按《{needs}》登記]",
        "This regulation no longer held on the day of receipt[; register it under: {needs}]",
    ),
    "in-future": ("所填时间晚于现在", "所填時間晚於現在", "The time given lies in the future"),
}
