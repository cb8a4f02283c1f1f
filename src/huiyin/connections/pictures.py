"""A picture that a house sets, such as its logo: drawn anew, so that nothing but its points comes in."""

from base64 import b64decode, b64encode
from io import BytesIO
from typing import IO, Annotated

from PIL import Image, UnidentifiedImageError
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

MOST_BYTES = 1024 * 1024
WIDTH, HEIGHT = 480, 160
"""Twice the points of the place in which it stands, for screens that show more of them."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_UNREADABLE = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError
)  # fmt: skip
_MOST_POINTS = 20_000_000


class NoPicture(ValueError):
    """`key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def drawn(file: IO[bytes]) -> str:
    """A PNG in base64, no larger than it must be, whatever the file called itself. Raises NoPicture.

    What it is, is read from its first bytes. Drawings with scripts (SVG), metadata and further frames stay
    outside.
    """
    held = file.read(MOST_BYTES + 1)
    if len(held) > MOST_BYTES:
        raise NoPicture("picture_long")
    try:
        with Image.open(BytesIO(held), formats=_FORMATS) as found:
            if found.width * found.height > _MOST_POINTS:
                raise NoPicture("picture_long")
            picture = found.convert("RGBA")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as error:
        if isinstance(error, NoPicture):
            raise
        raise NoPicture("picture") from error
    picture.thumbnail((WIDTH, HEIGHT))
    plain = Image.new("RGBA", picture.size)
    plain.paste(picture)
    made = BytesIO()
    plain.save(made, "PNG", optimize=True)
    return b64encode(made.getvalue()).decode()


def _is_png(text: str) -> str:
    if text and not points(text).startswith(b"\x89PNG\r\n\x1a\n"):
        raise PydanticCustomError("picture", "not a picture")
    return text


def points(text: str) -> bytes:
    """The file itself; empty for what is no base64."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""


Picture = Annotated[str, AfterValidator(_is_png)]
"""A field of a connection that holds one, or nothing."""
