"""Letters of a pack in files of their own: front matter, languages, and mistakes at their place."""

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation

PACK = """
pack: sample
title: 小试
version: "1"
in_force: 2026-01-01
"""
RECEIPT = """---
kind: notice
title: 告知
clause: S-1
---
编号 {{ number }}。
"""


def read(**files: str) -> Regulation:
    named = {f"packs/sample/{name.replace('__', '/')}": text for name, text in files.items()}
    return build_regulation(
        "sample", lambda _: {"packs/sample/pack.yaml": PACK, **named}, vocabulary()
    )


def letters(**files: str) -> Regulation:
    """Files by their name without `.md`, a dot written as two underscores."""
    return read(**{f"letters__{name.replace('__', '.')}.md": text for name, text in files.items()})


def mistakes(**files: str) -> str:
    with pytest.raises(PackError) as caught:
        letters(**files)
    return str(caught.value)


def test_a_letter_is_what_stands_beneath_its_front_matter():
    [letter] = letters(receipt=RECEIPT).pack.letters["receipt"]

    assert letter.title.text() == "告知"
    assert letter.body.text() == "编号 {{ number }}。\n"


def test_the_same_letter_in_another_language_brings_its_text_and_its_title():
    english = "---\ntitle: Receipt\n---\nNumber {{ number }}.\n"

    [letter] = letters(receipt=RECEIPT, receipt__en=english).pack.letters["receipt"]

    assert letter.title.text("en") == "Receipt"
    assert letter.body.text("en") == "Number {{ number }}.\n"
    assert letter.body.text("zh-Hans") == "编号 {{ number }}。\n"


def test_a_typo_is_named_with_file_line_and_column():
    said = mistakes(receipt=RECEIPT.replace("编号 {{ number }}。", "您好：\n\n编号 {{ nubmer }}。"))

    assert said.startswith("packs/sample/letters/receipt.md:8:7: nothing fills {{ nubmer }}")
    assert 'did you mean "number"?' in said


def test_a_key_that_nothing_reads_is_a_mistake_in_front_matter_too():
    said = mistakes(receipt=RECEIPT.replace("kind:", "knid:"))

    assert 'receipt.md:2:1: unknown key "knid"' in said
    assert 'missing "kind"' in said


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("receipt", "编号\n", "a letter without front matter"),
        ("Receipt", RECEIPT, "no name of a letter"),
        ("receipt__fr", RECEIPT, "no name of a letter"),
        ("answer__en", "Hello\n", 'there is no letter "answer"'),
    ],
)
def test_a_file_that_is_no_letter_is_said_to_be_none(name, text, message):
    assert message in mistakes(**{name: text})


def test_a_letter_stands_in_one_place():
    inline = '\nletters:\n  receipt: {kind: notice, title: 告知, clause: S-1, body: "编号"}\n'

    with pytest.raises(PackError, match='the letter "receipt" stands twice'):
        build_regulation(
            "sample",
            lambda _: {"pack.yaml": PACK + inline, "letters/receipt.md": RECEIPT},
            vocabulary(),
        )
