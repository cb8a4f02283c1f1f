"""A table in formulas decides as the table does: the same row."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from huiyin.policy.expressions import UNKNOWN, Choice
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.tables import decide_table
from huiyin.policy.values import Wording
from huiyin.proof.asking import Question
from huiyin.proof.logic import both, negated
from huiyin.proof.names import Names
from huiyin.proof.symbols import Value
from huiyin.proof.tabling import decides, law_of_table, rows_of
from tests.policy.conditions import SCOPE
from tests.policy.test_tables import row
from tests.proof.test_translating import POLICY, asked, cases, conditions, pasts, told

RESULTS = ("low", "middle", "high")
rows = st.lists(st.tuples(st.sampled_from(RESULTS), conditions), min_size=1, max_size=4)
tables = st.builds(
    lambda listed, take, last: TableSpec(
        title=Wording({"": "t"}),
        take=take,
        order=RESULTS if take == "highest" else (),
        rows=tuple(row(r, c) for r, c in listed) + ((row("low"),) if last else ()),
    ),
    rows, st.sampled_from(["first", "highest"]), st.booleans(),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables, cases, pasts)
def test_the_row_that_decides_is_the_one_that_the_formulas_name(table, case, past):
    env = asked(case, past)
    assume(all(row.when.value(env) is not UNKNOWN for row in table.rows if row.when))
    decision = decide_table(table, env)

    names = Names(POLICY, SCOPE)
    truths = rows_of(table, names)
    question = Question(names)
    with question.supposing(*told(names, case, past)):
        if decision.row == 0:
            assert not question.can_be(negated(both(*(truth.no for truth in truths))))
        else:
            assert not question.can_be(negated(decides(table, truths, decision.row - 1)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables, cases, pasts)
def test_no_law_of_a_table_forbids_what_the_table_says(table, case, past):
    """Also while it is provisional: the law may allow more, never less."""
    decision = decide_table(table, asked(case, past))
    assume(decision.result is not None)

    names = Names(POLICY, SCOPE.extended({"grade": Choice(options=RESULTS, ordered=True)}))
    grade = names.symbol("grade")
    assert isinstance(grade, Value)
    laws = law_of_table(table, grade, names)
    question = Question(names)
    others = told(names, {**case, "grade": decision.result}, past)

    assert question.can_be(*laws, *others)
