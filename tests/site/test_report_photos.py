"""Photographs of a report: taken cleaned, refused by name, served by nobody."""

from io import BytesIO
from pathlib import Path

import photo_corpus as corpus
import pytest
from flask.testing import FlaskClient
from PIL import Image
from report_forms import OpenForm, fault_texts, parsed, receipt_of
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from catalog.db import reading
from catalog.reports.queries import list_reports, photos_of
from ocop_site.settings import Settings
from ocop_site.uploads import shown_name

Photo = tuple[str, bytes]


def send(form: OpenForm, *photos: Photo, **changes: object) -> TestResponse:
    files = [(BytesIO(data), name, "image/jpeg") for name, data in photos]
    return form.send(photos=files, **changes)


def stored(settings: Settings) -> list[Path]:
    return [path for path in settings.home.rglob("*.jpg") if path.is_file()]


def test_a_photograph_is_stored_without_its_place(form: OpenForm, settings: Settings) -> None:
    receipt_of(send(form, ("IMG_1.jpg", corpus.TAKEN["place in exif"]()), what=""))
    (path,) = stored(settings)
    assert path.is_relative_to(settings.reports_folder)
    with Image.open(path) as image:
        assert not image.getexif()


def test_photographs_belong_to_their_report_in_order(form: OpenForm, engine: Engine) -> None:
    small = corpus.saved(corpus.picture((40, 30)), "PNG")
    answer = send(form, ("a.jpg", corpus.jpeg()), ("b.png", small))
    assert "Kèm 2 ảnh" in answer.text
    with reading(engine) as session:
        (report,) = list_reports(session)
        assert [photo.width for photo in photos_of(session, report.id or 0)] == [320, 40]


def test_what_is_stored_is_served_under_no_address(
    form: OpenForm, settings: Settings, client: FlaskClient
) -> None:
    send(form, ("a.jpg", corpus.jpeg()))
    (path,) = stored(settings)
    for prefix in ("/media/reports", "/media", "/static", "/static/reports", "/reports", ""):
        assert client.get(f"{prefix}/{path.parent.name}/{path.name}").status_code == 404


def test_each_bad_photograph_is_named_with_cause_and_remedy(
    form: OpenForm, settings: Settings
) -> None:
    answer = send(
        form, ("nhãn.heic", corpus.heic()), ("tốt.jpg", corpus.jpeg()), ("x.gif", b"GIF89a")
    )
    assert answer.status_code == 400
    told = fault_texts(answer)
    assert any("“nhãn.heic”" in text and "HEIC" in text for text in told)
    assert any("“x.gif”" in text and "không phải ảnh" in text for text in told)
    assert "Riêng ảnh phải chọn lại" in answer.text
    assert parsed(answer).select_one("#what").get_text() == "Nhãn ghi 5 sao"
    assert stored(settings) == []


def test_a_photograph_that_breaks_on_opening_is_named_too(form: OpenForm) -> None:
    answer = send(form, ("cụt.jpg", corpus.REFUSED["jpeg cut off"]()))
    assert answer.status_code == 400
    assert "“cụt.jpg”" in fault_texts(answer)[0]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.gif", "x.gif"),
        ("anh\u202egpj.exe", "anhgpj.exe"),
        ("<img src=x>.gif", "<img src=x>.gif"),
        ("a" * 300 + ".gif", "a" * 59 + "…"),
    ],
)
def test_a_file_s_name_cannot_lie_or_break_the_page(form: OpenForm, name: str, shown: str) -> None:
    answer = send(form, (name, b"GIF89a"))
    assert answer.status_code == 400
    assert f"“{shown}”" in fault_texts(answer)[0]
    assert parsed(answer).select(".error-summary img") == []


def test_a_name_with_folders_of_windows_loses_them() -> None:
    assert shown_name("C:\\fakepath\\nhãn.jpg") == "nhãn.jpg"


def test_a_sixth_photograph_is_refused_with_the_number(form: OpenForm) -> None:
    answer = send(form, *[(f"{n}.jpg", corpus.jpeg()) for n in range(6)])
    assert answer.status_code == 400
    assert "tối đa 5 ảnh" in fault_texts(answer)[0]


def test_more_than_64_megabytes_are_refused_by_size_alone(client: FlaskClient) -> None:
    answer = client.post(
        "/report",
        environ_overrides={"CONTENT_LENGTH": str(64 * 1024 * 1024 + 1)},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413


def test_the_limits_are_said_before_choosing(client: FlaskClient) -> None:
    soup = parsed(client.get("/report"))
    field = soup.select_one("#photos")
    hint = soup.select_one(f"#{field['aria-describedby']}").get_text()
    assert "5 ảnh" in hint and "15 MB" in hint and "64 MB" in hint
    assert "heic" not in field["accept"]
