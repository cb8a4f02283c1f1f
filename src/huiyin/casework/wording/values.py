"""The label of every value that a screen shows and no pack names."""

from huiyin.casework.wording.languages import Table

STAGES: Table = {
    "new": ("未登记", "未登記", "Not registered"),
    "received": ("已登记", "已登記", "Received"),
    "assessed": ("已受理", "已受理", "Assessed"),
    "handling": ("办理中", "辦理中", "In handling"),
    "answered": ("已答复", "已答覆", "Answered"),
    "carried_out": ("已履行", "已履行", "Carried out"),
    "closed": ("已结案", "已結案", "Closed"),
    "archived": ("已归档", "已歸檔", "Archived"),
    "rejected": ("不予受理", "不予受理", "Not admitted"),
    "transferred": ("已移送", "已移送", "Transferred"),
    "withdrawn": ("已撤回", "已撤回", "Withdrawn"),
    "suspended": ("已中止", "已中止", "Suspended"),
    "provisionally_closed": ("暂结案", "暫結案", "Provisionally closed"),
    "merged": ("已并案", "已併案", "Merged"),
    "mistaken": ("误登记", "誤登記", "Registered by mistake"),
    "moved": ("已转按其他规定", "已轉按其他規定", "Moved to another regulation"),
}

CLOCK_STATUS: Table = {
    "running": ("进行中", "進行中", "Running"),
    "paused": ("中止", "中止", "Paused"),
    "stopped": ("已停止", "已停止", "Stopped"),
    "expired": ("已到期", "已到期", "Ended"),
    "dropped": ("已取消", "已取消", "Dropped"),
}

PROPOSAL_STATUS: Table = {
    "pending": ("待批准", "待批准", "Waiting for approval"),
    "approved": ("已批准", "已批准", "Approved"),
    "rejected": ("未同意", "未同意", "Rejected"),
    "recalled": ("已撤回", "已撤回", "Recalled"),
    "void": ("已失效", "已失效", "Void"),
}

TASK_STATUS: Table = {
    "waiting": ("待批准", "待批准", "Waiting for approval"),
    "open": ("待办", "待辦", "Open"),
    "answered": ("已反馈", "已反饋", "Answered"),
    "returned": ("已退回", "已退回", "Returned"),
    "done": ("已完成", "已完成", "Done"),
    "dropped": ("已取消", "已取消", "Dropped"),
}

CHARGE_STATUS: Table = {
    "stands": ("有效", "有效", "Stands"),
    "appealed": ("申诉中", "申訴中", "Under appeal"),
    "revoked": ("已撤销", "已撤銷", "Revoked"),
    "upheld": ("维持", "維持", "Upheld"),
}

CARRIED_OUT: Table = {
    "": ("未履行", "未履行", "Not carried out"),
    "partly": ("部分履行", "部分履行", "Carried out in part"),
    "wholly": ("已履行", "已履行", "Carried out"),
    "failed": ("未能履行", "未能履行", "Failed"),
    "partly_failed": (
        "部分履行，其余未能履行",
        "部分履行，其餘未能履行",
        "Carried out in part, the rest failed",
    ),
}

DUTIES: Table = {
    "duty": ("办理期限", "辦理期限", "Duty"),
    "window": ("期间", "期間", "Window"),
    "limitation": ("时效", "時效", "Limitation"),
}

CHANNEL_CLASSES: Table = {
    "phone": ("电话", "電話", "Telephone"),
    "letter": ("来信", "來信", "Letter"),
    "mail": ("电子邮件", "電子郵件", "E-mail"),
    "visit": ("来访", "來訪", "Visit"),
    "web": ("网上", "網上", "Web"),
    "transfer": ("转办", "轉辦", "Passed on"),
    "system": ("系统", "系統", "System"),
    "callback": ("回访发现", "回訪發現", "Found by a callback"),
}

