"""The kinds of connection there are. Each is a model, registered by the package that uses it."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, SecretStr

from huiyin.casework.wording.languages import LANGUAGES, Table

Texts = tuple[str, str, str]
_NOTHING: Texts = ("", "", "")


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What came of trying a connection, in the three languages of the product.

    `detail` is what the other side said, in its own words.
    """

    works: bool
    texts: Texts
    detail: str = ""

    def text(self, language: str) -> str:
        said = self.texts[LANGUAGES.index(language) if language in LANGUAGES else 0]
        return f"{said} {self.detail}".strip()


class Connection(BaseModel):
    """What must be known to reach something outside. Fields of the type SecretStr are secrets.

    `LABELS` and `HINTS` have the words of each field; a choice's words are under `field.choice`,
    and `LONG` names fields of several lines.
    `PICTURES` names fields that hold a picture (`pictures.Picture`).
    `MANY` says that there may be several, each with a name. `TRY_TO` labels whom a test goes to;
    a kind without it is tried as it is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    KIND: ClassVar[str]
    TITLE: ClassVar[Texts]
    SAYS: ClassVar[Texts] = _NOTHING
    LABELS: ClassVar[Table] = {}
    HINTS: ClassVar[Table] = {}
    LONG: ClassVar[frozenset[str]] = frozenset()
    PICTURES: ClassVar[frozenset[str]] = frozenset()
    MANY: ClassVar[bool] = False
    TRY_TO: ClassVar[Texts] = _NOTHING

    on: bool = True

    @abstractmethod
    def try_out(self, to: str) -> Tried:
        """Reaches the other side once and says what came of it; raises nothing."""


KINDS: dict[str, type[Connection]] = {}


def register(kind: type[Connection]) -> type[Connection]:
    """Used as a decorator by whoever needs the connection."""
    KINDS[kind.KIND] = kind
    return kind


def secrets_of(kind: type[Connection]) -> frozenset[str]:
    return frozenset(n for n, field in kind.model_fields.items() if _is_secret(field.annotation))


def _is_secret(annotation: Any) -> bool:
    return annotation is SecretStr or SecretStr in get_args(annotation)


def choices_of(kind: type[Connection], field: str) -> tuple[str, ...]:
    """The words a field may have; empty where it is free."""
    annotation = kind.model_fields[field].annotation
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def split(place: str) -> tuple[type[Connection], str]:
    """The kind and the name of `kind` or `kind/name`. Raises LookupError for what nobody uses."""
    kind, _, name = place.partition("/")
    if kind not in KINDS or bool(name) != KINDS[kind].MANY:
        raise LookupError(place)
    return KINDS[kind], name
