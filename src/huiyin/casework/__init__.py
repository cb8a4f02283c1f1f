"""What happens to a case: decide(policy, case, command, context) -> events; evolve(case, event) -> case."""
