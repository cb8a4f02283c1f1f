"""The answers that a regulation knows to what its returns tell apart, and what each is called."""

from collections.abc import Mapping

from huiyin.policy.policy import Policy
from huiyin.policy.values import Wording

FLAGS = ("true", "false")


def options_of(policy: Policy, name: str) -> Mapping[str, Wording | None]:
    """In its order; a wording of None is a word of the product itself."""
    if name == "kind":
        return {str(kind): rule.title for kind, rule in policy.kinds.items() if not rule.record}
    if name == "channel":
        return {str(channel): rule.title for channel, rule in policy.channels.items()}
    if name == "unit":
        return {str(unit): rule.title for unit, rule in policy.units.items()}
    if name in policy.tables:
        return _results(policy, name)
    fact = policy.facts.get(name)
    if fact is None:
        return {}
    if fact.type == "flag":
        return dict.fromkeys(FLAGS)
    return {str(answer): wording for answer, wording in fact.of.items()}


def _results(policy: Policy, name: str) -> Mapping[str, Wording | None]:
    table = policy.tables[name]
    found = table.order or tuple(dict.fromkeys(str(row.is_) for row in table.rows))
    names = {str(result): wording for result, wording in table.names.items()}
    return {str(result): names.get(str(result)) for result in found}
