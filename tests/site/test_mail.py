"""The mail server of the settings: what may be set, and that no password goes in the clear."""

from email.message import EmailMessage

import pytest
from mail_sink import mail_sink

from ocop_site.mail import MailServer, NotSent, mail_server, needs_encryption, send_mail
from ocop_site.settings import WrongSettings, load_settings


def test_no_setting_means_no_mail() -> None:
    assert mail_server("") is None


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.vn", MailServer("mail.vn", 587, False, "", "", "no-reply@ocop.vn")),
        ("smtps://mail.vn", MailServer("mail.vn", 465, True, "", "", "no-reply@ocop.vn")),
        (
            "smtp://so%40tinh.vn:p%3Aw@mail.vn:2525",
            MailServer("mail.vn", 2525, False, "so@tinh.vn", "p:w", "so@tinh.vn"),
        ),
        (
            "smtps://so:pw@mail.vn?from=ocop@tinh.vn",
            MailServer("mail.vn", 465, True, "so", "pw", "ocop@tinh.vn"),
        ),
    ],
)
def test_a_setting_names_server_and_sender(url: str, server: MailServer) -> None:
    assert mail_server(url, "ocop.vn:8443") == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.vn",
        "http://mail.vn",
        "smtp://",
        "smtp://mail.vn/path",
        "smtp://mail.vn:port",
        "smtp://mail.vn?from=nobody",
        "smtp://mail.vn?form=a@b.vn",
    ],
)
def test_a_wrong_setting_stops_the_start_without_showing_the_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = url.replace("smtp://", "smtp://so:hush@", 1)
    monkeypatch.setenv("OCOP_MAIL_URL", secret)
    with pytest.raises(WrongSettings) as wrong:
        load_settings()
    assert "OCOP_MAIL_URL" in str(wrong.value)
    assert "hush" not in str(wrong.value)


def a_mail() -> EmailMessage:
    """Something to send."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "so@ocop.vn", "a@x.vn", "Thử"
    mail.set_content("Nội dung")
    return mail


@pytest.mark.parametrize(
    ("refused", "data", "for_good"),
    [
        ({"a@x.vn": "550 unknown", "b@x.vn": "550 unknown"}, "250 ok", True),
        ({"a@x.vn": "550 unknown", "b@x.vn": "451 later"}, "250 ok", False),
        ({}, "554 no", True),
        ({}, "452 full", False),
    ],
)
def test_only_what_would_end_alike_is_given_up(
    refused: dict[str, str], data: str, for_good: bool
) -> None:
    with mail_sink() as sink:
        sink.refused, sink.data_answer = refused, data
        server = mail_server(sink.url)
        assert server is not None
        with pytest.raises(NotSent) as trouble:
            send_mail(server, a_mail(), ["a@x.vn", "b@x.vn"])
    assert trouble.value.for_good is for_good
    assert sink.letters == []


def test_one_good_address_is_enough() -> None:
    with mail_sink() as sink:
        sink.refused = {"a@x.vn": "550 unknown"}
        server = mail_server(sink.url)
        assert server is not None
        send_mail(server, a_mail(), ["a@x.vn", "b@x.vn"])
    assert [letter.recipients for letter in sink.letters] == [["b@x.vn"]]
    assert sink.letters[0].mail["Subject"] == "Thử"


def test_nobody_listening_is_no_end() -> None:
    with mail_sink() as sink:
        server = mail_server(sink.url)
    assert server is not None
    with pytest.raises(NotSent) as trouble:
        send_mail(server, a_mail(), ["a@x.vn"])
    assert not trouble.value.for_good


@pytest.mark.parametrize(
    ("url", "needed"),
    [
        ("smtp://so:pw@mail.vn", True),
        ("smtp://so:pw@10.0.0.7", True),
        ("smtp://mail.vn", False),
        ("smtps://so:pw@mail.vn", False),
        ("smtp://so:pw@localhost", False),
        ("smtp://so:pw@127.0.0.1", False),
    ],
)
def test_a_password_goes_unencrypted_to_this_machine_alone(url: str, needed: bool) -> None:
    server = mail_server(url)
    assert server is not None
    assert needs_encryption(server) is needed
