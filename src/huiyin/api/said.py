"""What the page of the API says besides summaries, in the language of its reader."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

Texts = Mapping[str, str]


@cache
def _told() -> tuple[Mapping[str, Texts], Mapping[str, Texts]]:
    """Sentences by their English, and what names mean."""
    found = yaml.safe_load(resources.files(__package__).joinpath("said.yaml").read_text("utf-8"))
    return {one["en"]: one for one in found["said"]}, found["named"]


def said(english: str, language: str) -> str:
    """A sentence of the document; itself where nobody has translated it."""
    return _told()[0].get(english, {}).get(language, english)


def named(name: str, language: str) -> str:
    """What a parameter or a field is, where the document says nothing of its own."""
    return _told()[1].get(name, {}).get(language, "")
