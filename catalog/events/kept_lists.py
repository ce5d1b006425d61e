"""Stall lists that were sent and are not applied yet: one file for each event, the last one.

They are forgotten after a month. A preview works the plan out anew from the file, so that it
always tells of today's register.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class KeptList:
    """A spreadsheet as it was sent."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes."""
        return sha256(self.data).hexdigest()


def keep_list(folder: Path, event_id: int, sent: KeptList) -> None:
    """Keep a list for an event in place of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, event_id)
    under_way = path.with_suffix(".part")
    under_way.write_bytes(json.dumps(sent.name).encode() + b"\n" + sent.data)
    under_way.replace(path)


def kept_list(folder: Path, event_id: int) -> KeptList | None:
    """The list kept for an event."""
    try:
        head, _, data = _path(folder, event_id).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return KeptList(str(json.loads(head)), data)


def drop_list(folder: Path, event_id: int) -> None:
    """Forget the list kept for an event."""
    _path(folder, event_id).unlink(missing_ok=True)


def drop_old(folder: Path, now: datetime) -> int:
    """Forget lists that nobody applied in time: they may hold telephones. How many there were."""
    old = [
        path
        for path in folder.glob("*.list")
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < now - KEPT
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _path(folder: Path, event_id: int) -> Path:
    return folder / f"{event_id}.list"
