"""What every backend keeps; `test_embedded` and `test_called` try it.

A job is asked for with its cause, its effect comes once, and none is lost.
"""

from datetime import timedelta

import pytest
from django.db import transaction

from huiyin.jobs import dead, running
from huiyin.jobs.asking import WORK, Asked
from huiyin.jobs.backend import TooLong
from huiyin.jobs.models import Job
from huiyin.ledger import moment
from huiyin.ledger.moment import told_at
from tests.jobs.tasks import ALLOWED, clumsy, count, counted, in_slices, poisoned, roomy, slow


@pytest.fixture(autouse=True)
def clear():
    ALLOWED["fails"] = 0


def test_a_job_is_done_once_and_is_gone(worker):
    count.enqueue("one", by=2)
    worker.work()
    worker.work()

    assert counted("one") == 2
    assert not Job.objects.exists()


def test_a_job_exists_if_and_only_if_its_cause_was_committed(worker):
    with transaction.atomic():
        count.enqueue("never")
        transaction.set_rollback(True)
    with transaction.atomic():
        count.enqueue("once")
        assert counted("once") == 0
    worker.work()

    assert (counted("never"), counted("once")) == (0, 1)


def test_jobs_asked_for_together_are_those_asked_for_one_by_one(worker):
    now = moment.now()
    count.keyed("first").enqueue("first")
    poisoned.keyed("bad").enqueue("bad")
    Job.objects.filter(key="bad").update(state="failed")

    count.enqueue_each([Asked("first", now, ("first",)), Asked("second", now, ("second",)),
                        Asked("later", now + timedelta(days=1), ("later",)),
                        Asked("bad", now, ("bad",))])  # fmt: skip
    assert Job.objects.get(key="bad").state == "waiting"
    Job.objects.filter(key="bad").delete()
    worker.work()

    assert [counted(name) for name in ("first", "second", "later")] == [1, 1, 0]
    assert [job.key for job in Job.objects.all()] == ["later"]


def test_what_a_failed_attempt_did_is_undone_and_it_is_tried_later(worker):
    ALLOWED["fails"] = 1
    clumsy.enqueue("clumsy")
    worker.work()

    [job] = Job.objects.all()
    assert counted("clumsy") == 0
    assert (job.state, job.attempts) == ("waiting", 1)
    assert job.fault.startswith("ValueError @ clumsy:") and "张秘密" not in job.fault

    worker.hasten()
    worker.work()
    assert counted("clumsy") == 1
    assert not Job.objects.exists()


def test_each_attempt_waits_longer_and_none_longer_than_an_hour(worker):
    ALLOWED["fails"] = 2
    clumsy.enqueue("clumsy")
    waits = []
    for _ in range(2):
        before = moment.now()
        worker.work()
        waits.append((Job.objects.get().not_before - before).total_seconds())
        worker.hasten()

    assert 10 <= waits[0] < 20 <= waits[1] < 40
    assert running.backoff(30) == timedelta(hours=1)


def test_a_poisoned_job_is_given_up_and_holds_up_no_other(worker):
    poisoned.enqueue("bad")
    for name in ("first", "second"):
        count.enqueue(name)
    worker.work()
    assert (counted("first"), counted("second")) == (1, 1)

    worker.hasten()
    worker.work()
    [job] = dead.given_up()
    assert (job.attempts, counted("bad")) == (2, 0)
    assert job.failed_at is not None and job.fault.startswith("IntegrityError")


def test_a_job_is_never_given_up_because_the_disk_is_full(worker):
    """It has two attempts, and waits through five times that there was no room."""
    ALLOWED["fails"] = 5
    roomy.enqueue("roomy")
    for _ in range(5):
        worker.work()
        [job] = Job.objects.all()
        assert (job.state, job.attempts, counted("roomy")) == ("waiting", 0, 0)
        assert job.fault.startswith("OSError @ roomy:")
        assert job.not_before - moment.now() <= timedelta(seconds=30)
        worker.hasten()

    worker.work()
    assert counted("roomy") == 1 and not Job.objects.exists()


