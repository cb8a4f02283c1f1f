"""The sentences of a proof, in the three languages: (简体, 繁體, English)."""

from huiyin.casework.wording.languages import Table

KINDS: Table = {
    "gap": ("漏洞：有的情形没有规定", "漏洞：有的情形沒有規定", "Gap: a case nobody provided for"),
    "overlap": (
        "重叠：两条规定结果不同",
        "重疊：兩條規定結果不同",
        "Overlap: two rows, two outcomes",
    ),
    "dead_row": ("永远用不上的行", "永遠用不上的列", "A row that never decides"),
    "never_true": ("永远不成立的条件", "永遠不成立的條件", "A condition that is never true"),
    "always_true": ("永远成立的条件", "永遠成立的條件", "A condition that is always true"),
    "clock_never_stops": ("停不下来的时限", "停不下來的時限", "A clock that nothing stops"),
    "gate_never_opens": ("永远打不开的前提", "永遠打不開的前提", "A gate that no sequence opens"),
    "limits_clash": ("互相矛盾的时限", "互相矛盾的時限", "Limits that contradict each other"),
    "looser_than_law": (
        "比上位规定宽的时限",
        "比上位規定寬的時限",
        "A limit looser than the one above it",
    ),
    "nobody_can": ("没有人能担任或办理", "沒有人能擔任或辦理", "Something that nobody can do"),
    "approval_cycle": ("互相等待的审批", "互相等待的審批", "Approvals that wait for each other"),
    "ladder_cycle": (
        "互相指来指去的升级",
        "互相指來指去的升級",
        "Ladders that point at each other",
    ),
    "judges_own": (
        "由利害关系人办理",
        "由利害關係人辦理",
        "Handled by somebody who has a part in it",
    ),
    "numbers_collide": ("会重复的编号", "會重複的編號", "Numbers that can repeat"),
    "undecided": ("没能证明", "沒能證明", "Not decided either way"),
}

SAYS: Table = {
    "gap.nothing": (
        "{about}：{case}，没有一行适用。",
        "{about}：{case}，沒有一列適用。",
        "{about}: {case}, and no row applies.",
    ),
    "gap.nobody": (
        "{about}：{case}，没有任何岗位可以决定。",
        "{about}：{case}，沒有任何崗位可以決定。",
        "{about}: {case}, and no post may decide.",
    ),
    "gap.no_limit": (
        "{about}：{case}，没有规定时限。",
        "{about}：{case}，沒有規定時限。",
        "{about}: {case}, and no limit is set.",
    ),
    "overlap": (
        "{about}：{case}，{rows}同时适用，结果不同，没有说以哪一行为准。",
        "{about}：{case}，{rows}同時適用，結果不同，沒有說以哪一列為準。",
        "{about}: {case}; {rows} both apply, and nothing says which counts.",
    ),
    "overlap.first": (
        "{about}：{case}，{rows}同时适用；按声明，排在前面的为准。{also}",
        "{about}：{case}，{rows}同時適用；按聲明，排在前面的為準。{also}",
        "{about}: {case}; {rows} both apply; the earlier one counts by declaration.{also}",
    ),
    "overlap.highest": (
        "{about}：{case}，{rows}同时适用；按声明，取高的一个。{also}",
        "{about}：{case}，{rows}同時適用；按聲明，取高的一個。{also}",
        "{about}: {case}; {rows} both apply; the higher one counts by declaration.{also}",
    ),
    "dead_row.never": (
        "{about}：{rows}的条件无论如何不会成立。",
        "{about}：{rows}的條件無論如何不會成立。",
        "{about}: the condition of {rows} can never be true.",
    ),
    "dead_row.beaten": (
        "{about}：{rows}从不起作用，凡是它适用的，总有别的行先得到采用。",
        "{about}：{rows}從不起作用，凡是它適用的，總有別的列先得到採用。",
        "{about}: {rows} never decides; wherever it applies, another row counts before it.",
    ),
    "dead_row.otherwise": (
        "{about}：其余各行已经包括所有情形，兜底的{rows}永远用不上。",
        "{about}：其餘各列已經包括所有情形，兜底的{rows}永遠用不上。",
        "{about}: the other rows cover every case; {rows}, for all the rest, is never reached.",
    ),
    "never_true": (
        "{about}：条件“{condition}”无论如何不会成立。",
        "{about}：條件「{condition}」無論如何不會成立。",
        "{about}: the condition “{condition}” can never be true.",
    ),
    "always_true": (
        "{about}：条件“{condition}”只要事实齐全就一定成立，等于没有写。",
        "{about}：條件「{condition}」只要事實齊全就一定成立，等於沒有寫。",
        "{about}: the condition “{condition}” is true of every case, so that it says nothing.",
    ),
    "undecided.gap": (
        "{about}：在限定的步数内没能判断有没有漏洞。",
        "{about}：在限定的步數內沒能判斷有沒有漏洞。",
        "{about}: whether there is a gap could not be decided within the bounded effort.",
    ),
    "undecided.overlaps": (
        "{about}：在限定的步数内没能判断有没有重叠。",
        "{about}：在限定的步數內沒能判斷有沒有重疊。",
        "{about}: whether rows overlap could not be decided within the bounded effort.",
    ),
    "undecided.dead_rows": (
        "{about}：在限定的步数内没能判断每一行是否用得上。",
        "{about}：在限定的步數內沒能判斷每一列是否用得上。",
        "{about}: whether every row can decide could not be decided within the bounded effort.",
    ),
    "undecided.conditions": (
        "{about}：在限定的步数内没能判断条件是否可能成立。",
        "{about}：在限定的步數內沒能判斷條件是否可能成立。",
        "{about}: whether its condition can be true could not be decided within the bounded effort.",
    ),
}

