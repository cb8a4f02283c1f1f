"""The sentences of a proof, in the three languages: (简体, 繁體, English)."""

from huiyin.casework.wording.languages import Table

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
    "gate_never_opens": (
        "{about}：任何办理顺序都满足不了“{condition}”（逐步推到再没有新的事情可能发生，共{rounds}轮）。",
        "{about}：任何辦理順序都滿足不了「{condition}」（逐步推到再沒有新的事情可能發生，共{rounds}輪）。",
        "{about}: no sequence of acts brings about “{condition}” ({rounds} rounds reach everything).",
    ),
    "clock_never_stops": (
        "{about}：能让它停下来的事（{events}）不可能发生。",
        "{about}：能讓它停下來的事（{events}）不可能發生。",
        "{about}: nothing that would stop it can happen ({events}).",
    ),
    "clock_never_stops.paused": (
        "{about}：中止以后，没有任何事能让它继续。",
        "{about}：中止以後，沒有任何事能讓它繼續。",
        "{about}: once paused, nothing lets it run again.",
    ),
    "approval_cycle": (
        "{rules}互相等待，谁也不能先办。",
        "{rules}互相等待，誰也不能先辦。",
        "{rules} wait for each other, and none can come first.",
    ),
    "limits_clash.waits": (
        "{about}最短在{shortest}后到期（{within}），而它要等的{other}最长可到{longest}（{longer}）。",
        "{about}最短在{shortest}後到期（{within}），而它要等的{other}最長可到{longest}（{longer}）。",
        "{about} may be due after {shortest} ({within}); {other}, awaited, may take {longest} ({longer}).",
    ),
    "limits_clash.escalation": (
        "{about}要求{within}内办结，而同一案件的{other}可以到{longer}，没有说升级以后以哪个为准。",
        "{about}要求{within}內辦結，而同一案件的{other}可以到{longer}，沒有說升級以後以哪個為準。",
        "{about} gives {within}, and {other} of the same case {longer}; nothing says which counts then.",
    ),
    "limits_clash.units": (
        "{about}：{within}最长合{longest}，{longer}最短合{shortest}，哪个更长要看日子。",
        "{about}：{within}最長合{longest}，{longer}最短合{shortest}，哪個更長要看日子。",
        "{about}: {within} may be {longest}, {longer} only {shortest}; it depends on the day.",
    ),
    "limits_clash.warning": (
        "{about}：期限是{within}，却要提前{longer}提醒，提醒早于起算。",
        "{about}：期限是{within}，卻要提前{longer}提醒，提醒早於起算。",
        "{about}: the limit is {within} and the warning comes {longer} before its end, before it begins.",
    ),
    "limits_clash.total": (
        "{about}：期限是{within}，延长后总共{longer}，延长等于没有。",
        "{about}：期限是{within}，延長後總共{longer}，延長等於沒有。",
        "{about}: the limit is {within}, and an extension to {longer} in all adds nothing.",
    ),
    "limits_clash.by": (
        "{about}：期限{within}，可延长{by}，但总共不超过{longer}，在任何年份都延不满。",
        "{about}：期限{within}，可延長{by}，但總共不超過{longer}，在任何年份都延不滿。",
        "{about}: {within}, longer by {by}, yet {longer} in all: in no year is the extension given whole.",
    ),
    "looser_than_law.span": (
        "{about}是{within}（最长合{longest}），上位规定的“{law}”是{longer}（最短合{shortest}）。",
        "{about}是{within}（最長合{longest}），上位規定的「{law}」是{longer}（最短合{shortest}）。",
        "{about} is {within} (up to {longest}); “{law}” above it is {longer} (down to {shortest}).",
    ),
    "looser_than_law.start": (
        "{about}从{event}起算，上位规定的“{law}”从{earlier}起算，比它早。",
        "{about}從{event}起算，上位規定的「{law}」從{earlier}起算，比它早。",
        "{about} counts from {event}, and “{law}” above it from {earlier}, which comes before.",
    ),
    "looser_than_law.unknown": (
        "{about}说不得超过{law}，没有这样的时限。",
        "{about}說不得超過{law}，沒有這樣的時限。",
        "{about} may not be longer than {law}, and there is no such clock.",
    ),
    "ladder_cycle": (
        "{rules}互相升级，案件可以一直转下去。",
        "{rules}互相升級，案件可以一直轉下去。",
        "{rules} raise each other, and a case could go round for ever.",
    ),
    "nobody_can.act": (
        "{about}限定由{roles}办理，而这些岗位都无权办理规定事项。",
        "{about}限定由{roles}辦理，而這些崗位都無權辦理規定事項。",
        "{about} is kept to {roles}, none of whom may do such acts.",
    ),
    "nobody_can.consent": (
        "{about}由{roles}批准，而能提出的也只有{roles}，上面又没有别的岗位：自己提出的，没有人可以批准。",
        "{about}由{roles}批准，而能提出的也只有{roles}，上面又沒有別的崗位：自己提出的，沒有人可以批准。",
        "{about} needs the consent of {roles}, who alone propose; nobody consents to their own proposal.",
    ),
    "nobody_can.sealed": (
        "{about}由{roles}批准，而{other}不让{roles}及其上级知悉案件。",
        "{about}由{roles}批准，而{other}不讓{roles}及其上級知悉案件。",
        "{about} needs the consent of {roles}, who, like all above them, may not know of it: {other}.",
    ),
    "judges_own.concerned": (
        "{about}把案件交给被投诉人本人。",
        "{about}把案件交給被投訴人本人。",
        "{about} hands the case to the very person complained about.",
    ),
    "judges_own.line_manager_of_concerned": (
        "{about}把案件交给被投诉人的上级，上级与结果有利害关系。",
        "{about}把案件交給被投訴人的上級，上級與結果有利害關係。",
        "{about} hands the case to the superior of the person complained about, who has a part in it.",
    ),
    "numbers_collide": (
        "{about}与{other}都会发出号码 {number}。",
        "{about}與{other}都會發出號碼 {number}。",
        "{about} and {other} would both give the number {number}.",
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
    "days": ("{number}天", "{number}天", "{number} days"),
    "hours": ("{number}小时", "{number}小時", "{number} hours"),
    "holds": ("{name}：{value}", "{name}：{value}", "{name}: {value}"),
    "is": ("{name}为{value}", "{name}為{value}", "{name} is {value}"),
    "none": ("无", "無", "none"),
    "about": ("{section}“{title}”", "{section}「{title}」", "{section} “{title}”"),
    "topic": ("{event}（{topic}）", "{event}（{topic}）", "{event} ({topic})"),
    "one_of_list": (
        "有一项{list}（{fields}）",
        "有一項{list}（{fields}）",
        "one of the {list} ({fields})",
    ),
    "comma": ("，", "，", ", "),
    "full_stop": ("。", "。", "."),
    "clauses": ("条款 {clauses}", "條款 {clauses}", "clauses {clauses}"),
}
