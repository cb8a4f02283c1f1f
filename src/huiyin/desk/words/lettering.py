"""Words of the page of letters in the house's own words."""

from huiyin.casework.wording.languages import Table

LETTERING: Table = {
    "house.lettering": ("书信措辞", "書信措辭", "Letters in the house's words"),
    "lettering.tab": ("措辞", "措辭", "Wording"),
    "lettering.notices": ("通知", "通知", "Notices"),
    "lettering.letters": ("书信", "書信", "Letters"),
    "lettering.says": (
        "规定里写好的每一种书信，都可以改用本单位自己的说法。每一部分和规定要填的内容必须保留；已经拟好的不变。",
        "規定裡寫好的每一種書信，都可以改用本單位自己的說法。每一部分和規定要填的內容必須保留；已經擬好的不變。",
        (
            "Each letter in the house's own words. Every part of it stays, with what the regulation fills"
            " in. Letters that were written stay as they are."
        ),
    ),
    "lettering.source": ("正文", "內文", "Text"),
    "lettering.hint": (
        (
            "{{{{ … }}}} 里的内容由案件填入；{{% block … %}} … {{% endblock %}} 之间是必须写明的一部分。"
            "空一行分段，**两个星号之间**加粗。"
        ),
        (
            "{{{{ … }}}} 裡的內容由案件填入；{{% block … %}} … {{% endblock %}} 之間是必須寫明的一部分。"
            "空一行分段，**兩個星號之間**加粗。"
        ),
        (
            "The case fills in {{{{ … }}}}; what stands between {{% block … %}} and {{% endblock %}} is a"
            " part that must be said. An empty line begins a paragraph, **two asterisks** make bold."
        ),
    ),
    "lettering.marks": ("填入的内容", "填入的內容", "What is filled in"),
    "lettering.specimen": (
        "方括号里的内容到时由案件填入。",
        "方括號裡的內容屆時由案件填入。",
        "What stands in brackets is filled in by the case.",
    ),
    "lettering.none": (
        "这部规定没有写好的书信",
        "這部規定沒有寫好的書信",
        "This regulation words no letters",
    ),
    "lettering.gone": (
        "规定里不再有这种书信，这段措辞不再使用。",
        "規定裡不再有這種書信，這段措辭不再使用。",
        "The regulation no longer has this letter; these words are used no more.",
    ),
    "lettering.unfit.gone": (
        "{from}规定不再有这种书信。",
        "{from}規定不再有這種書信。",
        "{from}the regulation no longer has this letter.",
    ),
    "lettering.unfit.lost": (
        "{from}规定要写明 {places}，本单位的措辞里没有：改好以前按规定的措辞拟写。",
        "{from}規定要寫明 {places}，本單位的措辭裡沒有：改好以前按規定的措辭擬寫。",
        (
            "{from}the regulation wants {places} said and the house's words leave it out: until they are"
            " mended, letters are written in the regulation's."
        ),
    ),
    "lettering.unfit.strange": (
        "{from}规定不再填 {places}：改好以前按规定的措辞拟写。",
        "{from}規定不再填 {places}：改好以前按規定的措辭擬寫。",
        (
            "{from}the regulation no longer fills in {places}: until that is mended, letters are written"
            " in its own words."
        ),
    ),
    "lettering.unfit.changed": (
        "{from}规定改了这封信的文字。本单位的措辞照常使用，请看是否仍然合用。",
        "{from}規定改了這封信的文字。本單位的措辭照常使用，請看是否仍然合用。",
        (
            "{from}the regulation says this letter otherwise. The house's words are still used: see"
            " whether they fit."
        ),
    ),
    "lettering.no.letter": ("没有这种书信。", "沒有這種書信。", "There is no such letter."),
    "lettering.no.read": (
        "第 {line} 行：{what}",
        "第 {line} 行：{what}",
        "Line {line}: {what}",
    ),
    "lettering.no.lost": (
        "少了规定要写明的，或者它不再在该在的那一部分、那个条件里：{places}。",
        "少了規定要寫明的，或者它不再在該在的那一部分、那個條件裡：{places}。",
        "The regulation wants this said, in its part and under no other condition: {places}.",
    ),
    "lettering.no.place": (
        "规定没有这样写，到时可能填不出来：{places}。",
        "規定沒有這樣寫，屆時可能填不出來：{places}。",
        "The regulation does not say this here, so it may not be known: {places}.",
    ),
}
