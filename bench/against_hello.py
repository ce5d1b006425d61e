"""What both measurements of pages share: bare Flask and the register, asked in turn by wrk.

Both servers are gunicorn sync with two workers, asked with 16 connections; the register is the
one of the settings. Needs wrk.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

HELLO = """from flask import Flask
app = Flask(__name__)
@app.get("/")
def hello():
    return "Hello, World!"
"""
SCRIPT = """local paths, i = {}, 0
for line in io.lines("PATHS") do paths[#paths + 1] = line end
request = function() i = i + 1; return wrk.format("GET", paths[i % #paths + 1]) end
"""


def serve(module: str, folder: Path) -> "tuple[subprocess.Popen[bytes], int]":
    """Start a server, wait until it answers, give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-w2", f"-b127.0.0.1:{port}", module]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    server = subprocess.Popen(command, env=environment, stderr=(folder / "log").open("ab"))
    for _ in range(100):
        time.sleep(0.1)
        assert server.poll() is None, (folder / "log").read_text()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return server, port
    raise TimeoutError(module)


def wrk(port: int, seconds: int, script: Path | None) -> tuple[float, float, int]:
    """Requests a second, the 99th percentile in ms and the answers that were not 2xx."""
    more = ["-s", str(script)] if script else []
    command = [
        "wrk",
        "-t1",
        "-c16",
        f"-d{seconds}",
        "--latency",
        *more,
        f"http://127.0.0.1:{port}/",
    ]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]
    return rate, float(number) * scale, int(wrong[1]) if wrong else 0


def compare(what: str, paths: Sequence[str], description: str | None) -> None:
    """Measure in turn, print each round and the medians of the ratios."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hello.py").write_text(HELLO)
        (folder / "paths").write_text("\n".join(paths))
        script = folder / "paths.lua"
        script.write_text(SCRIPT.replace("PATHS", str(folder / "paths")))
        hello, hello_port = serve("hello:app", folder)
        site, site_port = serve("ocop_site:create_app()", folder)
        try:
            ports = hello_port, site_port
            _measure(what, ports, options.rounds, options.seconds, script)
        finally:
            for server in (hello, site):
                server.terminate()
                server.wait()


def _measure(what: str, ports: tuple[int, int], rounds: int, seconds: int, script: Path) -> None:
    hello_port, site_port = ports
    wrk(site_port, seconds, script)
    rates, tails = [], []
    for number in range(rounds):
        hello, hello_tail, _ = wrk(hello_port, seconds, None)
        page, page_tail, wrong = wrk(site_port, seconds, script)
        rates.append(page / hello)
        tails.append(page_tail / hello_tail)
        print(
            f"round {number + 1}: hello {hello:.0f}/s p99 {hello_tail:.1f} ms, {what} "
            f"{page:.0f}/s p99 {page_tail:.1f} ms, {page / hello:.1%}, {wrong} not 2xx"
        )
    print(
        f"median: {statistics.median(rates):.1%} of hello world, "
        f"p99 {statistics.median(tails):.2f} times its p99"
    )
