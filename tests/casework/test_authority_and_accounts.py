"""Posts of the same authority, forms that an answer needs, and accounts measured by authority."""

import pytest

from tests.support.told import sample, told

RULES = """
    kinds: {complaint: {title: Complaint, clause: S-0}}
    roles:
      clerk: {title: Clerk, may: [register, issue_paper, open_task], clause: S-0}
      first:
        title: First
        reports_to: boss
        may: [propose, register, issue_paper, carry_out, extend]
        clause: S-0
      second: {title: Second, reports_to: boss, may: [propose, issue_paper], clause: S-0}
      boss: {title: Boss, may: [propose], clause: S-0}
    facts:
      fee: {title: Fee, type: money, clause: S-1}
      side: {title: Side, type: choice, of: {left: Left, right: Right}, default: left, clause: S-1}
    remedies:
      discount:
        title: Discount
        amounts: {off: {title: Off, type: money}}
        where: {share: off / fee}
        approver:
          take: first
          rows:
            - {is: first, or: second, when: share <= 30 %, clause: S-1}
            - {is: boss, otherwise: true, clause: S-2}
        clause: S-1
    papers:
      form: {title: Form, fields: {why: {title: Why}}, signed_by: first, clause: S-3}
      slip: {title: Slip, filled_by: first, signed_by: responsible, clause: S-9}
    tasks:
      mend: {title: Mend, to: first, paper: form, verify_by: clerk, clause: S-4}
      errand: {title: Errand, to: responsible, clause: S-4}
    reactions:
      mend_follows: {on: task_answered(errand), do: {open: mend}, clause: S-4}
    tables:
      responsible: {title: Responsible, take: first, rows: [{is: boss, otherwise: true, clause: S-9}]}
    accounts:
      own: {title: Own, amount: limit.discount.share * fee, decided_by: clerk, clause: S-5}
      demerit: {title: Demerit, decided_by: clerk, clause: S-10}
      left_only: {title: Left, when: side = left, amount: 5, decided_by: clerk, clause: S-6}
    gates:
      mend_checked: {act: answer_task, topic: mend, needs: side = left, says: Not on this side, clause: S-7}
      own_known: {act: charge, topic: own, needs: known(fee), says: No fee, clause: S-8}
"""
START = "{at: 2026-03-02T10:00, as: clerk, do: register, with: {channel: phone, facts: {fee: 200}}}"


@pytest.fixture(scope="module")
def house():
    return sample(RULES)