PARTS: Table = {
    "row": ("第{number}行（{result}）", "第{number}列（{result}）", "row {number} ({result})"),
    "joined": ("与", "與", " and "),
    "also": (
        "同样重叠的还有：{pairs}。",
        "同樣重疊的還有：{pairs}。",
        " So do {pairs}.",
    ),
    "any_case": ("任何情形", "任何情形", "in any case"),
    "happened": ("已经{event}", "已經{event}", "{event} happened"),
    "times": ("{event}{number}次", "{event}{number}次", "{event} happened {number} times"),
    "never": ("从未{event}", "從未{event}", "{event} never happened"),
    "holds": ("{name}：{value}", "{name}：{value}", "{name}: {value}"),
    "is": ("{name}为{value}", "{name}為{value}", "{name} is {value}"),
    "none": ("无", "無", "none"),
    "one_of_list": (
        "有一项{list}（{fields}）",
        "有一項{list}（{fields}）",
        "one of the {list} ({fields})",
    ),
    "comma": ("，", "，", ", "),
    "full_stop": ("。", "。", "."),
    "clauses": ("条款 {clauses}", "條款 {clauses}", "clauses {clauses}"),
}

STANDING: Table = {
    "kind": ("案件性质", "案件性質", "kind"),
    "number": ("编号", "編號", "number"),
    "archive_number": ("档案编号", "檔案編號", "archive number"),
    "channel": ("渠道", "渠道", "channel"),
    "channel_class": ("渠道类别", "渠道類別", "sort of channel"),
    "stage": ("阶段", "階段", "stage"),
    "step": ("环节", "環節", "step"),
    "marks": ("标记", "標記", "marks"),
    "anonymous": ("匿名", "匿名", "anonymous"),
    "breached": ("已有逾期", "已有逾期", "something is overdue"),
    "received_in_hours": ("在工作时间收到", "在工作時間收到", "received in opening hours"),
    "by_owner": ("由经办人本人办理", "由經辦人本人辦理", "done by the owner"),
    "by_handler": ("由经办人办理", "由經辦人辦理", "done by a handler"),
    "by_concerned": ("由被投诉人办理", "由被投訴人辦理", "done by the person concerned"),
    "by_complainant": ("由投诉人提出", "由投訴人提出", "done by the complainant"),
    "by_involved": ("由参与办理的人办理", "由參與辦理的人辦理", "done by somebody involved"),
    "findings": ("调查结论件数", "調查結論件數", "findings"),
    "repeats": ("重复投诉次数", "重複投訴次數", "repeats"),
    "worth_so_far": ("已给的总值", "已給的總值", "worth so far"),
    "earlier_case": ("本人以前的投诉", "本人以前的投訴", "the same person's earlier case"),
    "earlier_paid": ("以前已付给本人", "以前已付給本人", "paid to this person before"),
    "received_at": ("收到时间", "收到時間", "received"),
    "registered_at": ("登记时间", "登記時間", "registered"),
    "admitted_at": ("受理时间", "受理時間", "admitted"),
    "answered_at": ("答复时间", "答覆時間", "answered"),
    "closed_at": ("结案时间", "結案時間", "closed"),
    "last_contact_at": ("最后一次联系", "最後一次聯絡", "last contact"),
    "now": ("此刻", "此刻", "now"),
    "today": ("今天", "今天", "today"),
    "evidence": ("材料", "材料", "pieces of evidence"),
    "contacts": ("联系记录", "聯絡記錄", "contacts"),
    "proposals": ("方案", "方案", "proposals"),
    "tasks": ("任务", "任務", "tasks"),
    "papers": ("文书", "文書", "papers"),
    "clocks": ("期限", "期限", "clocks"),
}

FIELDS: Table = {
    "reached": ("已接通", "已接通", "reached"),
    "approved": ("已批准", "已批准", "approved"),
    "pending": ("待批准", "待批准", "pending"),
    "carried_out": ("已履行", "已履行", "carried out"),
    "worth": ("价值", "價值", "worth"),
    "open": ("未完成", "未完成", "open"),
    "done": ("已完成", "已完成", "done"),
    "outcome": ("结果", "結果", "outcome"),
    "ground": ("事由", "事由", "ground"),
    "complete": ("签署完毕", "簽署完畢", "complete"),
    "running": ("进行中", "進行中", "running"),
    "missed": ("已逾期", "已逾期", "missed"),
    "party": ("对方", "對方", "party"),
    "direction": ("方向", "方向", "direction"),
}

EVENTS: Table = {
    "assessed": ("判定", "判定", "an assessment"),
    "clock_started": ("起算时限", "起算時限", "a clock starting"),
    "clock_expired": ("时限届满", "時限屆滿", "a clock running out"),
    "clock_warned": ("到期提醒", "到期提醒", "a warning"),
    "level_reached": ("升级", "升級", "a level reached"),
    "facts_amended": ("更正事实", "更正事實", "amended facts"),
    "task_done": ("完成任务", "完成任務", "a task done"),
    "marked": ("作出标记", "作出標記", "a mark"),
    "step_entered": ("进入环节", "進入環節", "a step entered"),
    "paper_asked": ("要求填写文书", "要求填寫文書", "a paper asked for"),
    "spawned": ("另立案件", "另立案件", "a further case"),
    "approval_voided": ("批准失效", "批准失效", "a consent that fell"),
}
