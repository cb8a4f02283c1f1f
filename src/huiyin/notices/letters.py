"""Letters to the complainant by mail: what the regulation says they are told, and what officers write.

Of a sealed case a letter says nothing but that there is news. What becomes of a letter goes into the
case by the one door.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.letters import MAIL, address_of
from huiyin.casework.organisation import COMPLAINANT, SYSTEM
from huiyin.casework.refusal import Refused
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.wording import Words, template_words, value_label
from huiyin.casework.wording.languages import Table, text_in
from huiyin.connections import keeping
from huiyin.ledger.door import Ask, NoSuchCase, handle
from huiyin.ledger.ports import Change
from huiyin.notices import outbox
from huiyin.notices.faults import Failed
from huiyin.notices.house import defaults
from huiyin.notices.markup import html_of, plain_of
from huiyin.notices.models import Outgoing
from huiyin.policy.policy import Policy

PORTAL = "portal"
"""The medium, and the way of a letter, of what is written for the pages of complainants."""
_ASKED, _NOTICE = "letter/asked/", "letter/notice/"

WORDS: Table = {
    "subject": ("{what} [{number}]", "{what} [{number}]", "{what} [{number}]"),
    "hello": ("您好：", "您好：", "Dear Sir or Madam,"),
    "answer": (
        "您的投诉编号是 {number}。如要补充、询问或提出异议，请直接回复本邮件，并保留主题中的编号。",
        "您的投訴編號是 {number}。如要補充、詢問或提出異議，請直接回覆本郵件，並保留主旨中的編號。",
        (
            "The number of your complaint is {number}. To add something, to ask or to object, answer"
            " this mail and keep the number in its subject."
        ),
    ),
    "number": (
        "您的投诉编号是 {number}，联系我们时请报此号。",
        "您的投訴編號是 {number}，聯絡我們時請報此號。",
        "The number of your complaint is {number}; please name it when you turn to us.",
    ),
    "sealed": (
        "您反映的事情有了新的进展。为了保密，邮件里不写内容，请用您原来的方式与我们联系。",
        "您反映的事情有了新的進展。為了保密，郵件裡不寫內容，請用您原來的方式與我們聯絡。",
        (
            "There is news about what you told us. To keep it confidential nothing more is written"
            " here; please turn to us as you did before."
        ),
    ),
    "news.subject": ("有新的回复", "有新的回覆", "There is news for you"),
    "news": (
        "您的投诉有了新的回复。内容不写在邮件里，请在这里查看：\n{link}",
        "您的投訴有了新的回覆。內容不寫在郵件裡，請在這裡查看：\n{link}",
        "There is news about your complaint. It is not written here; please read it at\n{link}",
    ),
    "news.plain": (
        "您的投诉有了新的回复。内容不写在邮件里，请用编号和回执码在我们的网页上查看。",
        "您的投訴有了新的回覆。內容不寫在郵件裡，請用編號和回執碼在我們的網頁上查看。",
        "There is news about your complaint. Please read it on our pages, with number and receipt code.",
    ),
    "sealed.subject": ("有一条给您的消息", "有一則給您的訊息", "A message for you"),
}


@dataclass(frozen=True)
class Thread:
    """Where an answer to a letter goes, and which mails it answers."""

    reply_to: str = ""
    answers: tuple[str, ...] = ()


_links: list[Callable[[Case], str]] = []


def ask_for_links(of: Callable[[Case], str]) -> None:
    """Whoever shows complainants their case on a page says here where it is."""
    _links[:] = [of]


_threads: list[Callable[[Case], Thread]] = []


def ask_for_threads(of: Callable[[Case], Thread]) -> None:
    """Mail in knows where answers come back to; it says so here when it starts."""
    _threads[:] = [of]


def thread_of(case: Case) -> Thread:
    """With what we wrote before in this case, so that programs show one conversation; their own last
    mail comes last, for it is the one that is answered.
    """
    found = _threads[0](case) if _threads else Thread()
    ours = Outgoing.objects.filter(stream=f"case/{case.id}", purpose__startswith="letter/")
    sent = ours.order_by("pk").values_list("message_id", flat=True)
    return Thread(found.reply_to, tuple(dict.fromkeys((*sent, *found.answers)))[-20:])


def has_written(case: str) -> bool:
    """Whether a letter to the complainant of this case was put into the outbox."""
    return Outgoing.objects.filter(stream=f"case/{case}", purpose__startswith="letter/").exists()


@dataclass(frozen=True)
class Written:
    """What a letter would say. `about` is the notice or event it tells of; `asked` that an officer
    wrote it, so that it goes whatever the house has chosen for notices.
    """

    about: str
    subject: str
    text: str
    asked: bool
    html: str = ""


def written(policy: Policy, case: Case, events: Sequence[e.Event]) -> Written | None:
    """The letter that follows from these events; None where they tell the complainant nothing."""
    gone = [one for one in events if isinstance(one, e.LetterDispatched) and one.way == MAIL]
    if gone:
        return _worded(policy, case, gone[-1])
    if any(isinstance(one, e.LetterDispatched) and one.way == PORTAL for one in events):
        return _news(policy, case, events)
    notices = [one for one in events if isinstance(one, e.Notified) and COMPLAINANT in one.to]
    own = [(one, text) for one in events if (text := _own_text(one)) is not None]
    if not notices and not own:
        return _news(policy, case, events)
    about = notices[0].template if notices else own[0][0].name
    said = [one.text for one in notices] + [text for _, text in own]
    words = Words(policy, policy.language)
    known = about in policy.notices
    title = template_words(words, about) if known else value_label("letter", about, words.language)
    subject, text = _put(policy, case, title, [one for one in said if one.strip()])
    return Written(about, subject, text, asked=bool(own))


def _news(policy: Policy, case: Case, events: Sequence[e.Event]) -> Written | None:
    """An officer wrote on the pages for complainants: the mail says that, and where, and nothing of it."""
    if not _links or not any(map(_is_for_their_page, events)):
        return None
    link = _links[0](case)
    put = [one.written for one in events if isinstance(one, e.LetterDispatched)]
    link += f"?letter={put[-1]}" if link and put else ""
    key = "news" if link else "news.plain"
    title = text_in(WORDS, "news.subject", policy.language)
    said = text_in(WORDS, key, policy.language).format(number=case.number, link=link)
    subject, text = _put(policy, case, title, [said])
    return Written("portal", subject, text, asked=True)


def _is_for_their_page(event: e.Event) -> bool:
    if isinstance(event, e.ContactRecorded):
        to_them = event.direction == "out" and event.party == COMPLAINANT
        return to_them and event.medium == PORTAL and event.by != COMPLAINANT
    if isinstance(event, e.LetterDispatched):
        return event.way == PORTAL
    return isinstance(event, e.Acknowledged | e.Answered) and event.medium == PORTAL


def _worded(policy: Policy, case: Case, event: e.LetterDispatched) -> Written:
    """A letter of the regulation says it all: no notice of that moment stands beside it."""
    state = case.written[event.written]
    title = policy.letters[state.letter].title.text(state.language)
    foot = text_in(WORDS, "answer" if thread_of(case).reply_to else "number", state.language)
    said = foot.format(number=case.number)
    subject = text_in(WORDS, "subject", state.language).format(what=title, number=case.number)
    html = f"{html_of(state.text)}<hr>{html_of(said)}"
    return Written(
        state.letter, subject, f"{plain_of(state.text)}\n-- \n{said}\n", asked=True, html=html
    )


def _own_text(event: e.Event) -> str | None:
    if isinstance(event, e.Acknowledged | e.Answered) and event.send:
        return event.text
    if isinstance(event, e.ContactRecorded) and event.send:
        return event.told
    return None


def _put(policy: Policy, case: Case, title: str, said: Sequence[str]) -> tuple[str, str]:
    def say(key: str) -> str:
        words = text_in(WORDS, key, policy.language)
        return words.format(what=title, number=case.number)

    smtp = keeping.current("smtp")
    signed = [smtp.sender_name] if smtp is not None and smtp.sender_name else []
    if is_sealed(policy, case):
        return say("sealed.subject"), "\n\n".join([say("hello"), say("sealed"), *signed, ""])
    foot = say("answer" if thread_of(case).reply_to else "number")
    return say("subject"), "\n\n".join([say("hello"), *said, foot, *signed, ""])


def send_to_complainant(policy: Policy, change: Change) -> None:
    """Puts the letter of a change into the outbox, with what caused it. Raises Erased."""
    case = change.after
    to = address_of(policy, case)
    letter = written(policy, case, [item.event for item in change.recorded]) if to else None
    if letter is None or not (letter.asked or defaults().complainants):
        return
    thread = thread_of(case)
    headers = {"X-Huiyin": "letter", "Auto-Submitted": "no" if letter.asked else "auto-generated"}
    if thread.answers:
        headers |= {"In-Reply-To": thread.answers[-1], "References": " ".join(thread.answers)}
    mail = outbox.Letter(to=to, subject=" ".join(letter.subject.split()), text=letter.text,
                         html=letter.html, reply_to=thread.reply_to, headers=headers)  # fmt: skip
    purpose = (_ASKED if letter.asked else _NOTICE) + letter.about
    key = f"{change.stream}/{change.recorded[-1].seq}/{COMPLAINANT}"
    outbox.put(mail, outbox.Cause(key=key, purpose=purpose[:160], stream=change.stream))


def note_sent(row: Outgoing) -> None:
    """The next server took it: the case says so."""
    _note(row, "sent")


def note_failed(row: Outgoing, trouble: Failed) -> None:
    """It will not be tried again. That no mail is set up is said of what somebody wrote by hand."""
    if trouble.fault == "off" and not row.purpose.startswith(_ASKED):
        return
    known = trouble.fault in ("recipient", "refused")
    _note(row, "failed", trouble.fault if known else "unsent")


def note_returned(message_id: str) -> bool:
    """It came back; False where it was no letter to a complainant."""
    row = outbox.find(message_id)
    return row is not None and _note(row, "failed", "bounced")


def _note(row: Outgoing, became: str, fault: str = "") -> bool:
    if not row.purpose.startswith("letter/"):
        return False
    about = row.purpose.split("/", 2)[2]
    command = c.NoteLetter(letter=row.key[:16], became=became, about=about, fault=fault)  # type: ignore[arg-type]
    with suppress(Refused, NoSuchCase):  # said already, or the case is gone
        handle(Ask(case=row.stream.partition("/")[2], command=command, actor=SYSTEM))
    return True
