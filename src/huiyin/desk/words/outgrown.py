"""Words of the worklist where a regulation has outgrown the house's own words."""

from huiyin.casework.wording.languages import Table

OUTGROWN: Table = {
    "lack.wording.from": ("{day}起，", "{day}起，", "From {day}: "),
    "lack.wording_gone": (
        "{from}{pack}不再有通知“{notice}”，本单位为它另写的措辞没有用了",
        "{from}{pack}不再有通知「{notice}」，本單位為它另寫的措辭沒有用了",
        "{from}{pack} no longer has the notice “{notice}” that the house has worded",
    ),
    "lack.wording_gone.mend": (
        "留着不碍事；不要了就删去。",
        "留著不礙事；不要了就刪去。",
        "It does no harm; drop it when it is not wanted.",
    ),
    "lack.wording_lost": (
        "{from}{pack}的通知“{notice}”要写明 {places}，本单位的措辞里没有",
        "{from}{pack}的通知「{notice}」要寫明 {places}，本單位的措辭裡沒有",
        "{from}{pack} wants {places} said in “{notice}”; the house's words leave it out",
    ),
    "lack.wording_lost.mend": (
        "在改好以前，按规定自己的措辞发出。",
        "在改好以前，按規定自己的措辭發出。",
        "Until it is mended the regulation's own words go out.",
    ),
    "lack.wording_strange": (
        "{from}{pack}的通知“{notice}”不再填 {places}，本单位的措辞里还写着",
        "{from}{pack}的通知「{notice}」不再填 {places}，本單位的措辭裡還寫著",
        "{from}{pack} no longer fills in {places} in “{notice}”; the house's words still ask for it",
    ),
    "lack.wording_strange.mend": (
        "在改好以前，按规定自己的措辞发出。",
        "在改好以前，按規定自己的措辭發出。",
        "Until it is mended the regulation's own words go out.",
    ),
    "lack.wording_changed": (
        "{from}{pack}改了通知“{notice}”的文字，本单位的措辞是照原来的写的",
        "{from}{pack}改了通知「{notice}」的文字，本單位的措辭是照原來的寫的",
        "{from}{pack} says “{notice}” otherwise than when the house worded it",
    ),
    "lack.wording_changed.mend": (
        "本单位的措辞照常发出。对照新旧文字，改一改，或者确认仍然合用。",
        "本單位的措辭照常發出。對照新舊文字，改一改，或者確認仍然合用。",
        "The house's words still go out. Compare, then change them or say that they still fit.",
    ),
    "lack.lettering_gone": (
        "{from}{pack}不再有书信“{letter}”（{language}），本单位为它另写的措辞没有用了",
        "{from}{pack}不再有書信「{letter}」（{language}），本單位為它另寫的措辭沒有用了",
        "{from}{pack} no longer has the letter “{letter}” ({language}) that the house has worded",
    ),
    "lack.lettering_gone.mend": (
        "留着不碍事；不要了就删去。",
        "留著不礙事；不要了就刪去。",
        "It does no harm; drop it when it is not wanted.",
    ),
    "lack.lettering_lost": (
        "{from}{pack}的书信“{letter}”（{language}）要写明 {places}，本单位的措辞里没有",
        "{from}{pack}的書信「{letter}」（{language}）要寫明 {places}，本單位的措辭裡沒有",
        "{from}{pack} wants {places} said in “{letter}” ({language}); the house's words leave it out",
    ),
    "lack.lettering_lost.mend": (
        "在改好以前，按规定自己的措辞拟写。",
        "在改好以前，按規定自己的措辭擬寫。",
        "Until it is mended letters are written in the regulation's own words.",
    ),
    "lack.lettering_strange": (
        "{from}{pack}的书信“{letter}”（{language}）不再填 {places}，本单位的措辞里还写着",
        "{from}{pack}的書信「{letter}」（{language}）不再填 {places}，本單位的措辭裡還寫著",
        "{from}{pack} no longer fills in {places} in “{letter}” ({language}); the house's words still do",
    ),
    "lack.lettering_strange.mend": (
        "在改好以前，按规定自己的措辞拟写。",
        "在改好以前，按規定自己的措辭擬寫。",
        "Until it is mended letters are written in the regulation's own words.",
    ),
    "lack.lettering_changed": (
        "{from}{pack}改了书信“{letter}”（{language}）的文字，本单位的措辞是照原来的写的",
        "{from}{pack}改了書信「{letter}」（{language}）的文字，本單位的措辭是照原來的寫的",
        "{from}{pack} says “{letter}” ({language}) otherwise than when the house worded it",
    ),
    "lack.lettering_changed.mend": (
        "本单位的措辞照常使用。对照新旧文字，改一改，或者确认仍然合用。",
        "本單位的措辭照常使用。對照新舊文字，改一改，或者確認仍然合用。",
        "The house's words are still used. Compare, then change them or say that they still fit.",
    ),
}
