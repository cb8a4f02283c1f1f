"""The headings of a regulation as it is read."""

from huiyin.casework.wording.languages import Table

CHAPTERS: Table = {
    "whole": ("总则", "總則", "The regulation as a whole"),
    "people": ("岗位与职责", "崗位與職責", "Roles and duties"),
    "grading": ("分类与定级", "分類與定級", "Kinds, grades, routing"),
    "flow": ("办理流程", "辦理流程", "How a case runs"),
    "limits": ("期限与升级", "期限與升級", "Limits and escalation"),
    "authority": ("审批权限", "審批權限", "Authority"),
    "conditions": ("办理前提与禁止", "辦理前提與禁止", "What must be true, and what is forbidden"),
    "work": ("任务、处置与通知", "任務、處置與通知", "Tasks, reactions and notices"),
    "forms": ("文书与编号", "文書與編號", "Forms and numbers"),
    "counting": ("回访、奖惩与报表", "回訪、獎懲與報表", "Callbacks, accountability and returns"),
    "words": ("登记项与用语", "登記項與用語", "Facts and words"),
    "examples": ("示例", "示例", "Worked examples"),
    "clauses": ("条款索引", "條款索引", "By clause"),
}

BOOK: Table = {
    "base": ("承自{base}", "承自{base}", "from {base}"),
    "clause": ("条款", "條款", "Clause"),
    "name": ("名称", "名稱", "Name"),
    "other": ("其他规定", "其他規定", "Besides"),
    "result": ("结论", "結論", "Result"),
    "case": ("情形", "情形", "When"),
    "who": ("批准人", "批准人", "Who approves"),
    "levels": ("级别", "級別", "Level"),
    "version": ("版本", "版本", "Version"),
    "in_force": ("生效", "生效", "In force from"),
    "source": ("来源", "來源", "Source"),
    "supersedes": ("取代", "取代", "In place of"),
    "replaced": ("《{title}》，自{day}起", "《{title}》，自{day}起", "{title}, since {day}"),
    "repealed": ("废止", "廢止", "Repealed on"),
    "published_by": ("新版本由谁批准", "新版本由誰批准", "Who consents to a new edition"),
    "superseded_by": ("由何规定取代", "由何規定取代", "Now in its place"),
    "builds_on": ("依据", "依據", "Builds on"),
    "hours": ("营业时间与日历", "營業時間與日曆", "Opening hours and calendar"),
    "zone": ("时区", "時區", "Time zone"),
    "declined": (
        "不由系统执行的条款",
        "不由系統執行的條款",
        "Clauses that software has no part in",
    ),
    "wording_of": (
        "{day}的规定文本",
        "{day}的規定文本",
        "As worded on {day}",
    ),
    "example": (
        "如起算于{start}，最迟须在{due}前",
        "如起算於{start}，最遲須在{due}前",
        "Counted from {start}: by {due}",
    ),
    "deadline_example": ("期限示例", "期限示例", "Limits, by example"),
    "from": ("起算", "起算", "Counts from"),
    "due": ("截止", "截止", "Due"),
    "why": ("怎样算出", "怎樣算出", "How it is counted"),
    "scenario": (
        "这样适用（随规定一起检验的案例）",
        "這樣適用（隨規定一起檢驗的案例）",
        "How it applies (stories that test it)",
    ),
    "rules": ("规则", "規則", "Rules"),
    "by": ("由{who}", "由{who}", "by {who}"),
    "side": ("其他去向", "其他去向", "Side doors"),
    "steps": ("办理环节", "辦理環節", "Steps"),
}
