"""Pictures of places: re-encoded, without where they were taken, public only with their place."""

from io import BytesIO
from typing import Any

from desk_browser import Desk, faults, main_text, parsed
from factories import World
from flask import Flask
from photo_corpus import GPS, jpeg, picture, saved
from PIL import Image
from test_places_at_the_desk import entered, made_public

from catalog.places.pictures import MOST_PICTURES

NOTHING = b"\xff\xd8\xff\xe0 cut off"


def sent(*files: bytes) -> dict[str, Any]:
    """The field of files of a form."""
    return {"pictures": [(BytesIO(data), f"anh-{n}.jpg") for n, data in enumerate(files)]}


def shown_at(desk: Desk, page: str) -> list[str]:
    """The addresses of the pictures on a page of the desk."""
    return [str(image["src"]) for image in parsed(desk.see(page)).select(".pictures img")]


def with_position() -> bytes:
    """A photograph that says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    exif[GPS] = {1: "N", 2: (10.0, 15.0, 0.0)}
    return saved(picture((640, 480)), "JPEG", exif=exif)


def test_a_picture_loses_where_it_was_taken_and_shows_with_its_place(
    desk: Desk, desk_world: World, desk_app: Flask
) -> None:
    place = made_public(desk, desk_world)
    page = f"{place}/pictures"
    desk.press(page, page, **sent(with_position()))
    (address,) = shown_at(desk, page)
    public = Desk(desk_app.test_client())
    answer = public.see(address)
    assert answer.mimetype == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    kept = Image.open(BytesIO(answer.data))
    assert not kept.getexif()
    assert b"Telephone" not in answer.data
    assert address in public.see("/places/diem-ocop-ben-ninh-kieu").text
    desk.press(f"{place}/unpublish", f"{place}/unpublish", reason="Sai địa chỉ")
    public.see(address, 404)
    assert desk.see(address).headers["Cache-Control"] == "no-store"


def test_captions_order_and_removal_are_saved_together(desk: Desk) -> None:
    place = entered(desk)
    page = f"{place}/pictures"
    desk.press(page, page, **sent(jpeg(), jpeg(quality=40)))
    first, second = shown_at(desk, page)
    names = [name for name in desk.fields(page, f"{page}/captions") if name.startswith("caption_e")]
    ids = [name.rpartition("_")[2] for name in names]
    captions = {f"caption_{ids[1]}": "Mặt tiền", f"caption_en_{ids[1]}": "Front", "first": ids[1]}
    desk.press(page, f"{page}/captions", **captions)
    assert shown_at(desk, page) == [second, first]
    assert "Mặt tiền" in desk.see(page).text
    ids = [n.rpartition("_")[2] for n in desk.fields(page, f"{page}/captions") if "caption_en" in n]
    desk.press(page, f"{page}/captions", **{f"remove_{ids[0]}": "1"})
    assert shown_at(desk, page) == [first]


def test_the_same_picture_is_kept_once_and_eight_are_the_most(desk: Desk) -> None:
    place = entered(desk)
    page = f"{place}/pictures"
    desk.press(page, page, **sent(jpeg(), jpeg()))
    assert len(shown_at(desk, page)) == 1
    many = [saved(picture((200 + n, 200)), "JPEG") for n in range(MOST_PICTURES)]
    full = desk.send(page, **sent(*many))
    assert "còn chỗ cho 7 ảnh, bạn đã chọn 8" in faults(full)[0]
    desk.press(page, page, **sent(*many[:7]))
    assert not parsed(desk.see(page)).select("input[type=file]")


def test_what_is_no_picture_is_refused_by_name(desk: Desk) -> None:
    place = entered(desk)
    page = f"{place}/pictures"
    assert faults(desk.send(page)) == ["Chọn ít nhất một ảnh."]
    refused = desk.send(page, **sent(jpeg(), NOTHING))
    assert "Ảnh “anh-1.jpg”" in faults(refused)[0]
    assert shown_at(desk, page) == [], "all or nothing"
    assert "0 ảnh" in main_text(desk.see(place))


def test_nothing_but_pictures_of_places_is_served(desk: Desk, desk_app: Flask) -> None:
    public = Desk(desk_app.test_client())
    for digest in ("0" * 64, "..%2f..%2fkeys%2fsecret", "a"):
        public.see(f"/media/{digest}.jpg", 404)
    place = entered(desk)
    desk.press(f"{place}/pictures", f"{place}/pictures", **sent(jpeg()))
    (address,) = shown_at(desk, f"{place}/pictures")
    public.see(address, 404)
