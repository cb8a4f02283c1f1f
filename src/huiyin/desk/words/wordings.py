"""Words of the pages of categories, of notices in the house's own words, and of the reporting lines."""

from huiyin.casework.wording.languages import Table

WORDINGS: Table = {
    "house.categories": ("分类", "分類", "Categories"),
    "category.says": (
        "登记时选用的类别，以及每一项用过多少次。类别是规定的内容，增加或改名会成为新的一版：先用规定自己的场景试过，再提请批准。",
        "登記時選用的類別，以及每一項用過多少次。類別是規定的內容，增加或改名會成為新的一版：先用規定自己的場景試過，再提請批准。",
        "What cases are sorted by, and how often. A change becomes the next edition: tried, then proposed.",
    ),
    "category.book": ("规定", "規定", "Regulation"),
    "category.show": ("查看", "查看", "Show"),
    "category.n": ("{n} 次", "{n} 次", "{n} times"),
    "category.none": ("这部规定没有类别", "這部規定沒有類別", "This regulation has no categories"),
    "category.change": ("增加一项或改名", "增加一項或改名", "Add one, or name one anew"),
    "category.base": (
        "写在它所依据的规定里，要改请改那一部。",
        "寫在它所依據的規定裡，要改請改那一部。",
        "Stands in the regulation that this one builds on.",
    ),
    "category.name": ("代号", "代號", "Short name"),
    "category.name.hint": (
        "小写字母、数字和下划线，以后不变。改名时填已有的代号。",
        "小寫字母、數字和底線，以後不變。改名時填已有的代號。",
        "Small letters, digits, underscores; it never changes.",
    ),
    "category.title": ("名称", "名稱", "Title"),
    "category.version": ("新的版本号", "新的版本號", "Next version"),
    "category.version.hint": ("现行 {version}", "現行 {version}", "Now {version}"),
    "category.from": ("自哪天起", "自哪天起", "From"),
    "category.add": ("增加，并去试", "增加，並去試", "Add, and try"),
    "category.rename": ("改名，并去试", "改名，並去試", "Rename, and try"),
    "category.no.name": (
        "代号用小写字母开头，只含小写字母、数字和下划线。",
        "代號用小寫字母開頭，只含小寫字母、數字和底線。",
        "It begins with a small letter, and has small letters, digits and underscores.",
    ),
    "category.no.taken": (
        "已经有 {name} 这一项。",
        "已經有 {name} 這一項。",
        "There is {name} already.",
    ),
    "category.no.choice": ("没有这一项。", "沒有這一項。", "There is no such choice."),
    "category.no.fact": (
        "这个类别不写在这部规定自己的文件里。",
        "這個類別不寫在這部規定自己的檔案裡。",
        "That does not stand in this regulation's own files.",
    ),
    "category.no.title": (
        "请写名称，60 字以内。",
        "請寫名稱，60 字以內。",
        "Give a title of at most 60 characters.",
    ),
    "category.no.version": (
        "版本号写不进去。",
        "版本號寫不進去。",
        "The version cannot be written.",
    ),
    "category.no.day": ("请填生效日期。", "請填生效日期。", "Say from which day."),
    "house.wordings": ("通知措辞", "通知措辭", "Wording"),
    "wording.says": (
        "规定里的每一种通知，都可以改用本单位自己的说法。规定要写明的编号、期限等必须保留；已经发出的不变。",
        "規定裡的每一種通知，都可以改用本單位自己的說法。規定要寫明的編號、期限等必須保留；已經發出的不變。",
        "Each notice in the house's own words. What the regulation fills in must stay.",
    ),
    "wording.own": ("本单位措辞", "本單位措辭", "own words"),
    "wording.to": ("发给：{who}", "發給：{who}", "To: {who}"),
    "wording.of_book": ("规定的措辞", "規定的措辭", "As the regulation says it"),
    "wording.of_house": ("本单位的措辞", "本單位的措辭", "As the house says it"),
    "wording.change": ("改措辞", "改措辭", "Say it otherwise"),
    "wording.text": ("通知正文", "通知內文", "Text"),
    "wording.places": ("必须保留：{places}。", "必須保留：{places}。", "Must stay: {places}."),
    "wording.empty": (
        "留空即恢复规定的措辞。",
        "留空即恢復規定的措辭。",
        "Left empty, the regulation's words are back.",
    ),
    "wording.preview": ("今后这样说：", "今後這樣說：", "From now on:"),
    "wording.preview.back": (
        "恢复规定的措辞。",
        "恢復規定的措辭。",
        "The regulation's words are back.",
    ),
    "wording.then": (
        "当初写本单位措辞时规定是这样说的",
        "當初寫本單位措辭時規定是這樣說的",
        "What the regulation said when the house chose its words",
    ),
    "wording.coming": ("规定到时这样说", "規定到時這樣說", "What the regulation will say"),
    "wording.still": ("仍然合用", "仍然合用", "They still fit"),
    "wording.drop": ("删去", "刪去", "Drop"),
    "wording.gone": (
        "规定里不再有这种通知，这段措辞不再发出。",
        "規定裡不再有這種通知，這段措辭不再發出。",
        "The regulation no longer has this notice; these words go out no more.",
    ),
    "wording.unfit.gone": (
        "{from}规定不再有这种通知。",
        "{from}規定不再有這種通知。",
        "{from}the regulation no longer has this notice.",
    ),
    "wording.unfit.lost": (
        "{from}规定要写明 {places}，本单位的措辞里没有：改好以前按规定的措辞发出。",
        "{from}規定要寫明 {places}，本單位的措辭裡沒有：改好以前按規定的措辭發出。",
        (
            "{from}the regulation wants {places} said and the house's words leave it out: until they"
            " are mended, the regulation's go out."
        ),
    ),
    "wording.unfit.strange": (
        "{from}规定不再填 {places}：改好以前按规定的措辞发出。",
        "{from}規定不再填 {places}：改好以前按規定的措辭發出。",
        (
            "{from}the regulation no longer fills in {places}: until that is mended, its own words"
            " go out."
        ),
    ),
    "wording.unfit.changed": (
        "{from}规定改了这段文字。本单位的措辞照常发出，请看是否仍然合用。",
        "{from}規定改了這段文字。本單位的措辭照常發出，請看是否仍然合用。",
        "{from}the regulation says this otherwise. The house's words still go out: see whether they fit.",
    ),
    "wording.none": ("这部规定没有通知", "這部規定沒有通知", "This regulation has no notices"),
    "wording.no.notice": ("没有这种通知。", "沒有這種通知。", "There is no such notice."),
    "wording.no.long": ("最多 {most} 字。", "最多 {most} 字。", "At most {most} characters."),
    "wording.no.lost": (
        "少了规定要写明的：{places}。",
        "少了規定要寫明的：{places}。",
        "The regulation wants said: {places}.",
    ),
    "wording.no.place": (
        "这里不能写：{places}。",
        "這裡不能寫：{places}。",
        "Nothing fills in here: {places}.",
    ),
    "tree.by_unit": ("按部门", "按部門", "By unit"),
    "tree.by_line": ("按汇报关系", "按匯報關係", "By reporting line"),
    "tree.people": ("个人的上级", "個人的上級", "Whom people report to"),
    "tree.people.says": (
        "岗位没有说明上级的人，升级和回避时按这里找。",
        "崗位沒有說明上級的人，升級和迴避時按這裡找。",
        "Where posts do not say it, ladders and recusal follow this.",
    ),
    "tree.none": ("没有登记个人的上级", "沒有登記個人的上級", "Nobody reports to anybody by name"),
    "tree.circle": (
        "互为上级，升级时找不到头：",
        "互為上級，升級時找不到頭：",
        "They report to each other in a circle:",
    ),
}
