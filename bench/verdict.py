"""Requests a second of the verdict page, scan recorded, as a share of bare Flask's.

Both servers are gunicorn sync with two workers, asked in turn by wrk with 16 connections over
500 codes. Build a register first: `OCOP_HOME=… ocop demo --no-serve --products N`; it is
taken from the same settings. Needs wrk.
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
from pathlib import Path

from sqlalchemy import select

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import metadata, open_engine, reading
from ocop_site.settings import load_settings

HELLO = """from flask import Flask
app = Flask(__name__)
@app.get("/")
def hello():
    return "Hello, World!"
"""
SCRIPT = """local codes, i = {}, 0
for line in io.lines("CODES") do codes[#codes + 1] = line end
request = function() i = i + 1; return wrk.format("GET", "/q/" .. codes[i % #codes + 1]) end
"""


def serve(module: str, port: int, folder: Path) -> "subprocess.Popen[bytes]":
    """Start a server and wait until it answers."""
    command = [sys.executable, "-m", "gunicorn", "-w2", f"-b127.0.0.1:{port}", module]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    server = subprocess.Popen(command, env=environment, stderr=(folder / "log").open("ab"))
    for _ in range(100):
        time.sleep(0.1)
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            continue
    return server


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


def main() -> None:
    """Measure in turn and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hello.py").write_text(HELLO)
        write_codes(folder / "codes")
        script = folder / "codes.lua"
        script.write_text(SCRIPT.replace("CODES", str(folder / "codes")))
        servers = [serve("hello:app", 8101, folder), serve("ocop_site:create_app()", 8102, folder)]
        try:
            measure(options.rounds, options.seconds, script)
        finally:
            for server in servers:
                server.terminate()
                server.wait()


def write_codes(path: Path) -> None:
    """500 codes of the register, evenly spread."""
    with reading(open_engine(load_settings().database)) as session:
        product = metadata.tables["product"].c
        codes = list(session.execute(select(product.code).order_by(product.id)).scalars())
    path.write_text("\n".join(codes[:: max(1, len(codes) // 500)][:500]))
    print(f"{len(codes)} products")


def measure(rounds: int, seconds: int, script: Path) -> None:
    """Print each round and the medians of the ratios."""
    wrk(8102, seconds, script)
    rates, tails = [], []
    for number in range(rounds):
        hello, hello_tail, _ = wrk(8101, seconds, None)
        page, page_tail, wrong = wrk(8102, seconds, script)
        rates.append(page / hello)
        tails.append(page_tail / hello_tail)
        print(
            f"round {number + 1}: hello {hello:.0f}/s p99 {hello_tail:.1f} ms, verdict "
            f"{page:.0f}/s p99 {page_tail:.1f} ms, {page / hello:.1%}, {wrong} not 2xx"
        )
    print(
        f"median: {statistics.median(rates):.1%} of hello world, "
        f"p99 {statistics.median(tails):.2f} times its p99"
    )


if __name__ == "__main__":
    main()
