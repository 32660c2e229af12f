"""Work off the main thread: one writer, a few readers; results come back to the main thread, stale ones are dropped."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

READERS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work; ``channel`` groups the jobs of which only the newest answer counts."""

    id: int
    channel: str
    label: str
    done: Callable[[Any], None]
    dropped: Callable[[Any], None] | None = None  # takes a result that nobody waits for any more


class Jobs(QObject):
    """Runs jobs and posts their results.

    Signals:
        busy_changed: the label of a running job, or "" when all is done.
        failed: the exception that a job ended with.
    """

    busy_changed = Signal(str)
    failed = Signal(object)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._newest: dict[str, int] = {}
        self._running: dict[int, tuple[Job, Future[Any]]] = {}
        self._count = 0
        self._finished.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._running

    def write(
        self,
        channel: str,
        label: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        dropped: Callable[[Any], None] | None = None,
    ) -> int:
        """Run work that may change the store, after all earlier such work; return the job's id."""
        return self._start(self._writer, channel, label, work, done, dropped)

    def read(self, channel: str, label: str, work: Callable[[], Any], done: Callable[[Any], None]) -> int:
        """Run work that only reads; return the job's id."""
        return self._start(self._readers, channel, label, work, done, None)

    def close(self) -> None:
        """Let running work end; drop what has not begun and every answer still to come."""
        self._newest.clear()
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        for job, future in self._running.values():
            _drop(job, future)
        self._running.clear()

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        if self._running.pop(job.id, None) is None:
            return
        self.busy_changed.emit(next((other.label for other, _ in self._running.values()), ""))
        if self._newest.get(job.channel) != job.id:
            _drop(job, future)
            return
        fault = future.exception()
        if fault is None:
            job.done(future.result())
        elif isinstance(fault, Exception):
            self.failed.emit(fault)

    def _start(
        self,
        pool: ThreadPoolExecutor,
        channel: str,
        label: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        dropped: Callable[[Any], None] | None,
    ) -> int:
        self._count += 1
        job = Job(self._count, channel, label, done, dropped)
        self._newest[channel] = job.id
        future = pool.submit(work)
        self._running[job.id] = (job, future)
        self.busy_changed.emit(label)
        future.add_done_callback(lambda ended: self._finished.emit(job, ended))
        return job.id


def _drop(job: Job, future: Future[Any]) -> None:
    """Give back what a job made for nobody, such as an open store."""
    if job.dropped and not future.cancelled() and future.exception() is None:
        job.dropped(future.result())
