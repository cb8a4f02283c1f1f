"""Words of what rose above the usual, and of what it is one's turn with besides cases."""

from huiyin.casework.wording.languages import Table

RISES: Table = {
    "rises.title": (
        "高于平常的，要查原因",
        "高於平常的，要查原因",
        "Above the usual: look for the cause",
    ),
    "rises.says": (
        "每次发现都是一项任务：查原因、定措施、看四周内有没有再发生。",
        "每次發現都是一項任務：查原因、定措施、看四週內有沒有再發生。",
        "Each is a task: its cause, an action, and whether it comes back within four weeks.",
    ),
    "rises.found": ("发现", "發現", "Found"),
    "rises.count": ("七天内的件数", "七天內的件數", "Cases in seven days"),
    "rises.state": ("进度", "進度", "Standing"),
    "rises.state.found": ("待查原因", "待查原因", "Cause to be found"),
    "rises.state.analysed": ("待落实措施", "待落實措施", "Action to be taken"),
    "rises.state.acted": ("观察是否再发生", "觀察是否再發生", "Watched"),
    "rises.state.helped": ("措施有效，没有再发生", "措施有效，沒有再發生", "It did not come back"),
    "rises.state.recurred": ("又发生了，措施无效", "又發生了，措施無效", "It came back"),
    "rises.state.dismissed": ("已说明，不采取措施", "已說明，不採取措施", "Explained, no action"),
    "rises.cause": ("原因分析", "原因分析", "Cause"),
    "rises.action": ("纠正措施", "糾正措施", "Corrective action"),
    "rises.done": ("措施怎样落实的", "措施怎樣落實的", "What was done"),
    "rises.why": ("不采取措施的理由", "不採取措施的理由", "Why nothing is done"),
    "rises.effect": ("效果：措施以后各周", "效果：措施以後各週", "Effect: the weeks after"),
    "rises.week": ("第 {n} 周", "第 {n} 週", "Week {n}"),
    "rises.watched": (
        "观察 {n} 周，{at} 判定有没有再发生。",
        "觀察 {n} 週，{at} 判定有沒有再發生。",
        "Watched for {n} weeks; judged on {at}.",
    ),
    "rises.act.analyse": ("查原因，定措施", "查原因，定措施", "Cause and action"),
    "rises.act.analyse.do": ("记下", "記下", "Record"),
    "rises.act.act": ("措施落实", "措施落實", "Action taken"),
    "rises.act.act.do": ("已落实，开始观察", "已落實，開始觀察", "Taken; watch from now on"),
    "rises.act.dismiss": ("不采取措施", "不採取措施", "Take no action"),
    "rises.did.analyse": ("已记下原因和措施", "已記下原因和措施", "Recorded"),
    "rises.did.act": ("已开始观察", "已開始觀察", "Watched from now on"),
    "rises.did.dismiss": ("已记下理由", "已記下理由", "Recorded"),
    "duty.rise": (
        "高于平常，请查原因（{title}）",
        "高於平常，請查原因（{title}）",
        "Above the usual; please look for the cause ({title})",
    ),
    "duty.return.to_check": (
        "请审核报表：{title}",
        "請審核報表：{title}",
        "A return to check: {title}",
    ),
    "duty.return.to_approve": (
        "请批准报表：{title}",
        "請批准報表：{title}",
        "A return to approve: {title}",
    ),
    "duty.return.to_send": ("可以报送：{title}", "可以報送：{title}", "A return to send: {title}"),
    "duty.return.to_compile": (
        "请编制报表：{title}",
        "請編製報表：{title}",
        "A return to compile: {title}",
    ),
    "duty.library.proposed": (
        "有案件推荐入案例库（{title}）",
        "有案件推薦入案例庫（{title}）",
        "A case is proposed for the library ({title})",
    ),
    "duty.library.to_write": (
        "案例请去名改写（{title}）",
        "案例請去名改寫（{title}）",
        "A typical case is to be told anew ({title})",
    ),
    "duty.library.to_review": (
        "案例请复核去名（{title}）",
        "案例請複核去名（{title}）",
        "A typical case is to be looked over ({title})",
    ),
}
