"""The queue itself: huey on SQLite, PostgreSQL or Redis."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer
from sqlalchemy.engine import make_url

NAME = "ocop"


class JsonSerializer(Serializer):  # type: ignore[misc]
    """JSON instead of pickle: who can write to the queue must not thereby run code."""

    def _serialize(self, message: Any) -> bytes:
        kept = {
            "id": message.id,
            "name": message.name,
            "args": message.args,
            "eta": message.eta.isoformat() if message.eta else None,
            "retries": message.retries,
            "retry_delay": message.retry_delay,
            "retry_backoff": message.retry_backoff,
        }
        return json.dumps(kept).encode()

    def _deserialize(self, data: bytes) -> Any:
        kept = json.loads(bytes(data))
        kept["args"] = tuple(kept["args"])
        kept["eta"] = datetime.fromisoformat(kept["eta"]) if kept["eta"] else None
        return Message(kwargs={}, **kept)


def open_queue(url: str) -> Huey:
    """The queue at an address that `checked_jobs_url` let pass; raises what its driver raises."""
    parsed = make_url(url)
    options: dict[str, Any] = {"results": False, "serializer": JsonSerializer()}
    if parsed.drivername == "sqlite":
        path = Path(str(parsed.database))
        path.parent.mkdir(parents=True, exist_ok=True)
        return SqliteHuey(NAME, filename=str(path), **options)
    if parsed.drivername == "postgresql":
        return PostgresHuey(NAME, dsn=url, **options)
    return RedisHuey(NAME, url=url, **options)
