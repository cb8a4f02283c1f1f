"""Which values a step of a scenario puts to the rules: facts, amounts, and figures worked out of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from huiyin.casework.draft import Draft
from huiyin.policy.expressions import UNKNOWN


def touched_by(draft: Draft, step: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names with values, also of a proposal that was refused: it stood on the boundary all the same."""
    for name, value in draft.env.items():
        if isinstance(value, Decimal | int | str):
            yield name, value
    asked = step.get("with") or {}
    remedy = draft.policy.remedies.get(asked.get("subject", "")) if "amounts" in asked else None
    if remedy is None:
        return
    env = {**draft.env, **dict(_figures(asked["amounts"]))}
    for name, figure in remedy.where.items():
        env[str(name)] = figure.value(env)
    for name in (*remedy.amounts, *remedy.where):
        if env.get(str(name), UNKNOWN) is not UNKNOWN:
            yield str(name), env[str(name)]


def _figures(amounts: Mapping[str, Any]) -> Iterator[tuple[str, Decimal]]:
    for name, raw in amounts.items():
        try:
            yield str(name), Decimal(str(raw))
        except InvalidOperation:
            continue
