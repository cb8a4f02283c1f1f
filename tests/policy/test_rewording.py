"""A letter in other words tells all that the regulation tells, in its place, and nothing else."""

import pytest

from huiyin.policy.rewording import fits, lost, strange, unreadable, worded

BODY = """\
{{ name }}：
{% block ground %}事由：{{ refusal.ground }}{% endblock %}
{% block remedy %}
{% for one in remedies %}{{ one.title }}
{% if one.worth %}（{{ one.worth }}元）{% endif %}{% else %}无{% endfor %}
{% endblock %}
{% block routes %}可拨打12315{% endblock %}
{% if staff %}被投诉员工：{{ staff }}{% endif %}
"""


def test_what_the_regulation_says_itself_fits():
    assert fits(BODY, BODY)


def test_words_are_free_and_so_is_their_order_outside_the_parts():
    own = BODY.replace("事由：", "我们这样决定，因为").replace("可拨打12315", "请致电消费者热线")
    own = "编号 {{ number }}，{{ today }}\n" + own.replace("{{ name }}：\n", "") + "{{ name }}"

    assert fits(own, BODY)
    assert worded(own, BODY) == own


def test_a_list_may_call_its_things_otherwise():
    own = BODY.replace("for one in", "for it in").replace("one.", "it.")

    assert fits(own, BODY)


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("{{ refusal.ground }}", "", ["{{ refusal.ground }}"]),
        ("可拨打12315", " ", ["{% block routes %}"]),
        ("{% block routes %}可拨打12315{% endblock %}", "可拨打12315", ["{% block routes %}"]),
        ("事由：{{ refusal.ground }}{% endblock %}", "见下{% endblock %}{{ refusal.ground }}",
         ["{{ refusal.ground }}"]),
        ("{% else %}无", "", ["{% block remedy %}"]),
        ("（{{ one.worth }}元）", "", ["{{ remedies.worth }}"]),
        ("{% if staff %}被投诉员工：{{ staff }}{% endif %}", "",
         ["{% if staff %}", "{{ staff }}"]),
        ("可拨打12315", "{% if staff %}可拨打12315{% endif %}", ["{% block routes %}"]),
        ("{{ name }}：", "{% if staff %}{{ name }}{% endif %}", ["{{ name }}"]),
    ],
)  # fmt: skip
def test_what_is_left_out_moved_to_another_part_or_hidden_behind_a_condition_is_named(
    old, new, gone
):
    assert old in BODY
    own = BODY.replace(old, new)

    assert lost(own, BODY) == gone
    assert worded(own, BODY) == BODY


def test_what_is_known_under_a_condition_alone_is_said_under_it_alone():
    own = BODY.replace("{% if staff %}", "{{ staff }}{% if staff %}")

    assert lost(own, BODY) == []
    assert strange(own, BODY) == ["{{ staff }}"]


@pytest.mark.parametrize(
    "more",
    ["{{ phone }}", "{% if name %}", "{% set x = 1 %}", "{{ name | upper }}", "{{ 1 + 1 }}",
     "{% for one in name %}{% endfor %}", "{{ name.__class__ }}", "{% include 'a' %}"],
)  # fmt: skip
def test_what_nobody_fills_in_and_what_is_no_letter_is_not_readable(more):
    own = BODY + more

    assert unreadable(own, BODY)
    assert worded(own, BODY) == BODY


def test_a_condition_of_ones_own_is_named():
    own = BODY.replace("事由：", "{% if name %}事由：{% endif %}")

    assert strange(own, BODY) == ["{% if name %}"]