def test_a_peer_approves_what_the_deciding_post_approves(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: first, do: propose,
           with: {{subject: discount, amounts: {{off: 60}}}},
           then: {{approver: first, proposal: pending}}}}
        - {{at: 2026-03-02T10:06, as: first, do: approve, with: {{proposal: last}},
           then: {{refused: own-proposal}}}}
        - {{at: 2026-03-02T10:07, as: second, do: approve, with: {{proposal: last}},
           then: {{proposal: approved, cites: S-1}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_peer_approves_nothing_above_its_row(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: first, do: propose,
           with: {{subject: discount, amounts: {{off: "60.01"}}}},
           then: {{approver: boss}}}}
        - {{at: 2026-03-02T10:07, as: second, do: approve, with: {{proposal: last}},
           then: {{refused: not-approver}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_the_only_peer_left_proposes_to_the_line_above(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: second, do: propose,
           with: {{subject: discount, amounts: {{off: 60}}}}}}
        - {{at: 2026-03-02T10:07, as: boss, do: approve, with: {{proposal: last}},
           then: {{proposal: approved}}}}
    """, vacant="first")  # fmt: skip
    assert verdict.failures == ()


@pytest.mark.parametrize("person", ["first", "second"])
def test_a_penalty_by_own_authority_is_the_same_for_peers(house, person):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: clerk, do: charge,
           with: {{account: own, person: {person}, basis: late}},
           then: {{charges: {{own: {{amount: "60.00"}}}}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


@pytest.mark.parametrize(
    ("person", "role", "why"),
    [("clerk2", "", "not-chargeable"), ("first", "boss", "not-chargeable")],
)
def test_nobody_is_charged_by_an_authority_they_do_not_have(house, person, role, why):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: clerk, do: charge, with: {{account: own, person: {person},
           role: "{role}", basis: late}}, then: {{refused: {why}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_penalty_that_is_no_money_is_recorded_without_a_figure(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: clerk, do: charge, with: {{account: demerit, person: first}},
           then: {{refused: {{reason: not-chargeable, clause: S-10}}}}}}
        - {{at: 2026-03-02T10:06, as: clerk, do: charge,
           with: {{account: demerit, person: first, basis: made it up}},
           then: {{charges: {{demerit: {{person: first, amount: "", status: stands}}}}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_gate_tells_one_account_from_another(house):
    verdict = told(house, """
        - {at: 2026-03-02T10:00, as: clerk, do: register, with: {channel: phone}}
        - {at: 2026-03-02T10:05, as: clerk, do: charge, with: {account: own, person: first, basis: late},
           then: {refused: {reason: gate, clause: S-8}}}
        - {at: 2026-03-02T10:06, as: clerk, do: charge, with: {account: left_only, person: first,
           basis: late}, then: {charges: {left_only: {amount: 5}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_an_account_exists_only_where_its_condition_holds(house):
    verdict = told(house, """
        - {at: 2026-03-02T10:00, as: clerk, do: register, with: {channel: phone, facts: {side: right}},
           then: {}}
        - {at: 2026-03-02T10:06, as: clerk, do: charge, with: {account: left_only, person: first,
           basis: late}, then: {refused: {reason: not-available, clause: S-6}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_an_answer_with_a_form_waits_for_the_filled_and_signed_form(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: clerk, do: open_task, with: {{kind: mend}}}}
        - {{at: 2026-03-02T10:06, as: first, do: answer_task, with: {{task: last}},
           then: {{refused: {{reason: paper-incomplete, clause: S-3}}}}}}
        - {{at: 2026-03-02T10:07, as: first, do: issue_paper, with: {{paper: form, fields: {{why: rust}}}}}}
        - {{at: 2026-03-02T10:08, as: first, do: answer_task, with: {{task: last}},
           then: {{refused: paper-incomplete}}}}
        - {{at: 2026-03-02T10:09, as: first, do: sign, with: {{copy: last}}}}
        - {{at: 2026-03-02T10:10, as: first, do: answer_task, with: {{task: last}},
           then: {{tasks: {{mend: answered}}, cites: [S-3, S-4, S-7]}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_form_is_filled_by_those_whose_form_it_is(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:07, as: second, do: issue_paper, with: {{paper: slip}},
           then: {{refused: {{reason: no-right, clause: S-9, needs: First}}}}}}
        - {{at: 2026-03-02T10:08, as: first, do: issue_paper, with: {{paper: slip}},
           then: {{paper: {{paper: slip, signers: [boss]}}, can: issue_paper}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_an_act_with_nothing_to_do_it_to_is_not_offered(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: first, then: {{cannot: [carry_out, extend, sign], can: propose}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_work_for_the_responsible_follows_the_post_and_not_the_person(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: clerk, do: open_task, with: {{kind: errand}}}}
        - {{at: 2026-03-02T10:06, as: first, do: answer_task, with: {{task: last}},
           then: {{refused: not-addressee}}}}
        - {{at: 2026-03-02T10:07, as: boss, do: answer_task, with: {{task: last}},
           then: {{tasks: {{errand: answered, mend: open}}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_form_serves_one_answer_and_not_the_one_after_it_was_sent_back(house):
    verdict = told(house, f"""
        - {START}
        - {{at: 2026-03-02T10:05, as: clerk, do: open_task, with: {{kind: mend}}}}
        - {{at: 2026-03-02T10:07, as: first, do: issue_paper, with: {{paper: form, fields: {{why: rust}}}}}}
        - {{at: 2026-03-02T10:09, as: first, do: sign, with: {{copy: last}}}}
        - {{at: 2026-03-02T10:10, as: first, do: answer_task, with: {{task: last}}}}
        - {{at: 2026-03-02T11:00, as: clerk, do: verify_task, with: {{task: last, passed: false}}}}
        - {{at: 2026-03-02T11:10, as: first, do: answer_task, with: {{task: last}},
           then: {{refused: paper-incomplete}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_scenario_reads_an_amount_to_the_cent(house):
    verdict = told(house, """
        - {at: 2026-03-02T10:00, as: clerk, do: register, with: {channel: phone, facts: {fee: 999.99}},
           then: {facts: {fee: "999.99"}}}
    """)  # fmt: skip
    assert verdict.failures == ()
