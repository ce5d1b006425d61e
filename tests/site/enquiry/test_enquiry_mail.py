"""What makers get: a real mail each, which nothing typed can bend, tried again where need be."""

from datetime import timedelta
from email.utils import parseaddr

import pytest
from applications import running
from clocks import SetClock
from enquiry_forms import (
    OpenEnquiry,
    enquiries,
    fault_texts,
    give_address,
    outcomes,
    reference_of,
    states,
)
from factories import Goods, Maker, World
from flask import Flask
from mail_sink import MailSink
from sqlalchemy import Engine, update
from sqlmodel import select

from catalog.audit import AuditEntry
from catalog.db import metadata, reading, writing
from ocop_site.jobs.declared import JOBS
from ocop_site.settings import Settings

# Filing itself is tested on both databases; here it is the form and the mail.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_each_maker_gets_a_mail_of_its_own_and_the_buyer_one_reference(
    form: OpenEnquiry, sink: MailSink, goods: list[Goods]
) -> None:
    answer = form.send(**{f"quantity_{goods[0].code}": "200 hộp"})
    reference = reference_of(answer)
    assert outcomes(answer) == {
        "HTX Một": "Đã gửi thư.",
        "HTX Hai": "Đã gửi thư.",
        "HTX Ba": "Chưa gửi thư: sổ chưa có địa chỉ thư của chủ thể. Yêu cầu được giữ cho cơ quan,"
        " cơ quan có thể chuyển tiếp.",
    }
    assert [letter.recipients for letter in sink.letters] == [
        ["mot@htx.example"], ["hai@htx.example"],
    ]  # fmt: skip
    first, second = sink.letters
    assert first.sender == "so@ocop.example"
    assert parseaddr(str(first.mail["Reply-To"])) == ("Trần Thị B", "b@quaviet.example")
    assert reference in str(first.mail["Subject"])
    assert "Kẹo dừa và 1 sản phẩm khác" in str(first.mail["Subject"])
    assert first.mail["Message-ID"] != second.mail["Message-ID"]
    assert first.mail["Date"].datetime == form.clock.now.replace(microsecond=0)
    for part in (
        "Kính gửi HTX Một", "Kẹo dừa", "Kẹo gừng", "Số lượng cần: 200 hộp", "Trần Thị B",
        "Công ty Quà Việt", "0900 000 000", "Quà tặng", "> Có xuất hóa đơn không?", reference,
        f"http://127.0.0.1:8000/q/{goods[0].code}",
    ):  # fmt: skip
        assert part in first.text, part
    assert "Trà sen" not in first.text
    assert "200 hộp" not in second.text


def test_addresses_of_makers_are_never_shown(
    form: OpenEnquiry, posting: Flask, goods: list[Goods]
) -> None:
    asked = "&".join(f"c={g.code}" for g in goods)
    pages = [posting.test_client().get(f"/enquiry?{asked}"), form.send()]
    for page in pages:
        assert "htx.example" not in page.text


def test_a_lapsed_product_is_marked_in_the_letter(
    world: World, form: OpenEnquiry, sink: MailSink, makers: list[Maker]
) -> None:
    give_address(world, makers[2], "ba@htx.example")
    form.send()
    letter = next(one for one in sink.letters if one.recipients == ["ba@htx.example"])
    assert "Đã hết hạn" in letter.text


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "B\r\nBcc: x@evil.example"},
        {"name": 'B" <x@evil.example>, "C'},
        {"organisation": "A\r\n\r\nBcc: x@evil.example"},
        {"message": "a\r\n.\r\nMAIL FROM:<x@evil.example>\r\n.\r\nb"},
        {"phone": "1\x00\u202e2"},
    ],
)
def test_nothing_typed_becomes_a_header_or_ends_the_mail(
    form: OpenEnquiry, sink: MailSink, changes: dict[str, str]
) -> None:
    reference_of(form.send(**changes))
    assert [letter.recipients for letter in sink.letters] == [
        ["mot@htx.example"], ["hai@htx.example"],
    ]  # fmt: skip
    for letter in sink.letters:
        mail = letter.mail
        assert "Bcc" not in mail
        assert len(mail.get_all("Reply-To", [])) == 1
        assert mail["Reply-To"].addresses[0].addr_spec == "b@quaviet.example"
        assert len(mail["Reply-To"].addresses) == 1
        assert "Mã yêu cầu:" in letter.text


def test_long_texts_are_refused_in_words_and_a_flood_by_its_size(
    form: OpenEnquiry, sink: MailSink
) -> None:
    assert reference_of(form.send(message="ă" * 4000))
    assert "ă" * 70 in sink.letters[0].text
    assert "tối đa 4000 ký tự" in fault_texts(form.send(message="ă" * 4001))[0]
    assert form.send(message="x" * 600_000).status_code == 413


def test_a_refused_address_is_kept_for_the_office_at_once(
    form: OpenEnquiry, sink: MailSink, engine: Engine
) -> None:
    sink.refused["mot@htx.example"] = "550 no such user"
    form.send()
    assert states(engine) == {"HTX Một": "refused", "HTX Hai": "sent", "HTX Ba": "no_address"}


def test_a_server_that_is_away_is_tried_again_later(
    form: OpenEnquiry, sink: MailSink, engine: Engine, posting: Flask, clock: SetClock
) -> None:
    sink.data_answer = "451 later"
    answer = form.send()
    assert outcomes(answer)["HTX Hai"] == "Thư được gửi trong ít phút."
    sink.data_answer = "250 taken"
    jobs = posting.extensions["jobs"]
    jobs.run("send_enquiries", ())
    assert sink.letters == []
    clock.now += timedelta(minutes=10)
    jobs.run("send_enquiries", ())
    jobs.run("send_enquiries", ())
    assert len(sink.letters) == 2
    assert states(engine)["HTX Một"] == "sent"


def test_the_worker_looks_by_itself_and_forgets_in_time(
    form: OpenEnquiry, engine: Engine, posting: Flask, clock: SetClock
) -> None:
    assert JOBS["send_enquiries"].every == timedelta(minutes=5)
    assert JOBS["purge_enquiries"].every == timedelta(days=1)
    form.send()
    clock.now += timedelta(days=365)
    posting.extensions["jobs"].run("purge_enquiries", ())
    assert len(enquiries(engine)) == 1
    clock.now += timedelta(days=1)
    posting.extensions["jobs"].run("purge_enquiries", ())
    assert enquiries(engine) == []
    with reading(engine) as session:
        last = list(session.exec(select(AuditEntry)))[-1]
        assert (last.verb, last.actor) == ("delete_enquiry", "jobs")


def test_a_demonstration_marks_its_mail(
    world: World, goods: list[Goods], settings: Settings, clock: SetClock, sink: MailSink
) -> None:
    with writing(world.engine) as session:
        session.execute(update(metadata.tables["register_state"]).values(demonstration=True))
    with running(settings.model_copy(update={"mail_url": sink.url}), clock) as app:
        OpenEnquiry(app.test_client(), clock, goods[:1]).send()
    assert str(sink.letters[0].mail["Subject"]).startswith("[BẢN MẪU]")


def test_an_english_reader_is_answered_in_english_and_the_maker_told_so(
    posting: Flask, clock: SetClock, goods: list[Goods], sink: MailSink
) -> None:
    form = OpenEnquiry(posting.test_client(), clock, goods[:1], root="/en")
    answer = form.send()
    assert outcomes(answer) == {"HTX Một": "Sent by mail."}
    assert "bằng ngôn ngữ: en" in sink.letters[0].text
