"""What a trial found, in words."""

from collections.abc import Iterator
from datetime import datetime

from huiyin.casework.wording.labels import act_label
from huiyin.casework.wording.languages import Table, text_in
from huiyin.casework.wording.reasons import REASONS
from huiyin.rulebook.naming import Naming
from huiyin.simulation.comparing import Difference, Findings

TRIED: Table = {
    "summary": (
        "重新审理了{cases}件已结案件：{changed}件结果不同；逾期案件由{before}件变为{after}件。",
        "重新審理了{cases}件已結案件：{changed}件結果不同；逾期案件由{before}件變為{after}件。",
        "{cases} closed cases decided anew: {changed} come out otherwise; breached {before} → {after}.",
    ),
    "result": (
        "{what}由“{old}”变为“{new}”",
        "{what}由「{old}」變為「{new}」",
        "{what}: “{new}” instead of “{old}”",
    ),
    "breach": ("{what}会逾期", "{what}會逾期", "{what} would be late"),
    "breach gone": ("{what}不再逾期", "{what}不再逾期", "{what} would not be late any more"),
    "approver": (
        "{what}改由{new}批准（原为{old}）",
        "{what}改由{new}批准（原為{old}）",
        "{what} goes to {new} and not to {old}",
    ),
    "refused": (
        "“{what}”不能办理：{new}",
        "「{what}」不能辦理：{new}",
        "“{what}” would be refused: {new}",
    ),
    "load": (
        "{post}的任务与审批：{before} → {after}",
        "{post}的任務與審批：{before} → {after}",
        "Tasks and approvals of {post}: {before} → {after}",
    ),
    "nothing": ("（无）", "（無）", "(nothing)"),
    "due": (
        "{what}的期限由{old}改为{new}",
        "{what}的期限由{old}改為{new}",
        "{what}: due {new} instead of {old}",
    ),
    "h.breaches": ("逾期的案件", "逾期的案件", "Cases in breach"),
    "h.kinds": ("哪些方面不同", "哪些方面不同", "In what they differ"),
    "h.clauses": ("按条款", "按條款", "By clause"),
    "h.posts": ("各岗位的任务与审批", "各崗位的任務與審批", "Tasks and approvals by post"),
    "h.differences": ("逐项不同", "逐項不同", "One by one"),
    "kind.result": ("判定结果", "判定結果", "Result of a table"),
    "kind.breach": ("会逾期", "會逾期", "Late"),
    "kind.breach gone": ("不再逾期", "不再逾期", "Not late any more"),
    "kind.approver": ("批准人", "批准人", "Approver"),
    "kind.refused": ("不能办理", "不能辦理", "Refused"),
    "before": ("当时", "當時", "as it was"),
    "after": ("按草案", "按草案", "under the draft"),
    "cases": ("件数", "件數", "cases"),
    "what": ("不同之处", "不同之處", "what differs"),
    "clause": ("条款", "條款", "clause"),
    "samples": ("例如", "例如", "for example"),
    "table": ("数据表", "資料表", "as a table"),
}


def summary_words(found: Findings, naming: Naming) -> str:
    return said(naming, "summary").format(
        cases=found.cases,
        changed=found.changed,
        before=found.breached_before,
        after=found.breached_after,
    )


def difference_words(difference: Difference, naming: Naming) -> str:
    """One kind of difference as a sentence, in the regulation's titles."""
    old, new = difference.old, difference.new
    what = naming.words.anything(difference.what)
    if difference.kind == "refused":
        what, new = act_label(difference.what, naming.language), _reason(new, naming)
    elif difference.kind == "result":
        nothing = said(naming, "nothing")
        old, new = naming.result(old) if old else nothing, naming.result(new) if new else nothing
    elif difference.kind == "due":
        what = naming.words.anything(difference.what.partition(" ")[0])
        old, new = _due(old, naming), _due(new, naming)
    elif difference.kind == "approver":
        old, new = naming.words.audience(old), naming.words.audience(new)
    return said(naming, difference.kind).format(what=what, old=old, new=new)


def _due(moment: str, naming: Naming) -> str:
    return naming.words.due(datetime.fromisoformat(moment)) if moment else said(naming, "nothing")


def _reason(reason: str, naming: Naming) -> str:
    return text_in(REASONS, reason, naming.language, reason).partition("{")[0].rstrip("：: [（(")


def load_words(found: Findings, naming: Naming) -> Iterator[str]:
    """Posts whose work would be more or less."""
    for post in sorted({*found.load_before, *found.load_after}):
        before, after = found.load_before[post], found.load_after[post]
        if before != after:
            words = naming.words.audience(post)
            yield said(naming, "load").format(post=words, before=before, after=after)


def said(naming: Naming, key: str) -> str:
    return text_in(TRIED, key, naming.language)
