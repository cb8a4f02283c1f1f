"""The small typed language in which packs state conditions and figures: exact, total, bounded."""

from huiyin.policy.expressions.compiling import Expression, compile_expression
from huiyin.policy.expressions.errors import ExpressionError
from huiyin.policy.expressions.layers import Layers
from huiyin.policy.expressions.parts import Scope
from huiyin.policy.expressions.types import (
    DATE,
    FLAG,
    MOMENT,
    MONEY,
    NUMBER,
    TERM,
    TEXT,
    UNKNOWN,
    Choice,
    Choices,
    RecordList,
    Type,
    Value,
)

__all__ = [
    "DATE", "FLAG", "MOMENT", "MONEY", "NUMBER", "TERM", "TEXT", "UNKNOWN", "Choice", "Choices",
    "Expression", "ExpressionError", "Layers", "RecordList", "Scope", "Type", "Value", "compile_expression",
]  # fmt: skip
