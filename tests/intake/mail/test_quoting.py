"""The history below an answer is cut as the programs that people here use write it, and kept."""

# ruff: noqa: E501 (mails stand as they came)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.intake.mail.quoting import cut

HISTORIES = {
    "QQ": '------------------ 原始邮件 ------------------\n发件人: "客服" <kf@example.com>;\n发送时间: 2026年3月2日(星期一) 上午9:30\n收件人: "小明"<m@example.org>;\n主题: 回复\n\n我们已收到。',
    "Foxmail": "发件人： 客服\n发送时间： 2026-03-02 09:30\n收件人： 小明\n主题： 回复\n我们已收到。",
    "163": '在 2026-03-02 09:30:00，"客服" <kf@example.com> 写道：\n\n我们已收到。',
    "163 English": 'At 2026-03-02 09:30:00, "客服" <kf@example.com> wrote:\n\n我们已收到。',
    "163 new": "---- 回复的原邮件 ----\n发件人 客服<kf@example.com>\n我们已收到。",
    "Outlook": "发件人: 客服 <kf@example.com>\n发送时间: 2026年3月2日 9:30\n收件人: 小明\n主题: 回复\n\n我们已收到。",
    "Outlook English": "________________________________\nFrom: KF <kf@example.com>\nSent: Monday, March 2, 2026 9:30 AM\nTo: Ming\nSubject: Re\n\nreceived.",
    "Outlook old": "-----Original Message-----\nFrom: KF\nSent: Monday\n\nreceived.",
    "Apple": "> 在 2026年3月2日，09:30，客服 <kf@example.com> 写道：\n> \n> 我们已收到。",
    "Gmail": "客服 <kf@example.com> 于2026年3月2日周一 09:30写道：\n\n> 我们已收到。",
    "Gmail English": "On Mon, Mar 2, 2026 at 9:30 AM KF <kf@example.com> wrote:\n\n> received.",
    "traditional": "寄件者: 客服 <kf@example.com>\n寄件日期: 2026年3月2日\n收件者: 小明\n主旨: 回覆\n\n我們已收到。",
    "quoted only": "> 我们已收到。\n> 谢谢",
}  # fmt: skip
NEW = "您好，\n\n又发现一条裂缝。\n\n小明"


@pytest.mark.parametrize("program", HISTORIES)
def test_what_was_written_now_stands_apart_from_the_history(program):
    written, quoted = cut(f"{NEW}\n\n{HISTORIES[program]}\n")

    assert written == NEW
    assert quoted.startswith(HISTORIES[program][:10].strip())


@pytest.mark.parametrize("program", HISTORIES)
def test_a_mail_that_is_history_alone_is_not_empty(program):
    written, _ = cut(HISTORIES[program])

    assert written


@pytest.mark.parametrize(
    "text",
    [
        "发件人：我\n我是发件人，主题是水杯。",
        "我在2026年3月2日写道歉信",
        "他说：\n> 不退\n我不同意。",
        "- - -\n第一\n第二",
    ],
)
def test_words_that_only_look_like_a_separator_cut_nothing(text):
    assert cut(text) == (text, "")


@given(st.text(max_size=300), st.sampled_from(sorted(HISTORIES)))
def test_nothing_is_lost(text, program):
    whole = f"{text}\n\n{HISTORIES[program]}"

    written, quoted = cut(whole)

    left = "".join((written + quoted).split())
    assert left == "".join(whole.split())
