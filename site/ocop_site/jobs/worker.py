"""The threads that take jobs from the queue, started and stopped by `ocop jobs`."""

import logging
import time
from typing import Any

import structlog
from huey.consumer import Consumer

from ocop_site.jobs.running import Jobs

THREADS = 2
POLL_SECONDS = 1.0
REST_AFTER_FAILURE = 5.0
STOP_SECONDS = 15.0
"""How long a job may go on after the worker was told to stop; then it is queued again."""

_log = structlog.get_logger("ocop.jobs")


class _Forwarding(logging.Handler):
    """Hands huey's own warnings, such as a queue that is away, to our log."""

    def emit(self, record: logging.LogRecord) -> None:
        trouble = record.exc_info[1] if record.exc_info else None
        _log.log(record.levelno, record.getMessage(), trouble=repr(trouble) if trouble else None)


class _Consumer(Consumer):  # type: ignore[misc]
    """Leaves signals to `ocop jobs`, which has the index to look after too."""

    def _set_signal_handlers(self) -> None:
        pass


class JobWorker:
    """The worker of one application; stands up again when the queue was away."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._consumer: Any = None
        self._next_try = 0.0
        logging.getLogger("huey").setLevel(logging.CRITICAL)  # a failing job is logged by us
        consumer_log = logging.getLogger("huey.consumer")
        consumer_log.setLevel(logging.WARNING)
        consumer_log.propagate = False
        consumer_log.handlers = [_Forwarding()]

    def keep_up(self) -> None:
        """Start the threads if they do not run and replace those that died; never raises."""
        if self._consumer is not None:
            self._consumer.check_worker_health()
        elif time.monotonic() >= self._next_try:
            try:
                self._consumer = self._started()
            except Exception as trouble:
                said = f"{type(trouble).__name__}: {trouble}"[:300]
                _log.error("queue of jobs cannot be used", trouble=said)
                self._next_try = time.monotonic() + REST_AFTER_FAILURE

    def stop(self) -> None:
        """Let jobs end, for a while; those that do not are queued again."""
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
            self._jobs.queue.notify_interrupted_tasks()

    def _started(self) -> Any:
        queue = self._jobs.queue
        queue.signal("interrupted")(lambda _signal, task: queue.enqueue(task))
        consumer = _Consumer(
            queue, workers=THREADS, max_delay=POLL_SECONDS, shutdown_timeout=STOP_SECONDS
        )
        consumer.start()
        return consumer