def test_what_was_given_up_is_tried_anew_when_somebody_says_so(worker):
    ALLOWED["fails"] = 3
    clumsy.enqueue("clumsy")
    for _ in range(3):
        worker.work()
        worker.hasten()
    [job] = dead.given_up()

    assert dead.requeue(job.pk) is not None
    worker.work()

    assert counted("clumsy") == 1
    assert not Job.objects.exists()
    assert dead.requeue(job.pk) is None


def test_what_was_let_go_is_never_done(worker):
    poisoned.enqueue("bad")
    for _ in range(2):
        worker.work()
        worker.hasten()

    assert dead.drop(dead.given_up().get().pk) is not None
    worker.work()

    assert not Job.objects.exists()
    assert counted("bad") == 0


def test_while_one_with_a_key_waits_another_is_none(worker):
    for _ in range(3):
        count.keyed("same").enqueue("keyed")
    worker.work()
    assert counted("keyed") == 1

    count.keyed("same").enqueue("keyed")
    worker.work()
    assert counted("keyed") == 2


def test_asking_for_a_key_twice_in_a_transaction_does_not_break_it(worker):
    with transaction.atomic():
        count.keyed("same").enqueue("keyed")
        count.keyed("same").enqueue("keyed")
        count.enqueue("after")
    worker.work()

    assert (counted("keyed"), counted("after")) == (1, 1)


def test_who_asks_anew_for_what_was_given_up_has_it_tried_anew(worker):
    ALLOWED["fails"] = 3
    for _ in range(3):
        clumsy.keyed("again").enqueue("clumsy")
        worker.work()
        worker.hasten()
    assert dead.given_up().count() == 1

    clumsy.keyed("again").enqueue("clumsy")
    worker.work()

    assert counted("clumsy") == 1


def test_a_job_may_go_on_in_slices_and_none_counts_as_a_failure(worker):
    in_slices.enqueue("slices", 5)
    worker.work()

    assert counted("slices") == 5
    assert not Job.objects.exists()


def test_a_job_for_later_waits_for_its_moment(worker):
    count.using(run_after=moment.now() + timedelta(hours=1)).enqueue("later")
    worker.work()
    assert counted("later") == 0

    worker.hasten()
    worker.work()
    assert counted("later") == 1


def test_the_job_of_a_worker_that_died_is_taken_up_when_its_lease_is_over(worker):
    slow.enqueue("slow")
    held = running.take(WORK)
    assert held is not None
    assert running.take(WORK) is None

    Job.objects.update(not_before=moment.now(), leased_until=moment.now())
    running.work_due(WORK)
    assert counted("slow") == 1


def test_a_worker_that_was_frozen_beyond_its_lease_undoes_what_it_does_on_waking(worker):
    slow.enqueue("slow")
    held = running.take(WORK)
    with told_at(moment.now() + timedelta(minutes=1)):
        assert running.take(WORK) is not None  # another one has it now

    running.do(held)

    assert counted("slow") == 0
    assert Job.objects.get().attempts == 2


def test_a_job_of_which_its_workers_die_is_given_up_too(worker):
    slow.enqueue("slow")
    for minutes in range(4):
        with told_at(moment.now() + timedelta(minutes=minutes)):
            running.take(WORK)

    [job] = dead.given_up()
    assert (job.fault, job.attempts, counted("slow")) == (running.DIED, 3, 0)


def test_a_job_that_this_version_does_not_know_is_left_for_one_that_does(worker):
    count.enqueue("newer")
    Job.objects.update(task="tests.jobs.tasks.not_yet")
    worker.work()

    [job] = Job.objects.all()
    assert (job.state, job.fault.partition(" ")[0]) == ("waiting", "LookupError")


def test_arguments_are_names_and_no_texts(worker):
    with pytest.raises(TooLong):
        count.enqueue("x" * 5_000)
