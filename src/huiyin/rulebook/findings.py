"""What the prover may find in a regulation, as it is called."""

from huiyin.casework.wording.languages import Table

FINDINGS: Table = {
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