AUDIENCES: Table = {
    "owner": ("经办人", "經辦人", "The owner of the case"),
    "handler": ("经办人", "經辦人", "The handler"),
    "registrar": ("登记人", "登記人", "The registrar"),
    "complainant": ("投诉人", "投訴人", "The complainant"),
    "everyone present": ("到会人员", "到會人員", "Everyone present"),
    "responsible": ("责任岗位", "責任崗位", "The responsible post"),
    "assistant": ("协助岗位", "協助崗位", "The assisting post"),
    "line_manager_of_concerned": (
        "当事人的上级",
        "當事人的上級",
        "The manager of the person concerned",
    ),
    "asked_by": ("交办人", "交辦人", "Whoever asked"),
    "addressee": ("承办人", "承辦人", "The addressee"),
    "administrator": ("管理员", "管理員", "The administrator"),
    "concerned": ("被投诉人", "被投訴人", "The person concerned"),
    "invited": ("获邀与会人员", "獲邀與會人員", "Those invited"),
}

TASKS: Table = {
    "missing_fact": ("补充事实", "補充事實", "Find out a fact"),
    "vacant_post": ("岗位空缺", "崗位空缺", "Vacant post"),
    "passed_over": (
        "有关人员不得知悉本件，请另行安排",
        "有關人員不得知悉本件，請另行安排",
        "Somebody may not know of this case: arrange for another",
    ),
    "difference": ("处理差额", "處理差額", "Settle the difference"),
    "wrongly_charged": (
        "复核记错人的奖惩",
        "複核記錯人的獎懲",
        "Review a charge to the wrong person",
    ),
    "owner_concerned": ("改派承办人", "改派承辦人", "Hand the case to somebody not concerned"),
    "unpaid": ("履行已批准的方案", "履行已批准的方案", "Carry out what was granted"),
    "ask_again": ("重新报批", "重新報批", "Ask for approval again"),
    "missing_calendar": ("补录日历年份", "補錄日曆年份", "Enter a calendar year"),
}

TEMPLATES: Table = {
    "approval": ("请予批准", "請予批准", "Approval wanted"),
    "reaction": ("规定的通知", "規定的通知", "Notice under a rule"),
    "warning": ("到期提醒", "到期提醒", "Warning of a due date"),
    "escalation": ("升级通知", "升級通知", "Notice of escalation"),
    "level": ("由您负责的通知", "由您負責的通知", "Notice that you answer for it now"),
}

