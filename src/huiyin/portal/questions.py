"""A question that a person answers at a glance: asked where something is done very often.

It needs no script and nobody else's service. The answer travels hashed and signed beside the question,
holds for half an hour and once.
"""

import secrets
import threading
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from huiyin.casework.wording.languages import LANGUAGES

_SIGNER = signing.TimestampSigner(salt="portal question")
HOLDS = timedelta(minutes=30)
_MOST_USED = 10_000
_NUMBERS = (
    ("零一二三四五六七八九十", "{a}加{b}等于几？请用数字回答。"),
    ("零一二三四五六七八九十", "{a}加{b}等於幾？請用數字回答。"),
    (
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        "What is {a} plus {b}? Answer with digits.",
    ),
)
_used: dict[str, None] = {}
_lock = threading.Lock()


@dataclass(frozen=True)
class Question:
    says: str
    token: str


def ask(language: str) -> Question:
    names, sentence = _NUMBERS[LANGUAGES.index(language) if language in LANGUAGES else 0]
    a, b = secrets.randbelow(9) + 2, secrets.randbelow(9) + 2
    once = secrets.token_hex(8)
    proof = signing.dumps(a + b, salt=f"portal answer {once}").split(":", 1)[1]
    return Question(sentence.format(a=names[a], b=names[b]), _SIGNER.sign(f"{once}.{proof}"))


def is_answered(token: str, answer: str) -> bool:
    """Right, in time, and not used before."""
    try:
        once, _, proof = _SIGNER.unsign(token, max_age=HOLDS).partition(".")
        said = int("".join(sign for sign in answer if sign.isdigit()) or "-1")
        signed = f"{_b64(said)}:{proof}"
        right = bool(signing.loads(signed, salt=f"portal answer {once}") == said)
    except (signing.BadSignature, ValueError):
        return False
    with _lock:
        if once in _used:
            return False
        _used[once] = None
        while len(_used) > _MOST_USED:
            _used.pop(next(iter(_used)))
    return right


def _b64(number: int) -> str:
    return signing.dumps(number).split(":", 1)[0]
