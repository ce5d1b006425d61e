"""Hostile input on the report pages: an answer below 500, nothing echoed as markup."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from report_forms import OpenForm, parsed

TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "closing textarea": "</textarea><svg onload=alert(1)>",
    "address": "javascript:alert(1)",
    "template": "{{ 7*7 }}{% raw %}",
    "sql": "'; DROP TABLE report; --",
    "like": "%_\\",
    "path": "..%2f..%252e/etc/passwd",
    "nul": "a\x00b",
    "lines": "a\r\nSet-Cookie: x=1",
    "direction": "\u202e\u2066abc",
    "zero width": "\u200b\u200d\ufeff\u00ad",
    "other digits": "٣٣٣/١١/٢٠٢٦",
    "nfd": "Ca\u0302\u0300n Tho\u031b\u0309" * 20,
    "emoji": "🐓" * 500,
    "number": "1e309",
    "long": "a" * 200_000,
}
FIELDS = ("token", "leave_empty", "kind", "code", "what", "where", "when", "contact")


@pytest.fixture(autouse=True)
def _no_limit(app: Flask) -> None:
    app.config["RATE_LIMITS"] = {"report": 10_000, "receipt": 10_000}


@pytest.mark.parametrize("name", TEXTS)
def test_no_field_takes_the_form_down_or_comes_back_as_markup(form: OpenForm, name: str) -> None:
    for field in FIELDS:
        answer = form.send(**{field: TEXTS[name]})
        assert answer.status_code < 500, field
        main = parsed(answer).main
        assert not main.find_all(["script", "img"]), field
        assert not [
            tag for tag in main.find_all(True) if any(a.startswith("on") for a in tag.attrs)
        ]


@pytest.mark.parametrize("name", TEXTS)
def test_no_code_in_the_address_takes_the_form_down(client: FlaskClient, name: str) -> None:
    answer = client.get("/report", query_string={"code": TEXTS[name][:2_000]})
    assert answer.status_code == 200
    assert not parsed(answer).main.find_all(["script", "img"])


# Werkzeug leaves the temporary file of a part that was cut off to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b'--x\r\nContent-Disposition: form-data; name="photos"; filename="a\x00.jpg"\r\n\r\n\xff',
        b'--x\r\nContent-Disposition: form-data; name="\xff\xfe"\r\n\r\n\xc0\xaf\r\n--x--\r\n',
        b"--x\r\n" * 2_000,
        b"\x00" * 10_000,
    ],
)
def test_a_broken_multipart_body_is_answered(client: FlaskClient, body: bytes) -> None:
    for kind in ("multipart/form-data; boundary=x", "multipart/form-data", "text/plain"):
        assert client.post("/report", data=body, content_type=kind).status_code in {400, 413}


def test_a_thousand_fields_are_too_many_or_ignored(client: FlaskClient) -> None:
    many = {f"field{n}": "x" for n in range(2_000)}
    answer = client.post("/report", data=many, content_type="multipart/form-data")
    assert answer.status_code in {400, 413}


def test_bytes_that_are_no_text_are_answered(client: FlaskClient) -> None:
    answer = client.post(
        "/report",
        data=b"kind=%FF%FE&what=%C0%AF&where=%ED%A0%80&token=%u1234&code=%",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 400
    status = client.post(
        "/report/status",
        data=b"receipt=%FF%ED%A0%80",
        content_type="application/x-www-form-urlencoded",
    )
    assert status.status_code == 400


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: FlaskClient, method: str) -> None:
    for path in ("/report", "/report/status"):
        assert getattr(client, method)(path).status_code == 405