VALUES: Table = {
    "direction.in": ("来电来访", "來電來訪", "Incoming"),
    "direction.out": ("主动联系", "主動聯絡", "Outgoing"),
    "medium.phone": ("电话", "電話", "Telephone"),
    "medium.letter": ("信函", "信函", "Letter"),
    "medium.mail": ("电子邮件", "電子郵件", "E-mail"),
    "medium.visit": ("面谈", "面談", "In person"),
    "medium.web": ("网上", "網上", "Web"),
    "medium.sms": ("短信", "簡訊", "Text message"),
    "medium.fax": ("传真", "傳真", "Fax"),
    "medium.system": ("系统", "系統", "System"),
    "medium.callback": ("回访", "回訪", "Callback"),
    "medium.transfer": ("转办", "轉辦", "Passed on"),
    "party.complainant": ("投诉人", "投訴人", "The complainant"),
    "reached.true": ("已接通", "已接通", "reached"),
    "reached.false": ("未接通", "未接通", "not reached"),
    "satisfied.true": ("满意", "滿意", "satisfied"),
    "satisfied.false": ("不满意", "不滿意", "not satisfied"),
    "anonymous.true": ("匿名", "匿名", "anonymous"),
    "anonymous.false": ("", "", ""),
    "provisional.true": ("暂定", "暫定", "provisional"),
    "provisional.false": ("", "", ""),
    "own_authority.true": ("职权内自行决定", "職權內自行決定", "on own authority"),
    "own_authority.false": ("", "", ""),
    "carried_out.true": (
        "已履行部分须处理差额",
        "已履行部分須處理差額",
        "the part already carried out leaves a difference to settle",
    ),
    "carried_out.false": ("", "", ""),
    "waits.true": ("待批准后送达", "待批准後送達", "delivered once approved"),
    "waits.false": ("", "", ""),
    "passed.true": ("合格", "合格", "passed"),
    "passed.false": ("不合格，须重办", "不合格，須重辦", "not passed, to be done again"),
    "final.true": ("作出决定", "作出決定", "decided"),
    "final.false": ("形成倾向性意见", "形成傾向性意見", "a leaning"),
    "complete.true": ("签署完毕", "簽署完畢", "all signatures are there"),
    "complete.false": ("", "", ""),
    "in_time.true": ("按时", "按時", "in time"),
    "in_time.false": ("逾期", "逾期", "late"),
    "breach.true": ("逾期未办", "逾期未辦", "missed"),
    "breach.false": ("期间届满", "期間屆滿", "the time is over"),
    "form.final": ("正式答复", "正式答覆", "Final answer"),
    "form.interim": ("阶段答复", "階段答覆", "Interim answer"),
    "response.accepted": ("接受答复", "接受答覆", "accepts the answer"),
    "response.contested": ("不接受答复", "不接受答覆", "contests the answer"),
    "fate.kept": ("交接保管", "交接保管", "handed over"),
    "fate.returned": ("退还", "退還", "returned"),
    "fate.destroyed": ("销毁", "銷毀", "destroyed"),
    "fate.used_up": ("检验耗尽", "檢驗耗盡", "used up in testing"),
    "part.partly": ("部分履行", "部分履行", "carried out in part"),
    "part.wholly": ("履行完毕", "履行完畢", "carried out"),
    "outcome.done": ("已办", "已辦", "Done"),
    "outcome.satisfied": ("满意", "滿意", "Satisfied"),
    "outcome.unsatisfied": ("不满意", "不滿意", "Not satisfied"),
    "outcome.revoked": ("撤销", "撤銷", "Revoked"),
    "outcome.upheld": ("维持", "維持", "Upheld"),
    "outcome.settled": ("办结", "辦結", "Settled"),
    "cause.registration": ("登记时", "登記時", "at registration"),
    "cause.facts": ("事实变化", "事實變化", "facts changed"),
    "cause.time": ("超时", "超時", "time ran out"),
    "cause.hand": ("人工升级", "人工升級", "raised by hand"),
    "moved.extension": ("经准许延长", "經准許延長", "extended"),
    "moved.limit": ("事实变化，期限改变", "事實變化，期限改變", "facts changed the limit"),
    "moved.anchor": ("起算时间改变", "起算時間改變", "a new starting point"),
    "moved.calendar": ("节假日安排公布", "放假安排公佈", "the calendar was published"),
    "changed.replaced": ("另提新方案", "另提新方案", "replaced by another proposal"),
    "dropped.known": ("事实已明", "事實已明", "the fact is known now"),
    "dropped.asked": ("已重新报批", "已重新報批", "asked again"),
    "dropped.mistaken": ("登记有误", "登記有誤", "registered by mistake"),
    "dropped.wrong_person": ("当事人有误", "當事人有誤", "the wrong person"),
    "dropped.moved": ("转按其他规定办理", "轉按其他規定辦理", "moved to another regulation"),
    "dropped.rejected": ("未获批准", "未獲批准", "not approved"),
    "relation.repeat_of": ("重复投诉", "重複投訴", "repeat of"),
    "relation.follow_up": ("后续", "後續", "follow-up of"),
    "relation.batch": ("同批", "同批", "same batch as"),
    "relation.found_by_callback": ("回访发现", "回訪發現", "found by a callback on"),
    "relation.moved_to": ("转至", "轉至", "moved to"),
    "relation.moved_from": ("转自", "轉自", "moved from"),
    "relation.split": ("分案", "分案", "split from"),
    "flag.true": ("是", "是", "Yes"),
    "flag.false": ("否", "否", "No"),
    "thing.proposal": ("方案", "方案", "Proposal"),
    "thing.task": ("任务", "任務", "Task"),
    "thing.paper": ("文书", "文書", "Paper"),
    "thing.evidence": ("证据", "證據", "Evidence"),
    "thing.charge": ("奖惩", "獎懲", "Charge"),
    "thing.finding": ("调查结果", "調查結果", "Finding"),
    "thing.responsibility": ("责任认定", "責任認定", "Responsibility"),
    "by.nobody": ("尚不清楚", "尚不清楚", "not known"),
    "by.": ("系统", "系統", "The clock"),
}
