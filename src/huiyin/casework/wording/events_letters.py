"""Sentences for letters that the regulation words."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
    "file_held": (
        "标明不得销毁：{reason}",
        "標明不得銷毀：{reason}",
        "The file is held: {reason}",
    ),
    "file_released": (
        "解除不得销毁：{reason}",
        "解除不得銷毀：{reason}",
        "The file is released: {reason}",
    ),
    "letter_written": (
        "拟定《{letter}》（{written}）",
        "擬定《{letter}》（{written}）",
        "{letter} written ({written})",
    ),
    "letter_dispatched": (
        "发出《{letter}》（{written}），{way}",
        "發出《{letter}》（{written}），{way}",
        "{letter} sent ({written}), {way}",
    ),
    "letter_opened": (
        "投诉人在查询页面打开了《{letter}》（{written}）",
        "投訴人在查詢頁面打開了《{letter}》（{written}）",
        "The complainant opened {letter} ({written}) on their page",
    ),
    "letter_returned": (
        "《{letter}》（{written}）没有送达：{why}[；{proof}]",
        "《{letter}》（{written}）沒有送達：{why}[；{proof}]",
        "{letter} ({written}) was not delivered: {why}[; {proof}]",
    ),
    "letter_delivered": (
        "《{letter}》（{written}）视为送达：{how}[；{proof}]",
        "《{letter}》（{written}）視為送達：{how}[；{proof}]",
        "{letter} ({written}) counts as delivered: {how}[; {proof}]",
    ),
}
