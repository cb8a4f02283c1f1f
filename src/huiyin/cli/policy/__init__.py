"""`huiyin policy`: check, test, cover, ask and read a regulation."""

from huiyin.cli.policy import asking, checking, comparing, explaining, installing, stories
from huiyin.cli.policy.base import app

__all__ = ["app", "asking", "checking", "comparing", "explaining", "installing", "stories"]
