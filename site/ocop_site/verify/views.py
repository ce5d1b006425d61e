"""Addresses of the verify blueprint."""

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from sqlalchemy.exc import DBAPIError, TimeoutError
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response as AnyResponse

from catalog.codes import LONGEST_TYPED, Code, Mistake, MistypedCode, parse_code
from catalog.verdicts import Verdict, message
from ocop_site.assets import inline_css
from ocop_site.headers import policy_with_style
from ocop_site.language import moment_text
from ocop_site.register import register
from ocop_site.verify.answers import answers, respond
from ocop_site.verify.pages import moment_iso, verdict_json, verdict_page
from ocop_site.verify.typing_help import issued_near

blueprint = Blueprint("verify", __name__)

RETRY_SECONDS = 30
_HTML, _JSON = "text/html", "application/json"
_STYLES = ("css/variables.css", "css/verdict.css")


@dataclass(frozen=True, slots=True)
class Mistyped:
    """What was typed in a code's place, and why it is no code."""

    typed: str
    mistake: Mistake


def read_code(typed: str) -> Code | Mistyped:
    """A code as typed, or pasted with its whole address."""
    try:
        return parse_code(typed.strip().rstrip("/").rsplit("/", 1)[-1])
    except MistypedCode as wrong:
        return Mistyped(typed[:LONGEST_TYPED], wrong.reason)


class TypedCode(BaseConverter):
    """What stands for a code in an address, read once; a mistyped one is an answer of its own."""

    regex = "[^/]+"

    def to_python(self, value: str) -> Code | Mistyped:
        return read_code(value)

    def to_url(self, value: Code | str) -> str:
        return value.value if isinstance(value, Code) else str(super().to_url(value))


@blueprint.record_once
def _register_converter(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["code"] = TypedCode
    state.app.jinja_env.globals["verdict_css"] = lambda: inline_css(*_STYLES)


@blueprint.get("/q/<code:code>")
def verdict(code: Code | Mistyped) -> Response:
    """The page behind the symbol."""
    if isinstance(code, Mistyped):
        return _mistyped_page(code)
    try:
        return respond(answers().page(code), _HTML, _policy())
    except (DBAPIError, TimeoutError):
        moment = moment_text(register().now())
        page = verdict_page(code.value, Verdict.UNAVAILABLE, None, moment)
        return _unavailable(Response(page, headers=[_policy()]))


# A symbol in capitals is smaller; its whole address has to work, path included.
blueprint.add_url_rule("/Q/<code:code>", "verdict_in_capitals", verdict)


@blueprint.get("/api/v1/verify/<code:code>")
def verdict_as_json(code: Code | Mistyped) -> Response:
    """The same answer for machines."""
    moment = moment_iso(register().now())
    if isinstance(code, Mistyped):
        answer = jsonify(verdict_json(code.typed, Verdict.MISTYPED, None, None, moment))
        answer.status_code = Verdict.MISTYPED.http_status
        answer.headers["Cache-Control"] = "no-store"
        return answer
    try:
        return respond(answers().page(code, as_json=True), _JSON)
    except (DBAPIError, TimeoutError):
        answer = jsonify(verdict_json(code.value, Verdict.UNAVAILABLE, code.level, None, moment))
        return _unavailable(answer)


@blueprint.get("/q")
def typed() -> AnyResponse:
    """The form to type a code; a well-formed one leads to its page."""
    value = request.args.get("code", "")
    if not value.strip():
        form = render_template("verify/typed.html", typed="", mistake=None, near=[])
        return Response(form, headers=[_policy()])
    code = read_code(value)
    if isinstance(code, Code):
        return redirect(url_for("verify.verdict", code=code), 303)
    return _mistyped_page(code)


def _policy() -> tuple[str, str]:
    return policy_with_style(inline_css(*_STYLES))


def _mistyped_page(wrong: Mistyped) -> Response:
    page = render_template(
        "verify/typed.html",
        typed=wrong.typed,
        mistake=wrong.mistake.text,
        message=message(Verdict.MISTYPED),
        verdict=Verdict.MISTYPED,
        near=issued_near(register().engine, wrong.typed),
    )
    return Response(
        page,
        Verdict.MISTYPED.http_status,
        [("Cache-Control", "no-cache"), ("Vary", "Accept-Language"), _policy()],
    )


def _unavailable(answer: Response) -> Response:
    answer.status_code = Verdict.UNAVAILABLE.http_status
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    answer.headers["Cache-Control"] = "no-store"
    return answer
