"""What the parts of a letter and their fixed values are called where a person reads the rule."""

from huiyin.casework.wording.languages import Table
from huiyin.casework.wording.letter_values import LETTER_VALUES
from huiyin.policy.schema.letters import LETTER_KINDS, WAYS

LETTER_ATTRIBUTES: Table = {
    "Retention.of": ("适用于", "適用於", "for"),
    "Retention.at_most": ("最迟销毁", "最遲銷毀", "erased at the latest after"),
    "Retention.then": ("期满以后", "期滿以後", "then"),
    "Retention.readers": ("期满后可以查阅", "期滿後可以查閱", "then read by"),
    "Retention.at_least": ("至少保管", "至少保管", "kept at least"),
    "avoid": ("不得说的话", "不得說的話", "not to be said"),
    "blanks": ("由经办人填写", "由經辦人填寫", "filled in by the officer"),
    "Letter.delivered": ("何时视为送达", "何時視為送達", "counts as delivered"),
    "Delivery.mail": ("电子邮件", "電子郵件", "by e-mail"),
    "Delivery.print": ("打印", "列印", "in print"),
    "Delivery.portal": ("查询页面", "查詢頁面", "on the page of the complainant"),
    "Delivery.refused": ("拒收的", "拒收的", "not taken in"),
    "Delivery.deemed": ("没有回音的", "沒有回音的", "without any word"),
    "Deemed.within": ("寄出以后", "寄出以後", "after it left"),
    "Deemed.ways": ("适用于", "適用於", "for"),
    "parts": ("另有的要项", "另有的要項", "further parts"),
    "ways": ("发送方式", "發送方式", "how it goes"),
}

LETTER_LITERALS: Table = {
    **{f"Letter.kind.{kind}": LETTER_VALUES[f"letter_kind.{kind}"] for kind in LETTER_KINDS},
    **{f"Letter.ways.{way}": LETTER_VALUES[f"way.{way}"] for way in WAYS},
    **{
        f"Delivery.{way}.{how}": LETTER_VALUES[f"delivered.{how}"]
        for way in WAYS
        for how in ("dispatched", "taken", "confirmed")
    },
    "Delivery.portal.opened": LETTER_VALUES["delivered.read"],
    "Delivery.refused.delivered": ("视为送达", "視為送達", "counts as delivered"),
    "Delivery.refused.returned": ("视为没有送达", "視為沒有送達", "counts as not delivered"),
    **{f"Deemed.ways.{way}": LETTER_VALUES[f"way.{way}"] for way in WAYS},
    "Deemed.basis.house": ("本单位营业时间", "本單位營業時間", "the house's own hours"),
}
