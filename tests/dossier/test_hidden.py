"""Of a case in which something is hidden from somebody, they take nothing; a sealed one is not there."""

import pytest
from django.http import Http404

from huiyin.casework.refusal import Reason, Refused
from huiyin.dossier import taking
from huiyin.ledger import access, moment
from huiyin.people.models import Account
from huiyin.sight.looking import look
from huiyin.sight.me import Me
from tests.ledger.harbour import open_port, take_in
from tests.support.harbour import MORNING


@pytest.fixture
def port(installation, monkeypatch):
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_port()


def seen(person: str, case: str):
    return look(Me(Account.objects.get(username=person), MORNING, "zh-Hans"), case)


def is_hidden(person: str, case: str) -> bool:
    try:
        return bool(seen(person, case).veil.facts)
    except Http404:
        return False


def people() -> list[str]:
    return list(Account.objects.values_list("username", flat=True))


def test_who_may_not_read_every_fact_takes_nothing_and_leaves_no_trace_of_taking(port):
    case = take_in("complaint", actor="cai", topic="goods", caller="13912340001", what="吊机太吵")
    hidden = [person for person in people() if is_hidden(person, case)]
    assert hidden

    for person in hidden:
        with pytest.raises(Refused) as refused:
            taking.pdf(seen(person, case), MORNING)
        assert refused.value.reason is Reason.MAY_NOT_KNOW
        assert refused.value.clauses
    assert [e for e in access.trace(case) if e.name == "file_taken"] == []


def test_the_file_of_a_sealed_case_is_not_there_for_whom_it_is_sealed_from(port):
    case = take_in("report", actor="cai", caller="13912340001", what="收受回扣")
    readers, others = [], []
    for person in people():
        try:
            taking.pdf(seen(person, case), MORNING)
            readers.append(person)
        except Http404:
            others.append(person)

    assert readers and others
    taken = {e.by for e in access.trace(case) if e.name == "file_taken"}
    assert taken == set(readers)
