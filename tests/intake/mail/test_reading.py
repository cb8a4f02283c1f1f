"""Mails as real programs write them, and as no program should."""

# ruff: noqa: E501 (mails stand as they came)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.intake.mail.charsets import header_text, text_of, unbase64
from huiyin.intake.mail.reading import MOST_PARTS, read
from huiyin.policy.values import NOT_TEXT
from tests.support.letters import mail, with_files, word

RARE = "朱镕基与陶喆：水杯裂了"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", '"gb2312"', "cp936", "x-gbk"])
def test_a_text_that_says_gb2312_and_is_gb18030_loses_no_character(charset):
    letter = read(mail(RARE, charset=charset))

    assert letter.text == RARE


def test_a_header_that_says_gb2312_and_is_gb18030_loses_no_character():
    content = mail().replace(
        f"Subject: {word('水杯是裂的')}".encode(), f"Subject: {word(RARE, 'gb2312')}".encode()
    )

    assert read(content).subject == RARE


def test_a_character_cut_between_two_encoded_words_is_whole():
    from base64 import b64encode

    coded = RARE.encode("gb18030")
    first, second = (b64encode(part).decode() for part in (coded[:3], coded[3:]))

    assert header_text(f"=?gb2312?B?{first}?=\r\n =?gb2312?B?{second}?=") == RARE


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_undeclared_bytes_are_read_in_body_and_header(encoding):
    content = (
        b"From: ming@example.org\r\nSubject: "
        + RARE.encode(encoding)
        + b"\r\n\r\n"
        + RARE.encode(encoding)
    )

    letter = read(content)

    assert (letter.subject, letter.text) == (RARE, RARE)


@pytest.mark.parametrize("name", ["收据.pdf", "朱镕基的照片 (1).jpg"])
def test_names_of_files_are_read_however_they_are_written(name):
    from urllib.parse import quote

    by_word = read(with_files((name, b"x"))).attachments[0].name
    by_2231 = read(
        b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=gb2312''"
        + quote(name.encode("gb18030")).encode() + b"\r\n\r\nx"
    )  # fmt: skip
    by_bytes = read(
        b'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="'
        + name.encode("gb18030") + b'"\r\n\r\nx'
    )  # fmt: skip

    assert {by_word, by_2231.attachments[0].name, by_bytes.attachments[0].name} == {name}


def test_a_name_of_a_file_is_never_a_path():
    assert read(with_files(("../../etc/passwd", b"x"))).attachments[0].name == "passwd"
    assert read(with_files(("C:\\x\\收据.pdf", b"x"))).attachments[0].name == "收据.pdf"


def test_a_mail_in_html_alone_is_read_as_text():
    content = mail(
        "<html><head><style>p{}</style></head><body><p>水杯</p><p>裂了</p></body></html>"
    )

    assert read(content.replace(b"text/plain", b"text/html")).text == "水杯\n\n裂了"


def test_of_two_versions_the_plain_one_is_taken():
    content = (
        b"From: a@b.cn\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nplain\r\n--x\r\nContent-Type: text/html\r\n\r\n<b>html</b>\r\n--x--"
    )

    assert read(content).text == "plain"


def test_a_forwarded_mail_is_a_file_that_can_be_read_again():
    inner = mail(RARE, message_id="inner@example.org")
    content = (
        b"From: a@b.cn\r\nMessage-ID: <outer@b.cn>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
        + inner + b"\r\n--x--"
    )  # fmt: skip

    letter = read(content)

    [item] = letter.attachments
    assert item.name.endswith(".eml")
    assert read(item.content).text == RARE
    assert letter.message_id == "outer@b.cn"
    assert letter.returned == ("inner@example.org",)


def test_pictures_in_the_text_are_files_of_it():
    content = with_files(("a.png", b"picture")).replace(
        b"Content-Disposition: attachment", b"Content-Disposition: inline"
    )

    [item] = read(content).attachments
    assert (item.content, item.inline) == (b"picture", True)


def test_winmail_is_named_as_not_readable():
    [item] = read(
        with_files(("winmail.dat", b"\x78\x9f\x3e\x22"), kind="application/ms-tnef")
    ).attachments

    assert (item.trouble, item.content) == ("winmail", b"")


def test_a_sender_with_a_comma_in_the_name_stays_one():
    letter = read(mail(sender=f"{word('王,小明')} <Ming@Example.org>"))

    assert (letter.sender, letter.sender_name) == ("ming@example.org", "王,小明")


def test_broken_base64_gives_what_can_be_read():
    assert unbase64(b"aGVsbG8") == b"hello"
    assert unbase64(b"aGV!!sbG8=\r\ngarbage") == b"hello"
    assert unbase64(b"a") == b""


def test_ten_megabytes_of_headers_are_not_parsed():
    content = b"From: a@b.cn\r\n" + b"X-Long: " + b"a" * 10_000_000 + b"\r\n\r\nhello"

    assert read(content).troubles == ("headers_too_long",)


def test_a_thousand_parts_are_cut_off_and_it_is_said():
    part = b"--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n"
    content = (
        b"From: a@b.cn\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        + part * 1000
        + b"--x--"
    )

    letter = read(content)

    assert len(letter.attachments) == MOST_PARTS
    assert letter.troubles == ("too_many_parts",)


def test_parts_within_parts_without_end_break_nothing():
    content = b"From: a@b.cn\r\n"
    for depth in range(3000):
        content += (
            f"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n".encode()
        )

    letter = read(content + b"\r\nhello")

    assert letter.troubles in ((), ("unreadable",))


