"""What a browser loads first travels compressed; what programs and files need goes as it is."""

import gzip

from django.test import Client


def test_a_page_and_its_static_files_are_compressed_for_whoever_takes_it(sit_down):
    sitting = sit_down("wang")
    page = sitting.get("/", headers={"accept-encoding": "gzip, br"})
    plain = sitting.get("/")

    assert page["Content-Encoding"] == "gzip" and "Accept-Encoding" in page["Vary"]
    assert b"</html>" in gzip.decompress(page.content)
    assert "Content-Encoding" not in plain and b"</html>" in plain.content


def test_a_static_file_is_compressed_once_and_is_the_same_file():
    browser = Client()
    small = browser.get("/static/desk/desk.css", headers={"accept-encoding": "gzip"})
    again = browser.get("/static/desk/desk.css", headers={"accept-encoding": "gzip"})
    whole = browser.get("/static/desk/desk.css")

    text = b"".join(whole)
    assert gzip.decompress(small.content) == text == gzip.decompress(again.content)
    assert len(small.content) * 2 < len(text)
    assert small["Content-Type"] == whole["Content-Type"]
    assert small["Cache-Control"] == whole["Cache-Control"]


def test_programs_and_pictures_get_theirs_as_it_is(sit_down):
    sitting = sit_down("wang")
    answer = sitting.get("/api/v1/openapi.json", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in answer
