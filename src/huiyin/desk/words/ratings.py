"""Words of the pages of ratings."""

from huiyin.casework.wording.languages import Table

RATINGS: Table = {
    "nav.ratings": ("评定", "評定", "Ratings"),
    "ratings.title": ("评定", "評定", "Ratings"),
    "ratings.says": (
        "规定要求一起评的：评分、名额、谁定到了哪一步，都在一页上。",
        "規定要求一起評的：評分、名額、誰定到了哪一步，都在一頁上。",
        "What is rated together: scores, places, and how far each decision has come, on one page.",
    ),
    "ratings.none": ("没有要您看的评定", "沒有要您看的評定", "No ratings for you"),
    "ratings.none.says": (
        "您任职的规定里没有评定，或者您只能看到其中几份。",
        "您任職的規定裡沒有評定，或者您只能看到其中幾份。",
        "The regulations in which you hold a post rate nobody, or you read only some of the records.",
    ),
    "ratings.nobody": ("还没有登记要评的", "還沒有登記要評的", "Nobody was entered yet"),
    "ratings.count": ("参加评定 {n} 个", "參加評定 {n} 個", "{n} rated"),
    "ratings.places": ("名额", "名額", "Places"),
    "ratings.rank": ("等级", "等級", "Rating"),
    "ratings.places.n": ("名额数", "名額數", "Places"),
    "ratings.taken": ("已认定", "已認定", "Given"),
    "ratings.free": ("还有", "還有", "Free"),
    "ratings.candidates": ("候选", "候選", "Candidates"),
    "ratings.no_candidates": ("还没有候选", "還沒有候選", "No candidates yet"),
    "ratings.rules": ("认定的条件", "認定的條件", "What must be true first"),
    "ratings.steps": ("评定的次序", "評定的次序", "Decided in this order"),
    "ratings.rated": ("得分与结果", "得分與結果", "Scores and results"),
    "ratings.place": ("名次", "名次", "Place"),
    "ratings.subject": ("评定对象", "評定對象", "Rated"),
    "ratings.charged": ("奖励、扣罚（元）", "獎勵、扣罰（元）", "Rewards and penalties (yuan)"),
    "ratings.pick": ("选中", "選中", "Choose"),
    "ratings.decide": ("对选中的", "對選中的", "For those chosen"),
    "ratings.decide.do": ("认定", "認定", "Decide"),
    "ratings.decide.says": (
        "按得分从高到低逐个认定；名额、差额、次序不合规定的，不认定并说明原因。",
        "按得分從高到低逐個認定；名額、差額、次序不合規定的，不認定並說明原因。",
        "One by one, the best first; what places or order do not allow is refused, with the reason.",
    ),
    "ratings.choose": (
        "请选中要认定的，再选认定结果。",
        "請選中要認定的，再選認定結果。",
        "Choose whom, and what is decided.",
    ),
    "ratings.done": ("已认定 {n} 个", "已認定 {n} 個", "{n} decided"),
    "ratings.before": ("前一页", "前一頁", "Before"),
    "ratings.after": ("后一页", "後一頁", "After"),
}
