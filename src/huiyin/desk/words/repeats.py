"""Words of what is offered while somebody registers."""

from huiyin.casework.wording.languages import Table

REPEATS: Table = {
    "repeats.title": ("可能来过", "可能來過", "Perhaps known already"),
    "repeats.none": (
        "填写电话等信息时，这里会列出本人以前的投诉。",
        "填寫電話等資料時，這裡會列出本人以前的投訴。",
        "As you type, earlier cases of the same person appear here.",
    ),
    "repeats.look": (
        "请先看一眼：可能是重复投诉",
        "請先看一眼：可能是重複投訴",
        "Look first: this may be a repeat",
    ),
    "repeats.look.says": (
        "这些案件与正在登记的内容有关，内容都还在。请选择怎样办理；确是另一件事，再按一次登记。",
        "這些案件與正在登記的內容有關，內容都還在。請選擇怎樣辦理；確是另一件事，再按一次登記。",
        "Nothing typed is lost. Choose an answer to one of these cases, or register again.",
    ),
    "repeats.why.same_matter": ("同一人，同一事项", "同一人，同一事項", "same person, same matter"),
    "repeats.why.same_person": ("同一人", "同一人", "same person"),
    "repeats.why.matter": (
        "可能属于同一群体事项",
        "可能屬於同一群體事項",
        "perhaps the same matter of many people",
    ),
    "repeats.batch": ("立新案，归入此事项", "立新案，歸入此事項", "New case, of this matter"),
    "repeats.batch.says": (
        "近来多人反映同一产品、批次或地点：登记新案，与此案关联为同批。",
        "近來多人反映同一產品、批次或地點：登記新案，與此案關聯為同批。",
        "Many spoke of the same thing of late: a new case, linked to this one as a batch.",
    ),
    "repeats.linked.batch": (
        "将登记为 {number} 的同批案件",
        "將登記為 {number} 的同批案件",
        "Will be registered as of one batch with {number}",
    ),
    "repeats.why.similar": ("内容相近", "內容相近", "similar text"),
    "repeats.join": ("催办并入此案", "催辦併入此案", "Remind and join"),
    "repeats.join.says": (
        "此案还在办：把这次说的话记为催办，不另立案。",
        "此案還在辦：把這次說的話記為催辦，不另立案。",
        "Still open: what was said is recorded there as a reminder; no new case.",
    ),
    "repeats.again": ("立新案并关联", "立新案並關聯", "New case, linked"),
    "repeats.again.says": (
        "对答复不满意：登记新案，注明是此案的重复投诉。",
        "對答覆不滿意：登記新案，註明是此案的重複投訴。",
        "Unhappy with the answer: a new case that points at this one.",
    ),
    "repeats.new_facts": ("有新事实，记入此案", "有新事實，記入此案", "New facts, into this case"),
    "repeats.new_facts.says": (
        "把新的事实记入此案；规定要求重新计时的，自动重新计时。",
        "把新的事實記入此案；規定要求重新計時的，自動重新計時。",
        "The facts go into this case; its clocks restart where the regulation says so.",
    ),
    "repeats.last_word": (
        "已有最后答复，不予受理",
        "已有最後答覆，不予受理",
        "Last word said: refuse",
    ),
    "repeats.last_word.says": (
        "没有新的事实：登记后写明理由，不予受理。",
        "沒有新的事實：登記後寫明理由，不予受理。",
        "Nothing new: it is registered, and refused with a reason.",
    ),
    "repeats.joined": (
        "已催办，并入 {number}",
        "已催辦，併入 {number}",
        "Reminded and joined to {number}",
    ),
    "repeats.linked": (
        "将登记为 {number} 的重复投诉",
        "將登記為 {number} 的重複投訴",
        "Will be registered as a repeat of {number}",
    ),
    "nav.mass": ("群体事项", "群體事項", "Mass matters"),
    "mass.title": ("群体事项", "群體事項", "Matters of many people"),
    "mass.says": (
        "近来多人提到同一名称的案件。这只是提示：是不是同一件事，由您判断。",
        "近來多人提到同一名稱的案件。這只是提示：是不是同一件事，由您判斷。",
        "Cases in which many people lately name one thing. A hint: you decide whether it is one matter.",
    ),
    "mass.size": (
        "{people} 人，{cases} 件",
        "{people} 人，{cases} 件",
        "{people} people, {cases} cases",
    ),
    "mass.link": ("关联为同批", "關聯為同批", "Link as a batch"),
    "mass.link.says": (
        "勾选的案件都与其中最早的一件关联；各案仍分别办理。",
        "勾選的案件都與其中最早的一件關聯；各案仍分別辦理。",
        "The ticked cases are linked to the oldest of them; each is still handled by itself.",
    ),
    "mass.two": ("请至少勾选两件", "請至少勾選兩件", "Tick two cases at least"),
    "mass.linked": (
        "已有 {n} 件关联到 {number}",
        "已有 {n} 件關聯到 {number}",
        "{n} linked to {number}",
    ),
    "mass.none": ("没有发现群体事项", "沒有發現群體事項", "No such matter"),
    "mass.none.says": (
        "规定写明的期间内，没有足够多的人提到同一名称。",
        "規定寫明的期間內，沒有足夠多的人提到同一名稱。",
        "Within the time that the regulation says, not enough people named the same thing.",
    ),
    "repeats.count": ("{n} 件", "{n} 件", "{n}"),
}