LIES = [
    b"Content-Type: text/plain; charset=klingon\r\n\r\nhello",
    b"Content-Type: text/plain; charset=base64\r\n\r\nhello",
    b'Content-Type: text/plain; charset="\x00"\r\n\r\nhello',
    b"Content-Type: multipart/mixed\r\n\r\nhello",
    b"Content-Type: multipart/mixed; boundary=\r\n\r\nhello",
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: klingon\r\n\r\nhello",
    b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
    b"Content-Type: text/html\r\n\r\n" + b"<div>" * 5000,
    b"Content-Type: text/plain; name*0*=gb2312''%; name*99=x\r\n\r\nhello",
    b"Content-Disposition: attachment; filename*=\r\n\r\nhello",
    b"From: =?utf-8?B?????=?= <<<>>@,;:\r\n\r\nhello",
    b"Subject: =?utf-8?Q?=ZZ=?=\r\nTo: undisclosed-recipients:;\r\n\r\nhello",
    b"Message-ID: <>\r\nReferences: " + b"<a@b> " * 10_000 + b"\r\n\r\nhello",
    b"\r\n\r\n",
    b"",
    b"\xff\xfe\x00" * 100,
]


@pytest.mark.parametrize("content", LIES)
def test_what_lies_about_itself_is_read_as_far_as_it_goes(content):
    letter = read(content)

    assert "unreadable" not in letter.troubles
    letter.text.encode("utf-8")
    letter.subject.encode("utf-8")


PIECES = st.sampled_from(
    [b"From: a@b.cn\r\n", b"Subject: =?gb2312?B?", b"?=", b"\r\n", b"\r\n\r\n", b"--x", b"--x--", b"Content-Type: ",
     b"multipart/mixed; boundary=x", b"message/rfc822", b"text/html; charset=gb2312", b"base64", b"filename*=",
     b"Content-Transfer-Encoding: ", b"Content-Disposition: attachment; ", b"<table><tr>", b"=E4=B8", b"\xc4\xe3", b"\x00"]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=20), max_size=40))
def test_whatever_comes_a_letter_comes_out(pieces):
    letter = read(b"".join(pieces))

    for text in (letter.text, letter.quoted, letter.subject, letter.sender, letter.sender_name):
        text.encode("utf-8")
        assert "\x00" not in text


@pytest.mark.parametrize("declared", ["undefined", "idna", "punycode", "no-such"])
def test_a_mail_that_declares_what_no_codec_reads_is_text_nevertheless(declared):
    assert "\ufffd" in text_of(b"\xff\xfe\xfd-\x81", declared)


@given(st.binary(max_size=200), st.text(max_size=20))
def test_whatever_the_bytes_and_whatever_is_said_of_them_they_are_text(content, declared):
    assert isinstance(text_of(content, declared), str)


@given(st.text(max_size=200))
def test_text_in_gb18030_is_read_back_whatever_it_says(text):
    assert text_of(text.encode("gb18030", "ignore"), "gb2312") == text.encode(
        "gb18030", "ignore"
    ).decode("gb18030")


TOP = b"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
HOSTILE = {
    "three thousand parts inside each other": TOP
    + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(3000)
    ),
    "mails inside mails": TOP + b"Content-Type: message/rfc822\r\n\r\nFrom: x@y.z\r\n" * 3000,
    "sixty thousand headers": b"".join(b"X-%d: y\r\n" % n for n in range(60_000)) + TOP + b"\r\nhi",
    "two hundred thousand tags": TOP
    + b"Content-Type: text/html\r\n\r\n"
    + b"<div>" * 200_000
    + b"hi",
    "tables in tables": TOP
    + b"Content-Type: text/html\r\n\r\n"
    + b"<table><tr><td>" * 3000
    + b"hi",
    "characters by number": TOP + b"Content-Type: text/html\r\n\r\n<p>a&#xD800;b&#0;c&#7;d</p>",
    "five thousand parts": TOP
    + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    + b"--b\r\n\r\nx\r\n" * 5000,
    "no boundary": TOP + b"Content-Type: multipart/mixed\r\n\r\nhi",
    "half a character in utf-7": TOP
    + b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-x +AAA-",
    "a charset that runs escapes": TOP
    + b"Content-Type: text/plain; charset=unicode_escape\r\n\r\n\\ud800 \\x00",
    "a charset that unpacks": TOP + b"Content-Type: text/plain; charset=zlib\r\n\r\nxx",
    "a header of brackets": b"From: " + b"(\\" * 9000 + b" a@example.org\r\n\r\nhi",
    "a name that turns around": TOP + b"Content-Disposition: attachment; "
    b"filename*0*=utf-8''%E2%80%AEfdp.exe; filename*1*=%00..%2f..%2fetc%2fpasswd\r\n\r\nx",
    "lines that never end": TOP
    + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    + b"=\r\n" * 300_000,
    "quotes in quotes": TOP + b"\r\n" + b"> " * 200_000 + b"\n" + b">\n" * 50_000,
    "a hundred thousand references": b"From: a@example.org\r\nReferences: "
    + b"<a@b> " * 100_000
    + b"\r\n\r\nhi",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_mail_is_read_soon_and_leaves_texts_that_can_be_kept(content):
    from time import process_time

    begun = process_time()
    letter = read(content)

    assert process_time() - begun < 5
    said = [letter.text, letter.quoted, letter.subject, letter.sender, letter.sender_name, *letter.to,
            *letter.references, *(file.name for file in letter.attachments)]  # fmt: skip
    assert not any(NOT_TEXT.search(text) for text in said)
    assert not any("/" in file.name for file in letter.attachments)
