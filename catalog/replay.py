"""Rebuild certificates and decisions from the audit log alone and compare with the tables.

The chain of hashes shows that the log was not changed; the replay shows that the tables say
nothing that the log does not, and lack nothing that it has. The end of a log that was cut off
is seen here too: certificates stand in the tables that nobody recognised.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from catalog.audit import AuditEntry
from catalog.certificates import Certificate, CertificateEvent
from catalog.decisions import Decision
from catalog.status import Act, ActKind, Facts, facts_of_columns, status_on


class Happened(NamedTuple):
    """One thing that happened to a certificate, as the log has it."""

    kind: ActKind
    on: date
    until: date | None = None
    decision: int | None = None
    reason: str | None = None
    heir: int | None = None


@dataclass(slots=True)
class ReplayedCertificate:
    """A certificate as the log alone tells of it."""

    product: int
    decision: int
    stars: int
    issued_on: date
    valid_until: date
    score: float | None = None
    happened: list[Happened] = field(default_factory=list)
    voided: bool = False

    @property
    def facts(self) -> Facts:
        """What its status rests on."""
        acts = tuple(Act(act.kind, act.on, act.until) for act in self.happened)
        return Facts(self.issued_on, self.valid_until, acts)

    @property
    def printed(self) -> tuple[object, ...]:
        """What the certificate itself says, and whether it was taken back."""
        return (
            self.product,
            self.decision,
            self.stars,
            self.issued_on,
            self.valid_until,
            self.score,
            self.voided,
        )

    def forget(self, kind: ActKind) -> None:
        """Drop what is no longer so: a withdrawal taken back, an heir put off by another."""
        self.happened = [act for act in self.happened if act.kind is not kind]

    @property
    def columns(self) -> dict[str, object]:
        """What the certificate's own columns must say after all that happened, in order."""
        told: dict[str, Any] = dict.fromkeys(_PROJECTIONS)
        for act in self.happened:
            _project(told, act)
        return told


_PROJECTIONS = (
    "renewal_filed_on",
    "extended_from",
    "extended_until",
    "refused_on",
    "suspended_on",
    "restored_on",
    "withdrawn_on",
    "withdrawal_reason",
    "superseded_on",
)


def _project(told: dict[str, Any], act: Happened) -> None:
    """Carry one act into the columns, as the verbs of `catalog.acts` do."""
    match act.kind:
        case ActKind.RENEWAL_FILED:
            told["renewal_filed_on"] = max(told["renewal_filed_on"] or act.on, act.on)
        case ActKind.EXTENDED:
            told["extended_from"] = min(told["extended_from"] or act.on, act.on)
            told["extended_until"] = act.until
        case ActKind.RE_RATING_REFUSED:
            told["refused_on"] = min(told["refused_on"] or act.on, act.on)
        case ActKind.SUSPENDED:
            told["suspended_on"], told["restored_on"] = act.on, None
        case ActKind.RESTORED:
            told["restored_on"] = act.on
        case ActKind.WITHDRAWN:
            told["withdrawn_on"], told["withdrawal_reason"] = act.on, act.reason
        case ActKind.SUPERSEDED:
            told["superseded_on"] = act.on


class ReplayedDecision(NamedTuple):
    """A decision as the log alone tells of it."""

    issuer: int
    number_key: str
    decided_on: date


_ACTS = {kind.value for kind in ActKind} - {ActKind.RECOGNISED, ActKind.SUPERSEDED}


def replay(entries: Iterable[AuditEntry]) -> dict[int, ReplayedCertificate]:
    """Every certificate that the log speaks of, by id. Entries must come in order."""
    found: dict[int, ReplayedCertificate] = {}
    superseded_by: dict[int, list[int]] = {}
    for entry in entries:
        kind, _, number = entry.subject.partition(":")
        if kind != "certificate":
            continue
        key, data = int(number), entry.data
        if entry.verb == "recognise":
            found[key] = _recognised(data)
        elif entry.verb == "supersede":
            on = date.fromisoformat(data["on"])
            found[key].forget(ActKind.SUPERSEDED)
            found[key].happened.append(Happened(ActKind.SUPERSEDED, on, heir=data["by"]))
            superseded_by.setdefault(data["by"], []).append(key)
        elif entry.verb == "take_back":
            found[key].voided = True
            found[key].happened.clear()
            for older in superseded_by.get(key, ()):
                acts = found[older].happened
                found[older].happened = [act for act in acts if act.heir != key]
        elif entry.verb == "take_back_withdrawal":
            found[key].forget(ActKind.WITHDRAWN)
        elif entry.verb in _ACTS:
            found[key].happened.append(_act(entry.verb, data))
    return found


