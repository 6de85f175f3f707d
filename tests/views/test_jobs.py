"""Work beside the window: results come home, a person can end it, and what goes wrong is told."""

import threading

import pytest
from PySide6.QtCore import QObject

from jipdesk.errors import InputRefused
from jipdesk.views.jobs import Ending, Jobs, Progress, Stopped
from jipdesk.views.spoken import plain


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()
    made.deleteLater()


def test_a_result_comes_home_to_the_windows_thread(qtbot, jobs):
    came = []

    jobs.act(lambda _: threading.current_thread().name, lambda name: came.append((name, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(came))

    (worker, home) = came[0]
    assert worker.startswith("acts")
    assert home is threading.main_thread()


def test_acts_follow_each_other_in_the_order_in_which_they_were_asked_for(qtbot, jobs, settle):
    done = []

    for number in range(20):
        jobs.act(lambda _, number=number: done.append(number))
    settle(jobs)

    assert done == list(range(20))


def test_a_question_does_not_wait_for_an_act(qtbot, jobs):
    may_end, answers = threading.Event(), []

    jobs.act(lambda _: may_end.wait(20))
    jobs.ask(lambda: 42, answers.append)
    qtbot.waitUntil(lambda: answers == [42])
    may_end.set()


def test_a_look_that_somebody_waits_for_does_not_wait_for_one_that_nobody_sees(qtbot, jobs):
    may_end, answers = threading.Event(), []

    jobs.look(lambda _: may_end.wait(20), answers.append)
    assert jobs.is_idle
    jobs.look(lambda _: 42, answers.append, name=plain("Counting"))
    assert not jobs.is_idle
    qtbot.waitUntil(lambda: answers == [42])
    may_end.set()


def test_a_refusal_is_handed_to_who_waits_for_it(qtbot, jobs):
    refused = []

    def work(_):
        raise InputRefused("no_such_act")

    jobs.act(work, failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))

    assert refused[0].code == "no_such_act"


def test_a_refusal_that_nobody_waits_for_is_told_by_the_window(qtbot, jobs):
    def work(_):
        raise InputRefused("no_such_act")

    with qtbot.waitSignal(jobs.refused) as told:
        jobs.act(work)

    assert told.args[0].code == "no_such_act"


def test_a_mistake_of_ours_reaches_the_hook_that_notes_it(qtbot, jobs, settle):
    def work(_):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.act(work)
        settle(jobs)

    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_progress_only_moves_forward():
    progress = Progress()

    for done in (1, 5, 3):
        progress(done, 10)

    assert progress.share == 0.5


def test_a_job_that_is_stopped_ends_at_its_next_report_and_delivers_nothing(qtbot, jobs, settle):
    began, delivered = threading.Event(), []

    def work(progress):
        began.set()
        while True:
            progress(1, 2)

    job = jobs.act(work, delivered.append, name=plain("counting"), ending=Ending.CANCEL)
    assert began.wait(20)
    assert jobs.visible is job
    job.progress.stop()
    settle(jobs)

    assert delivered == []
    assert jobs.visible is None
    with pytest.raises(Stopped):
        job.progress(1, 2)


def test_an_answer_for_a_widget_that_is_gone_is_dropped(qtbot, jobs, settle):
    class Asker(QObject):
        def take(self, answer):
            raise AssertionError(answer)

    asker, may_end = Asker(), threading.Event()
    jobs.ask(lambda: may_end.wait(20), asker.take)
    asker.deleteLater()
    qtbot.waitUntil(lambda: True)
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    may_end.set()
    settle(jobs)


def test_after_the_end_nothing_more_is_begun(jobs):
    jobs.close()

    job = jobs.act(lambda _: None)

    assert job.future is None
    assert jobs.is_idle
