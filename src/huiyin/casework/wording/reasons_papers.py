"""Why a paper is not issued or signed, a case does not move, a text is not taken, in words."""

from huiyin.casework.wording.languages import Table

PAPER_REASONS: Table = {
    "not-text": (
        "含有文字里不能有的符号（控制符或半个字符），请去掉后再提交[：{needs}]",
        "含有文字裡不能有的符號（控制符或半個字元），請去掉後再提交[：{needs}]",
        "There are signs in it that no text holds (control characters, halves of characters)[: {needs}]",
    ),
    "text-too-long": (
        "文字太长，最多十万字；请把全文作为证据附上[：{needs}]",
        "文字太長，最多十萬字；請把全文作為證據附上[：{needs}]",
        "The text is longer than 100,000 signs: attach the whole as evidence[: {needs}]",
    ),
    "sealed-move": (
        "密封案件不能转为公开的案件；需要告知的内容请摘录后交出",
        "密封案件不能轉為公開的案件；需要告知的內容請摘錄後交出",
        "A sealed case does not become an open one; release an extract of what must be known",
    ),
    "not-in-force": (
        "该规定尚未施行[：{needs}]",
        "該規定尚未施行[：{needs}]",
        "That regulation is not in force yet[: {needs}]",
    ),
    "not-a-signer": (
        "此件不需要您签署",
        "此件不需要您簽署",
        "Your signature is not asked for here",
    ),
    "already-signed": ("此件已经签署", "此件已經簽署", "This is signed already"),
    "scan-needed": (
        "替别人登记签署，须附上签好的那一页的扫描件[：{needs}]",
        "替別人登記簽署，須附上簽好的那一頁的掃描件[：{needs}]",
        "To enter somebody else's signature, attach a scan of the signed page[: {needs}]",
    ),
    "scan-taken": (
        "这份扫描件已经用于另一份文书[：{needs}]",
        "這份掃描件已經用於另一份文書[：{needs}]",
        "This scan shows another paper[: {needs}]",
    ),
    "paper-incomplete": (
        "尚有栏目未填[：{needs}]",
        "尚有欄目未填[：{needs}]",
        "Some fields are still empty[: {needs}]",
    ),
    "too-much-typed": (
        "表里最多[ {needs} 行]，一格最多 2000 字，更多的请作为证据附上文件",
        "表裡最多[ {needs} 列]，一格最多 2000 字，更多的請作為證據附上檔案",
        "A table holds at most[ {needs} rows], a cell 2,000 characters; attach more as a file",
    ),
    "shown-otherwise": (
        "签署的不是此件现在的内容",
        "簽署的不是此件現在的內容",
        "What was signed is not what stands here now",
    ),
    "no-signature": (
        "手写签名无法辨认，请重新签写",
        "手寫簽名無法辨認，請重新簽寫",
        "This is no drawn signature: please draw it again",
    ),
    "personal-data": (
        "还看得出是谁[：{needs}]，请改写",
        "還看得出是誰[：{needs}]，請改寫",
        "It still says who it was[: {needs}]; put it in other words",
    ),
    "restricted": (
        "保管期满，本件不再查阅、也不销毁，只有规定写明的岗位可以看",
        "保管期滿，本件不再查閱、也不銷毀，只有規定寫明的崗位可以看",
        "Its time is over: it is not erased, and none but the posts named may look into it",
    ),
}