def replay_decisions(entries: Iterable[AuditEntry]) -> dict[int, ReplayedDecision]:
    """Every decision that the log speaks of, by id."""
    return {
        int(entry.subject.partition(":")[2]): ReplayedDecision(
            entry.data["issuer"], entry.data["number"], date.fromisoformat(entry.data["on"])
        )
        for entry in entries
        if entry.verb == "record_decision"
    }


def differences(session: Session, day: date) -> list[str]:
    """What log and tables do not say alike, in plain words; empty if they agree.

    Statuses are compared on `day`; stars, dates, decisions and history as a whole.
    """
    entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))).all()
    return [*_decisions_apart(session, entries), *_certificates_apart(session, entries, day)]


def _recognised(data: dict[str, Any]) -> ReplayedCertificate:
    issued_on, valid_until = (date.fromisoformat(data[k]) for k in ("issued_on", "valid_until"))
    decision = data["decision"]
    event = Happened(ActKind.RECOGNISED, issued_on, decision=decision)
    return ReplayedCertificate(
        data["product"],
        decision,
        data["stars"],
        issued_on,
        valid_until,
        data["score"],
        [event],
    )


def _act(verb: str, data: dict[str, Any]) -> Happened:
    until = date.fromisoformat(data["until"]) if data["until"] else None
    on = date.fromisoformat(data["on"])
    return Happened(ActKind(verb), on, until, data["decision"], data["reason"])


def _decisions_apart(session: Session, entries: Iterable[AuditEntry]) -> Iterator[str]:
    logged = replay_decisions(entries)
    stored = {
        decision.id or 0: ReplayedDecision(
            decision.issuer_id, decision.number_key, decision.decided_on
        )
        for decision in session.exec(select(Decision))
    }
    yield from _apart("decision", logged, stored)


def _certificates_apart(
    session: Session, entries: Iterable[AuditEntry], day: date
) -> Iterator[str]:
    logged = replay(entries)
    stored = {c.id or 0: c for c in session.exec(select(Certificate))}
    yield from _apart(
        "certificate",
        {key: certificate.printed for key, certificate in logged.items()},
        {key: _printed(certificate) for key, certificate in stored.items()},
    )
    history = _history(session)
    for key in sorted(logged.keys() & stored.keys()):
        if Counter(logged[key].happened) != history.get(key, Counter()):
            yield f"certificate:{key}: its history differs from the log"
        if logged[key].voided:
            continue
        for column, value in logged[key].columns.items():
            if getattr(stored[key], column) != value:
                yield f"certificate:{key}: {column} differs from the log"
        told = status_on(logged[key].facts, day)
        shown = status_on(facts_of_columns(stored[key]), day)
        if told is not shown:
            yield f"certificate:{key}: {shown} in the tables, {told} in the log"


def _apart(noun: str, logged: dict[int, Any], stored: dict[int, Any]) -> Iterator[str]:
    for key in sorted(stored.keys() - logged.keys()):
        yield f"{noun}:{key}: in the tables, not in the log"
    for key in sorted(logged.keys() - stored.keys()):
        yield f"{noun}:{key}: in the log, not in the tables"
    for key in sorted(logged.keys() & stored.keys()):
        if logged[key] != stored[key]:
            yield f"{noun}:{key}: the tables say otherwise than the log"


def _printed(stored: Certificate) -> tuple[object, ...]:
    return ReplayedCertificate(
        stored.product_id,
        stored.decision_id,
        stored.stars,
        stored.issued_on,
        stored.valid_until,
        stored.score,
        voided=stored.voided_at is not None,
    ).printed


def _history(session: Session) -> dict[int, Counter[Happened]]:
    found: dict[int, Counter[Happened]] = {}
    standing = select(CertificateEvent).where(col(CertificateEvent.voided_at).is_(None))
    for event in session.exec(standing):
        found.setdefault(event.certificate_id, Counter())[
            Happened(
                event.kind,
                event.on_day,
                event.until_day,
                event.decision_id,
                event.reason,
                event.superseded_by,
            )
        ] += 1
    return found
