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
    work: Callable[[], Any]
    done: Callable[[Any], None]


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
        self._running: dict[int, Job] = {}
        self._count = 0
        self._finished.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._running

    def write(self, channel: str, label: str, work: Callable[[], Any], done: Callable[[Any], None]) -> int:
        """Run work that may change the store, after all earlier such work; return the job's id."""
        return self._start(self._writer, channel, label, work, done)

    def read(self, channel: str, label: str, work: Callable[[], Any], done: Callable[[Any], None]) -> int:
        """Run work that only reads; return the job's id."""
        return self._start(self._readers, channel, label, work, done)

    def close(self) -> None:
        """Let running work end; drop what has not begun and every answer still to come."""
        self._newest.clear()
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        self._running.pop(job.id, None)
        self.busy_changed.emit(next((j.label for j in self._running.values()), ""))
        if self._newest.get(job.channel) != job.id:
            return
        fault = future.exception()
        if fault is None:
            job.done(future.result())
        elif isinstance(fault, Exception):
            self.failed.emit(fault)

    def _start(
        self, pool: ThreadPoolExecutor, channel: str, label: str, work: Callable[[], Any], done: Callable[[Any], None]
    ) -> int:
        self._count += 1
        job = Job(self._count, channel, label, work, done)
        self._newest[channel] = job.id
        self._running[job.id] = job
        self.busy_changed.emit(label)
        pool.submit(work).add_done_callback(lambda future: self._finished.emit(job, future))
        return job.id
