"""A register that serves, is written to from all sides, and is killed in the middle of it."""

import json
import operator
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from io import BytesIO
from itertools import count
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from acknowledged import Acknowledged, faults
from databases import migrate, opened
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart
from writing_at_once import annex

from catalog.db import reading

ROWS = 100
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
HERE = Path(__file__).parent
_OCOP = "from ocop_site.cli import main; main()"
_OFFICER = """
import sys
from datetime import date
from databases import opened
from factories import World
from writing_at_once import NOW
from catalog.acts import withdraw
with opened(sys.argv[1]) as engine:
    world = World(engine, NOW, first=int(sys.argv[2]))
    while True:
        goods = world.make_product()
        on, decision = date(2026, 8, 1), goods.decision_id
        world.act(withdraw, goods, decision_id=decision, on=on, reason="a")
        print(goods.code, flush=True)
"""


class Installation:
    """A register of its own on SQLite, with its server, in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.database = f"sqlite:///{home / 'register.sqlite3'}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.taken = Acknowledged()
        self._numbers = count(1)
        self._server: subprocess.Popen[bytes] | None = None
        migrate(self.database)

    @property
    def environment(self) -> dict[str, str]:
        """Of all processes of this register."""
        return os.environ | {
            "OCOP_HOME": str(self.home),
            "OCOP_PUBLIC_URL": self.url,
            "OCOP_PROXIES": "1",
            "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parent}",
        }

    def ocop(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        """Run a command to its end."""
        command = [sys.executable, "-c", _OCOP, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, check=False)

    def start(self) -> None:
        """Serve, in a group of processes that can be killed together."""
        command = [sys.executable, "-c", _OCOP, "serve", "--port", str(self.port)]
        self._server = self._spawn(command, group=0)
        wait_until(self._answers, 30)

    def kill(self) -> None:
        """End the server, its workers, its jobs and every command at once, without warning."""
        assert self._server is not None
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait()

    def kill_while_written_to(self, seconds: float) -> None:
        """Serve, let everybody write, and end it all some seconds after most had success."""
        self.start()
        before = self.taken.amounts
        writers = self._write_from_all_sides()
        try:
            wait_until(lambda: sum(map(operator.gt, self.taken.amounts, before)) >= 2, 60)
            time.sleep(seconds)
        finally:
            self.kill()
            for writer in writers:
                writer.join()

    def _write_from_all_sides(self) -> list[Thread]:
        """People report, an office imports, an officer withdraws, until they are killed."""
        writers = [self._report, self._report, self._import, self._withdraw]
        threads = [Thread(target=writer) for writer in writers]
        for thread in threads:
            thread.start()
        return threads

    def _spawn(self, command: list[str], group: int) -> "subprocess.Popen[bytes]":
        with (self.home / "log").open("ab") as log:
            return subprocess.Popen(
                command,
                env=self.environment,
                process_group=group,
                stdout=subprocess.PIPE if group else log,
                stderr=log,
            )

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/healthz") as answer:  # noqa: S310 - our own server
                return bool(answer.status == 200)
        except OSError:
            return False

    def _report(self) -> None:
        chance = random.Random()
        try:
            while True:
                network = f"10.{chance.randrange(256)}.{chance.randrange(256)}.1"
                page = self._ask(self._form(), network)
                token = re.search('name="token" value="([^"]+)"', page)
                assert token is not None
                page = self._ask(self._filled_in(token[1], photo=chance.random() < 0.2), network)
                receipt = re.search('data-receipt="([^"]+)"', page)
                assert receipt is not None
                self.taken.receipts.append(receipt[1])
        except HTTPError as refusal:
            self.taken.refused.append(f"report: {refusal.code}")
        except (OSError, HTTPException):
            return  # killed

    def _form(self, body: bytes | None = None, head: Mapping[str, str] = NO_HEADERS) -> Request:
        return Request(f"{self.url}/report", body, dict(head))  # noqa: S310 - our own server

    def _filled_in(self, token: str, *, photo: bool) -> Request:
        values: dict[str, object] = {"token": token, "kind": "other", "what": "x", "where": "Chợ"}
        if photo:
            picture = BytesIO()
            colour = tuple(random.randbytes(3))
            Image.new("RGB", (64, 64), colour).save(picture, "JPEG")
            picture.seek(0)
            values["photos"] = FileStorage(picture, "x.jpg", content_type="image/jpeg")
        boundary, body = encode_multipart(values)
        head = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._form(body, head)

    def _ask(self, request: Request, network: str) -> str:
        request.add_header("X-Forwarded-For", network)
        with urlopen(request) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())

    def _import(self) -> None:
        assert self._server is not None
        for number in self._numbers:
            path = self.home / f"{number}.csv"
            path.write_bytes(annex(number, ROWS))
            command = [sys.executable, "-c", _OCOP, "import", str(path), "--json"]
            try:
                with self._spawn(command, self._server.pid) as office:
                    told, _ = office.communicate()
            except ProcessLookupError:
                return  # the group was killed before this one could join it
            if told.endswith(b"}\n"):
                assert json.loads(told)["applied"], told
                self.taken.annexes[number] = ROWS
            if office.returncode:
                return

    def _withdraw(self) -> None:
        assert self._server is not None
        first = 100_000 * next(self._numbers)
        command = [sys.executable, "-c", _OFFICER, self.database, str(first)]
        with self._spawn(command, self._server.pid) as officer:
            assert officer.stdout is not None
            for line in officer.stdout:
                if line.endswith(b"\n"):
                    self.taken.withdrawn.append(line.decode().strip())

    def faults(self) -> list[str]:
        """What was acknowledged and is lost, and whatever else is wrong with the register."""
        with opened(self.database) as engine, reading(engine) as session:
            return list(faults(session, self.taken, self.home / "media" / "reports"))

    def index_agrees(self) -> bool:
        """Whether `ocop index check` finds no difference; what it says stands in the log."""
        check = self.ocop("index", "check")
        with (self.home / "log").open("ab") as log:
            log.write(check.stdout + check.stderr)
        return check.returncode == 0


def wait_until(true: Callable[[], bool], seconds: float) -> None:
    """Wait for something to become true; AssertionError if it does not in time."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.1)
