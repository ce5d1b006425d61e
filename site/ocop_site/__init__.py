"""The public site of the OCOP register: `create_app` is its table of contents."""

import os
from functools import partial

from flask import Flask, request
from sqlalchemy import Engine, inspect, select
from werkzeug.middleware.proxy_fix import ProxyFix

import catalog.models  # noqa: F401 - fills the metadata
from catalog.clock import Clock, utc_now
from catalog.db import metadata, open_engine, open_reader, reading
from ocop_site import (
    account,
    api,
    browse,
    data,
    desk,
    feeds,
    health,
    media,
    report,
    sharing,
    sitemap,
    statistics,
    trade,
    verify,
    visit,
)
from ocop_site.assets import init_assets
from ocop_site.chosen import init_chosen
from ocop_site.content import init_content
from ocop_site.errors import init_errors
from ocop_site.fallback import init_fallback
from ocop_site.head import init_head
from ocop_site.headers import init_headers
from ocop_site.jobs.running import init_jobs
from ocop_site.jsonld import init_jsonld
from ocop_site.kept import init_kept
from ocop_site.language import init_language
from ocop_site.layout import init_layout
from ocop_site.logs import RequestLog, configure_logs
from ocop_site.offering import init_offering
from ocop_site.packing import init_packing
from ocop_site.paths import STATIC, TEMPLATES
from ocop_site.register import Register
from ocop_site.search import init_search
from ocop_site.settings import Settings, load_settings, require_for_production, secret_key

LARGEST_REQUEST = 64 * 1024 * 1024
LARGEST_TEXT = 500_000
"""Bytes of a request without files: it is read into memory as a whole."""


_PARTS = (
    api, browse, statistics, verify, report, trade, account, visit, desk, media, sharing, feeds,
    data, sitemap, health,
)  # fmt: skip


def create_app(settings: Settings | None = None, clock: Clock = utc_now) -> Flask:
    """The WSGI application; raises WrongSettings where the settings forbid a start."""
    configure_logs()
    settings = settings or load_settings()
    engine = open_engine(settings.database)
    demonstration = _is_demonstration(engine)
    require_for_production(settings, demonstration=demonstration)
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(STATIC))
    _configure(app, settings, demonstration=demonstration)
    reader = open_reader(settings.database)
    app.extensions["register"] = Register(settings, engine, reader, clock, demonstration)
    init_search(app)
    init_jobs(app)
    init_language(app, settings)
    init_content(app)
    init_offering(app)
    init_fallback(app)
    init_assets(app)
    init_layout(app)
    init_chosen(app)
    init_head(app)
    init_jsonld(app)
    visit.init_event_words(app)
    sharing.init_sharing(app)
    account.init_account(app, settings, clock)
    init_headers(app, settings, demonstration=demonstration)
    init_packing(app)
    init_kept(app)
    init_errors(app)
    for part in _PARTS:
        app.register_blueprint(part.blueprint)
    verify.init_answers(app)
    app.wsgi_app = RequestLog(app.wsgi_app)  # type: ignore[method-assign]
    if settings.proxies:
        trusted = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, trusted, trusted)  # type: ignore[method-assign]
    _part_at_fork(engine, reader)
    return app


def _part_at_fork(*engines: Engine) -> None:
    """A connection opened before gunicorn forks must not be shared by its workers."""
    for engine in engines:
        engine.dispose()
        if hasattr(os, "register_at_fork"):  # Windows has no fork
            os.register_at_fork(after_in_child=partial(engine.dispose, close=False))


def _configure(app: Flask, settings: Settings, *, demonstration: bool) -> None:
    hosts = [settings.public_host.rsplit(":", 1)[0]]
    if demonstration or settings.loopback:
        hosts += ["localhost", "127.0.0.1"]
    app.config.update(
        SECRET_KEY=secret_key(settings),
        SECRET_KEY_FALLBACKS=settings.secret_key_fallbacks,
        TRUSTED_HOSTS=hosts,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-ocop" if settings.secure else "ocop",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PREFERRED_URL_SCHEME="https" if settings.secure else "http",
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(_limit_text)


def _limit_text() -> None:
    if request.method == "POST" and request.mimetype != "multipart/form-data":
        request.max_content_length = LARGEST_TEXT


def _is_demonstration(engine: Engine) -> bool:
    """Whether the database holds the demonstration; one without tables holds nothing.

    Raises the database's error where it cannot be asked: the demonstration must never be
    served without its marks.
    """
    if not inspect(engine).has_table("register_state"):
        return False
    with reading(engine) as session:
        state = select(metadata.tables["register_state"].c.demonstration)
        return bool(session.execute(state).scalar())
