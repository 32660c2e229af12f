"""Work off the main thread."""

import threading
import time

from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs


def test_a_result_comes_back_on_the_main_thread(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []
    jobs.read("a", "Working", threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert worker != here == threading.get_ident()
    jobs.close()


def test_only_the_newest_answer_of_a_channel_counts(qtbot: QtBot) -> None:
    jobs, seen, dropped = Jobs(), [], []
    first = threading.Event()
    jobs.write("a", "", lambda: first.wait(5) and "old", seen.append, dropped.append)
    jobs.write("a", "", lambda: "new", seen.append, dropped.append)
    first.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["new"]
    assert dropped == ["old"]
    jobs.close()


def test_writing_jobs_run_one_after_the_other(qtbot: QtBot) -> None:
    jobs, running, most, ended = Jobs(), [], [], []

    def work() -> None:
        running.append(1)
        time.sleep(0.01)
        most.append(len(running))
        running.pop()

    for number in range(5):
        jobs.write(f"channel {number}", "", work, ended.append)
    qtbot.waitUntil(lambda: len(ended) == 5)
    assert most == [1] * 5
    jobs.close()


def test_a_fault_is_told(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []

    def fail() -> None:
        raise ValueError("no")

    jobs.failed.connect(seen.append)
    jobs.read("a", "", fail, lambda _: seen.append("done"))
    qtbot.waitUntil(lambda: bool(seen))
    assert [str(fault) for fault in seen] == ["no"]
    jobs.close()


def test_it_says_what_is_going_on_and_when_it_is_over(qtbot: QtBot) -> None:
    jobs, said = Jobs(), []
    jobs.busy_changed.connect(said.append)
    jobs.read("a", "Reading", lambda: 1, lambda _: None)
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == ["Reading", ""]
    jobs.close()


def test_closing_gives_back_what_nobody_waits_for(qtbot: QtBot) -> None:
    jobs, seen, dropped = Jobs(), [], []
    jobs.write("a", "", lambda: time.sleep(0.05) or "made", seen.append, dropped.append)
    jobs.close()
    qtbot.wait(20)
    assert (seen, dropped) == ([], ["made"])
