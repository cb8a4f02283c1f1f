"""A case on the command line, in the words of its regulation instead of the names that rules give."""

from collections.abc import Iterable, Mapping
from typing import Any

LANGUAGE = "zh-Hans"


class InWords:
    """Opened after Django: the names of people are in the database."""

    def __init__(self, draft: Any) -> None:
        from huiyin.casework.wording import Words
        from huiyin.sight.me import names_of_people

        self.draft, self.case = draft, draft.case
        self.words = Words(draft.policy, LANGUAGE, names_of_people())

    def facts(self) -> Iterable[tuple[str, str]]:
        from huiyin.casework.wording import stage_label

        case, words = self.case, self.words
        grade = words.known("grade", case.grade) if case.grade else "—"
        provisional = case.assessments.get("grade")
        if provisional is not None and provisional.provisional:
            grade += "（暂定）"
        return [
            ("编号", case.number or "—"),
            ("规定", f"{self.draft.policy.head.title.text(LANGUAGE)}（{case.policy}）"),
            ("性质", words.title(case.kind, "kinds")),
            ("阶段", stage_label(case.stage, LANGUAGE)),
            ("等级", grade),
            ("经办", words.person(case.owner) if case.owner else "—"),
            ("收到", words.moment(case.received_at)),
        ]

    def clocks(self) -> list[dict[str, Any]]:
        from huiyin.casework.wording import clock_status_label

        return [
            {"期限": self.words.clock(s.clock), "到期": self.words.due(s.due),
             "状态": clock_status_label(s.status.value, LANGUAGE), "条款": list(s.clauses)}
            for s in self.case.clocks.values()
        ]  # fmt: skip

    def acts(self, found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        from huiyin.casework.wording import act_label

        return [
            {"办理": act_label(o["act"], LANGUAGE), "命令": o["act"],
             "针对": "\n".join(map(self._thing, o["things"])), "条款": o["clauses"]}
            for o in found
        ]  # fmt: skip

    def _thing(self, name: str) -> str:
        """As the regulation calls it, with the name that `case do` wants."""
        task = self.case.tasks.get(name)
        proposal = self.case.proposals.get(name)
        if task is not None:
            said = self.words.task(task.kind)
        elif proposal is not None:
            said = self.words.anything(proposal.subject)
        else:
            said = self.words.anything(name)
        return said if said == name else f"{said}={name}"
