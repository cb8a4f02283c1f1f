"""`huiyin policy`: check, prove, test, cover, ask and read a regulation."""

from huiyin.cli.policy import (
    asking,
    checking,
    comparing,
    explaining,
    installing,
    proving,
    stories,
)
from huiyin.cli.policy.base import app

__all__ = [
    "app", "asking", "checking", "comparing", "explaining", "installing", "proving", "stories",
]  # fmt: skip
