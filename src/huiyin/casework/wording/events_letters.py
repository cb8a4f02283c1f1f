"""Sentences for letters that the regulation words."""

from huiyin.casework.wording.languages import Table

SENTENCES: Table = {
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
