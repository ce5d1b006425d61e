"""`ocop serve`: the production server and the job worker beside it."""

import os
import signal
import subprocess
import sys
from types import FrameType

import click

RESTART_SECONDS = 1.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--no-jobs", is_flag=True, help="leave the job worker to another machine")
def serve(host: str, port: int, workers: int, no_jobs: bool) -> None:
    """Serve the register, with the job worker that feeds the search index."""
    sys.exit(run(host, port, workers, jobs=not no_jobs))


def run(host: str, port: int, workers: int, *, jobs: bool) -> int:
    """Serve until told to stop; the exit code is the server's own."""
    from ocop_site import create_app

    create_app()  # wrong settings must stop the start here, with their text, not in a worker
    server = subprocess.Popen(_server(host, port, workers))  # noqa: S603 - our own arguments

    def stop(number: int, _frame: FrameType | None) -> None:
        server.send_signal(signal.SIGTERM)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    worker = _start_jobs() if jobs else None
    try:
        while True:
            try:
                return server.wait(timeout=RESTART_SECONDS)
            except subprocess.TimeoutExpired:
                if worker is not None and worker.poll() is not None:
                    worker = _start_jobs()
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait()


def _start_jobs() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(_ocop("jobs"))  # noqa: S603 - our own arguments


def _ocop(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from ocop_site.cli import main; main()", *arguments]


def _server(host: str, port: int, workers: int) -> list[str]:
    if os.name == "nt":
        listen = f"{host}:{port}"
        waitress = [sys.executable, "-m", "waitress", "--call", f"--listen={listen}"]
        return [*waitress, "ocop_site:create_app"]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind={host}:{port}",
        f"--workers={workers}",
        "--worker-class=gthread",
        "--threads=4",
        "--preload",
        "--graceful-timeout=10",
        "--no-control-socket",
        "ocop_site:create_app()",
    ]
