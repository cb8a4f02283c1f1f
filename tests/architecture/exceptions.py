"""What may be longer, or read by nothing yet. These lists only shrink: an entry no longer needed fails.

A figure is what the thing measured when it was entered, and the most it may measure.
"""

LONG_MODULES: dict[str, int] = {}

LONG_FUNCTIONS: dict[str, int] = {
    "src/huiyin/calendars/data.py:year_from_text": 21,
    "src/huiyin/calendars/wording.py:_Speaker.say": 22,
    "src/huiyin/casework/acts/approval.py:reject": 21,
    "src/huiyin/casework/acts/intake.py:register": 30,
    "src/huiyin/casework/acts/work.py:open_task": 25,
    "src/huiyin/casework/callbacks.py:record": 23,
    "src/huiyin/casework/ladders.py:_enter": 29,
}

UNREAD_KEYS: dict[str, str] = {}
"""Key of the policy language to the issue that will read it."""
