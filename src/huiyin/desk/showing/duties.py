"""What it is one's turn with that is no case: in words, and where it is done."""

from django.urls import reverse

from huiyin.desk.words import say
from huiyin.notices.duties import parts
from huiyin.policy.policy import Policy
from huiyin.sight.me import Me


def duty_words(me: Me, policy: Policy, template: str) -> str:
    what, which = parts(template)
    title = policy.head.title.text(me.language)
    if what == "return":
        rule = policy.returns.get(which[1])
        title = f"{rule.title.text(me.language) if rule else which[1]} {which[2]}"
        return say(f"duty.return.{which[0]}", me.language, {"title": title})
    if what == "library":
        return say(f"duty.library.{which[0]}", me.language, {"title": title})
    return say("duty.rise", me.language, {"title": title})


def duty_href(pack: str, template: str) -> str:
    what, which = parts(template)
    if what == "return":
        return reverse("return", args=[pack, *which[1:]])
    if what == "library":
        return reverse("precedent", args=[pack, which[1]])
    return reverse("rise", args=[pack, which[0]])
