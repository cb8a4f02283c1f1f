"""Messages in 简体中文 and 繁體中文: what is doubtful."""

PAGE = {
    "no scenario stands on the boundary {name} = {figure}": (
        "没有情景用例正好落在界限 {name} = {figure} 上",
        "沒有情景用例正好落在界限 {name} = {figure} 上",
    ),
    "tell a case with exactly this figure": (
        "写一个数字正好如此的用例",
        "寫一個數字正好如此的用例",
    ),
    "nothing reads the fact {name}": (
        "没有任何规则用到登记项 {name}",
        "沒有任何規則用到登記項 {name}",
    ),
    "nothing reads the setting {name}": (
        "没有任何规则用到自定标准 {name}",
        "沒有任何規則用到自定標準 {name}",
    ),
    "let a condition, paper or notice read it, or do not ask": (
        "让某个条件、文书或通知用到它，或者不要问",
        "讓某個條件、文書或通知用到它，或者不要問",
    ),
    "let a condition or a limit read it, or leave it out": (
        "让某个条件或期限用到它，或者删去",
        "讓某個條件或期限用到它，或者刪去",
    ),
    "the mark {mark} has no words": ("标记 {mark} 没有名称", "標記 {mark} 沒有名稱"),
    "say what it means: named: …": ("写明它的意思：named: …", "寫明它的意思：named: …"),
    "give it a right, a task or a place in the line, or leave it out": (
        "给它一项权限、任务或上下级位置，或者删去",
        "給它一項權限、任務或上下級位置，或者刪去",
    ),
    "nobody needs the role {name}": ("没有任何规则用到岗位 {name}", "沒有任何規則用到崗位 {name}"),
    "nothing stops {name}: nobody can bring about {events}": (
        "{name} 停不下来：没有人能做出 {events}",
        "{name} 停不下來：沒有人能做出 {events}",
    ),
    "nothing starts {name}: nobody can bring about {events}": (
        "{name} 起算不了：没有人能做出 {events}",
        "{name} 起算不了：沒有人能做出 {events}",
    ),
    "once paused, nothing lets {name} run again": (
        "{name} 一旦暂停，就没有什么能让它继续",
        "{name} 一旦暫停，就沒有什麼能讓它繼續",
    ),
    "nobody may ask for the task {name}": (
        "没有人可以交办任务 {name}",
        "沒有人可以交辦任務 {name}",
    ),
    "give somebody the right, or wait for something else": (
        "给某个岗位这项权限，或者改等别的事件",
        "給某個崗位這項權限，或者改等別的事件",
    ),
    "give somebody the right, or start it on something else": (
        "给某个岗位这项权限，或者改由别的事件起算",
        "給某個崗位這項權限，或者改由別的事件起算",
    ),
    "say under runs_on what does": (
        "在 runs_on 里写明什么让它继续",
        "在 runs_on 裡寫明什麼讓它繼續",
    ),
    "give open_task to a role that may ask, or let a rule open it": (
        "把 open_task 给可以交办的岗位，或者由规则自动交办",
        "把 open_task 給可以交辦的崗位，或者由規則自動交辦",
    ),
    "nobody can approve the task {name}": ("没有人能批准任务 {name}", "沒有人能批准任務 {name}"),
    "give somebody the right to propose": ("给某个岗位提出方案的权限", "給某個崗位提出方案的權限"),
    "let a fact of the type text, such as a telephone number, say identifies: person": (
        "让一个 text 类型的登记项（例如电话号码）写上 identifies: person",
        "讓一個 text 類型的登記項（例如電話號碼）寫上 identifies: person",
    ),
    "{name} identifies a matter, but no fact identifies the person": (
        "{name} 用来认事项，却没有登记项用来认人",
        "{name} 用來認事項，卻沒有登記項用來認人",
    ),
    "{name} is never known: no fact identifies the person": (
        "{name} 永远得不到：没有登记项用来认人",
        "{name} 永遠得不到：沒有登記項用來認人",
    ),
    "the numbers of open cases show a gap where a {kind} is sealed": (
        "{kind} 密封时，公开案件的编号会露出空号",
        "{kind} 密封時，公開案件的編號會露出空號",
    ),
    "give it a series of its own, under numbers: {kind}": (
        "在 numbers 下给它单独编号：{kind}",
        "在 numbers 下給它單獨編號：{kind}",
    ),
    "let a kind of its own hold what is sealed, with a series of its own": (
        "让密封的事情单独成一类，单独编号",
        "讓密封的事情單獨成一類，單獨編號",
    ),
    "the notice {name} is for {to}, who are told nothing of a sealed {kind}": (
        "通知 {name} 发给 {to}，而密封的 {kind} 不能告诉他们",
        "通知 {name} 發給 {to}，而密封的 {kind} 不能告訴他們",
    ),
    "what they must see is released to them as an extract": (
        "必须让他们看的，以摘录给出",
        "必須讓他們看的，以摘錄給出",
    ),
    "nobody may know of a {kind} that {name} seals beside another rule": (
        "{name} 与另一条规则同时密封的 {kind}，没有人可以知悉",
        "{name} 與另一條規則同時密封的 {kind}，沒有人可以知悉",
    ),
    "let a post read by both, or part their kinds": (
        "让某个岗位在两条里都能知悉，或者把类别分开",
        "讓某個崗位在兩條裡都能知悉，或者把類別分開",
    ),
    "has nobody to decide": ("没有人决定", "沒有人決定"),
    "{name} {silent} when {case}": ("{name}在 {case} 时{silent}", "{name}在 {case} 時{silent}"),
    "add a row for it, or a row for everything else": (
        "为它加一行，或者加一行管其余一切",
        "為它加一行，或者加一行管其余一切",
    ),
    "{name} says both {one} and {other} when {case}": (
        "{name}在 {case} 时既是 {one} 又是 {other}",
        "{name}在 {case} 時既是 {one} 又是 {other}",
    ),
    "say which counts: take: first or highest": (
        "写明以哪个为准：take: first 或 highest",
        "寫明以哪個為准：take: first 或 highest",
    ),
    "the row {n} ({result}) of {name}": (
        "{name}的第 {n} 行（{result}）",
        "{name}的第 {n} 行（{result}）",
    ),
    "the table {name}": ("判定表 {name}", "判定表 {name}"),
    "says nothing": ("没有结果", "沒有結果"),
    "the remedy {name}": ("处理方案 {name}", "處理方案 {name}"),
    "the approval {name}": ("审批 {name}", "審批 {name}"),
    "another row always counts before it": ("总有另一行先算数", "總有另一行先算數"),
    "mend its condition, or leave it out": ("改它的条件，或者删去", "改它的條件，或者刪去"),
    "the extension of {name}": ("{name} 的延长", "{name} 的延長"),
    "{which} never decides": ("{which}从来不起作用", "{which}從來不起作用"),
    "{which} can never apply": ("{which}永远用不上", "{which}永遠用不上"),
    "from {day} on {what}": ("自 {day} 起，{what}", "自 {day} 起，{what}"),
}
