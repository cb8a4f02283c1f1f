"""All events of a case, by theme; `EVENT_TYPES` maps the name a pack uses to the type."""

from huiyin.casework.events.approval import *
from huiyin.casework.events.base import EVENT_TYPES, PRIVATE, Event, private_fields
from huiyin.casework.events.correcting import *
from huiyin.casework.events.handling import *
from huiyin.casework.events.intake import *
from huiyin.casework.events.letters import *
from huiyin.casework.events.outcome import *
from huiyin.casework.events.timekeeping import *
from huiyin.casework.events.work import *

__all__ = ["EVENT_TYPES", "PRIVATE", "Event", "private_fields"]
