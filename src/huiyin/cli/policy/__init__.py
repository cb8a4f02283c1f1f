"""`huiyin policy`: check, prove, test, cover, ask, compare and read a regulation."""

from huiyin.cli.policy import (
    asking,
    checking,
    comparing,
    explaining,
    installing,
    proving,
    reading,
    simulating,
    stories,
)
from huiyin.cli.policy.base import app

__all__ = ["app", "asking", "checking", "comparing", "explaining", "installing", "proving", "reading",
           "simulating", "stories"]  # fmt: skip
