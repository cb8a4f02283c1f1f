"""All commands of a case, by theme; `ACTS` maps the word a pack uses to the command."""

from huiyin.casework.commands.approval import *
from huiyin.casework.commands.base import ACTS, Command
from huiyin.casework.commands.correcting import *
from huiyin.casework.commands.handling import *
from huiyin.casework.commands.intake import *
from huiyin.casework.commands.letters import *
from huiyin.casework.commands.outcome import *
from huiyin.casework.commands.timekeeping import *
from huiyin.casework.commands.work import *

__all__ = ["ACTS", "Command"]
