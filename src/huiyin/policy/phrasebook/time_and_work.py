"""Messages in 简体中文 and 繁體中文: the pack as a whole, its clocks and its work."""

PAGE = {
    'another rating has a rank "{name}" too': (
        "另一项评选也有名次“{name}”",
        "另一項評選也有名次「{name}」",
    ),
    "a name of its own": ("单独的名字", "單獨的名字"),
    '"{above}" names no clock of a regulation': (
        "“{above}”不是某部规定的时钟",
        "「{above}」不是某部規定的時鐘",
    ),
    '"{start}" is no level of this ladder and no table': (
        "“{start}”既不是这个升级序列的级别，也不是判定表",
        "「{start}」既不是這個升級序列的級別，也不是判定表",
    ),
    "what is waited for": ("等待的事情", "等待的事情"),
    "this clock": ("这个时钟", "這個時鐘"),
    '"{event}" does not say which {per} it is about': (
        "“{event}”没有说明是哪一个 {per}",
        "「{event}」沒有說明是哪一個 {per}",
    ),
    'from "{name}" time would lead down to "{next}"': (
        "时间会让“{name}”降到“{next}”",
        "時間會讓「{name}」降到「{next}」",
    ),
    'the table {start} may say "{result}", which is no level of this ladder': (
        "判定表 {start} 可能得出“{result}”，而它不是这个升级序列的级别",
        "判定表 {start} 可能得出「{result}」，而它不是這個升級序列的級別",
    ),
    "a limit without a term": ("期限没有长度", "期限沒有長度"),
    "a term, or cases with terms": ("一个期限长度，或者按情形分列", "一個期限長度，或者按情形分列"),
    "pack and clock, such as the-law.answer": (
        "规定包和时钟，例如 the-law.answer",
        "規定包和時鐘，例如 the-law.answer",
    ),
    "this extension says not how long": ("延长没有写多久", "延長沒有寫多久"),
    "by, setting, total, or one of them with total as a cap": (
        "by、setting、total，或前两者之一以 total 封顶",
        "by、setting、total，或前兩者之一以 total 封頂",
    ),
    "this extension says twice how long": ("延长多久写了两遍", "延長多久寫了兩遍"),
    "by or setting": ("by 或 setting", "by 或 setting"),
    "an extension {times} times": ("延长 {times} 次", "延長 {times} 次"),
    "at least once": ("至少一次", "至少一次"),
    'a warning cannot come "{before}" before the end': (
        "提醒不能在到期前“{before}”",
        "提醒不能在到期前「{before}」",
    ),
    "level of this ladder": ("这个升级序列的级别", "這個升級序列的級別"),
    "{key} says nothing of an agreed date": ("{key} 与约定日期无关", "{key} 與約定日期無關"),
    "roll or ends": ("roll 或 ends", "roll 或 ends"),
    "the levels from the lowest to the highest": ("级别由低到高", "級別由低到高"),
    'no time leads from "{name}" to "{next}"': (
        "没有时间从“{name}”升到“{next}”",
        "沒有時間從「{name}」升到「{next}」",
    ),
    "within, or no next": ("写 within，或者不写 next", "寫 within，或者不寫 next"),
    "this clock runs per {per}": ("这个时钟按每个 {per} 计", "這個時鐘按每個 {per} 計"),
    'the wordings of "{name}" are governed by different events': (
        "“{name}”的各期文本由不同的事件决定适用",
        "「{name}」的各期文本由不同的事件決定適用",
    ),
    'no condition could read the name "{name}"': (
        "条件里写不出“{name}”这个名字",
        "條件裡寫不出「{name}」這個名字",
    ),
    '"{name}" means something in every case already': (
        "“{name}”在每个案件里已经另有意思",
        "「{name}」在每個案件裡已經另有意思",
    ),
    'there is no time zone "{zone}"': ("没有时区“{zone}”", "沒有時區「{zone}」"),
    '"{name}" is a name under {there} too, and the call list has a clock of its own': (
        "“{name}”在 {there} 下也有，而呼叫名单自带一个时钟",
        "「{name}」在 {there} 下也有，而呼叫名單自帶一個時鐘",
    ),
    "unit": ("部门", "部門"),
    "the regulation is repealed before it holds": ("规定还没施行就废止了", "規定還沒施行就廢止了"),
    "in_force before repealed": ("in_force 早于 repealed", "in_force 早於 repealed"),
    "something took its place, and nobody says when": (
        "已被取代，却没写自何时",
        "已被取代，卻沒寫自何時",
    ),
    "one governed_by for all of them": ("各期用同一个 governed_by", "各期用同一個 governed_by"),
    'this wording of "{name}" begins no later than the one before it': (
        "“{name}”的这一期文本不晚于前一期",
        "「{name}」的這一期文本不晚於前一期",
    ),
    '"{name}" is no name': ("“{name}”不能作名字", "「{name}」不能作名字"),
    "letters, digits and _, such as repair_cost": (
        "字母、数字和 _，例如 repair_cost",
        "字母、數字和 _，例如 repair_cost",
    ),
    "another name": ("另一个名字", "另一個名字"),
    '"{name}" stands under {other} already': (
        "“{name}”已经写在 {other} 下",
        "「{name}」已經寫在 {other} 下",
    ),
    "such as Asia/Shanghai": ("例如 Asia/Shanghai", "例如 Asia/Shanghai"),
    '"{name}" is repealed before it begins': (
        "“{name}”还没生效就废止了",
        "「{name}」還沒生效就廢止了",
    ),
    "since before repealed": ("since 早于 repealed", "since 早於 repealed"),
    'a later wording of "{name}" without a beginning': (
        "“{name}”后面的文本没有写生效日",
        "「{name}」後面的文本沒有寫生效日",
    ),
    "another name for the task": ("给任务另取一个名字", "給任務另取一個名字"),
    "a circle of posts: {circle}": ("岗位绕成了圈：{circle}", "崗位繞成了圈：{circle}"),
    "a line with a top": ("有最上一级的上下级关系", "有最上一級的上下級關係"),
    "wordings in the order of their dates": ("各期文本按日期先后", "各期文本按日期先後"),
    "letters, digits, _ and -": ("字母、数字、_ 和 -", "字母、數字、_ 和 -"),
    "one of the two needs another name": ("两者之一要换名字", "兩者之一要換名字"),
    '"{cut_off}" is no time of day': ("“{cut_off}”不是钟点", "「{cut_off}」不是鐘點"),
    "a call list ends when somebody is reached, and in no other way": (
        "呼叫名单在找到人时结束，没有别的结束办法",
        "呼叫名單在找到人時結束，沒有別的結束辦法",
    ),
    "this consequence": ("这个后果", "這個後果"),
    'nobody is there to say "{name}", without which nothing is registered': (
        "没有人来填“{name}”，而没有它就不能登记",
        "沒有人來填「{name}」，而沒有它就不能登記",
    ),
    'nothing of the kind "{kind}" comes by the channel "{channel}"': (
        "“{kind}”类不会从渠道“{channel}”来",
        "「{kind}」類不會從渠道「{channel}」來",
    ),
    '"says" without "tell" or "release": nobody hears it': (
        "有 says 而没有 tell 或 release：没有人听到",
        "有 says 而沒有 tell 或 release：沒有人聽到",
    ),
    "tell or release": ("tell 或 release", "tell 或 release"),
    '"release" without "says": there is nothing to read': (
        "有 release 而没有 says：没有内容可看",
        "有 release 而沒有 says：沒有內容可看",
    ),
    '"purpose" without "release": nothing is released': (
        "有 purpose 而没有 release：没有给出什么",
        "有 purpose 而沒有 release：沒有給出什麼",
    ),
    '"to" without "open": no task goes there': (
        "有 to 而没有 open：没有任务去那里",
        "有 to 而沒有 open：沒有任務去那裡",
    ),
    '"named" without "mark": there is nothing to name': (
        "有 named 而没有 mark：没有东西要命名",
        "有 named 而沒有 mark：沒有東西要命名",
    ),
    'a case cannot turn into the record "{turn_into}"': (
        "案件不能变成记录“{turn_into}”",
        "案件不能變成記錄「{turn_into}」",
    ),
    "another kind": ("另一类", "另一類"),
    "outcome of this meeting": ("这次会议的结论", "這次會議的結論"),
    "a share of {share}": ("比例 {share}", "比例 {share}"),
    "more than 0 % and at most 100 %": ("大于 0 %，不超过 100 %", "大於 0 %，不超過 100 %"),
    "such as 18:00": ("例如 18:00", "例如 18:00"),
    "at_least {at_least}": ("at_least 为 {at_least}", "at_least 為 {at_least}"),
    "0 or more": ("0 或更多", "0 或更多"),
    "nothing starts this callback": ("没有什么启动这项回访", "沒有什麼啟動這項回訪"),
    "events under from": ("在 from 下写事件", "在 from 下寫事件"),
    "nobody is in the population of this callback": ("这项回访没有对象", "這項回訪沒有對象"),
    "kinds under of": ("在 of 下写类别", "在 of 下寫類別"),
    "there is nobody to ring": ("没有人可以呼叫", "沒有人可以呼叫"),
    "roles or people under order": ("在 order 下写岗位或人员", "在 order 下寫崗位或人員"),
    "returns_at_most {returns_at_most}": (
        "returns_at_most 为 {returns_at_most}",
        "returns_at_most 為 {returns_at_most}",
    ),
    "calls without joint, paper and done_on": (
        "写 calls 时不写 joint、paper 和 done_on",
        "寫 calls 時不寫 joint、paper 和 done_on",
    ),
    "level of that ladder": ("那个升级序列的级别", "那個升級序列的級別"),
    "{name} under set, or another kind in the when of that fact": (
        "在 set 下写 {name}，或者在那个登记项的 when 里换一类",
        "在 set 下寫 {name}，或者在那個登記項的 when 裡換一類",
    ),
    "a channel whose kinds name it": ("kinds 里有这一类的渠道", "kinds 裡有這一類的渠道"),
    'the ground "{name}" has no wordings of its own': (
        "理由“{name}”没有单独的各期文本",
        "理由「{name}」沒有單獨的各期文本",
    ),
    "give the task a second wording": ("给任务写第二期文本", "給任務寫第二期文本"),
}
