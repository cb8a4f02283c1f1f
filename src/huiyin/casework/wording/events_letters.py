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
    "letter_delivered": (
        "《{letter}》（{written}）视为送达：{how}[；{proof}]",
        "《{letter}》（{written}）視為送達：{how}[；{proof}]",
        "{letter} ({written}) counts as delivered: {how}[; {proof}]",
    ),
}
