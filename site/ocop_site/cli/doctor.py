"""`ocop doctor`: what is wrong with this installation, and the remedy."""

import json
import sys

import click

from catalog import models  # noqa: F401 - fills the metadata
from catalog.clock import utc_now
from catalog.text import Text
from ocop_site.cli.terminal import said
from ocop_site.diagnosis import Finding, State, diagnose
from ocop_site.settings import load_settings

_WORDS = {
    State.GOOD: Text("tốt", "good"),
    State.NOTE: Text("lưu ý", "note"),
    State.WRONG: Text("HỎNG", "WRONG"),
}
_PARTS = {
    "database": Text("cơ sở dữ liệu", "database"),
    "settings": Text("cấu hình", "settings"),
    "jobs": Text("việc nền", "jobs"),
    "queue": Text("hàng đợi", "queue"),
    "feeding": Text("cập nhật chỉ mục", "feeding the index"),
    "index": Text("chỉ mục", "index"),
    "mail": Text("thư điện tử", "mail"),
    "media": Text("thư mục dữ liệu", "media"),
    "keys": Text("khóa", "keys"),
    "texts": Text("bản dịch", "texts"),
    "photographs": Text("ảnh", "photographs"),
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def doctor(as_json: bool) -> None:
    """Look at settings, database, index, media and jobs; exit 1 if something is wrong."""
    findings = list(diagnose(load_settings(), utc_now()))
    healthy = all(finding.state is not State.WRONG for finding in findings)
    if as_json:
        rows = [_as_object(finding) for finding in findings]
        click.echo(json.dumps({"healthy": healthy, "findings": rows}, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(_as_line(finding))
    sys.exit(0 if healthy else 1)


def _as_line(finding: Finding) -> str:
    remedy = f" → {said(finding.remedy)}" if finding.remedy else ""
    part, word = said(_PARTS[finding.part]), said(_WORDS[finding.state])
    return f"{word:<6} {part}: {said(finding.said)}{remedy}"


def _as_object(finding: Finding) -> dict[str, object]:
    return {
        "part": finding.part,
        "state": finding.state.value,
        "said": finding.said.as_dict(),
        "remedy": finding.remedy.as_dict() if finding.remedy else None,
    }
