"""An address on the web, as a field of a connection."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _url(text: str) -> str:
    """Without a slash at its end, so that a path can follow."""
    if text and not text.startswith(("https://", "http://")):
        raise PydanticCustomError("url", "not an address")
    return text.rstrip("/")


Url = Annotated[str, AfterValidator(_url)]
"""Empty, or a whole address."""
