"""The places of the demonstration: real communes with their right kinds, old and present."""

from collections import Counter
from datetime import date

import pytest

from catalog.demo.authorities import authority, district_committee
from catalog.demo.goods import goods_at, load_goods
from catalog.demo.places import Place, bare, load_places
from catalog.reference import read_data


def find(former_province: str, commune: str) -> Place:
    return next(
        place
        for place in load_places()
        if (place.former_province, place.commune) == (former_province, commune)
    )


def test_every_former_province_has_several_communes() -> None:
    counts = Counter(place.former_province for place in load_places())
    assert set(counts) == {row["former_name"] for row in read_data("former_provinces.csv")}
    assert min(counts.values()) >= 8


def test_units_have_their_kinds_and_codes() -> None:
    for place in load_places():
        assert place.district.split()[0] in {"huyện", "quận", "thị", "thành"}
        assert place.commune.startswith(("xã ", "phường ", "thị trấn ")) or not place.commune
        present = place.present_commune
        assert present.startswith(("xã ", "phường ", "đặc khu ")) or not present
        assert len(place.present_code) == (5 if present else 0)
        assert len(place.district_code) == 3


@pytest.mark.parametrize(
    "told",
    [
        "Hà Giang | xã Sủng Trà | huyện Mèo Vạc | xã Sủng Máng | tỉnh Tuyên Quang",
        "Trà Vinh | xã Phú Cần | huyện Tiểu Cần | xã Tiểu Cần | tỉnh Vĩnh Long",
        "Trà Vinh | thị trấn Cầu Kè | huyện Cầu Kè | xã Cầu Kè | tỉnh Vĩnh Long",
        "Kiên Giang | phường An Thới | thành phố Phú Quốc | đặc khu Phú Quốc | tỉnh An Giang",
        "Thái Nguyên | xã Tân Cương | thành phố Thái Nguyên | xã Tân Cương | tỉnh Thái Nguyên",
        "Yên Bái | xã Suối Giàng | huyện Văn Chấn | xã Văn Chấn | tỉnh Lào Cai",
        "Hà Nội | xã Bát Tràng | huyện Gia Lâm | xã Bát Tràng | thành phố Hà Nội",
        "Hải Phòng | thị trấn Cát Hải | huyện Cát Hải | đặc khu Cát Hải | thành phố Hải Phòng",
        "Tiền Giang | xã Hòa Hưng | huyện Cái Bè | xã An Hữu | tỉnh Đồng Tháp",
        "Bắc Giang | xã Vân Hà | thị xã Việt Yên | phường Vân Hà | tỉnh Bắc Ninh",
        "Vĩnh Long | xã Mỹ Hòa | thị xã Bình Minh | phường Cái Vồn | tỉnh Vĩnh Long",
        "Sóc Trăng | xã Mỹ Quới | thị xã Ngã Năm | phường Mỹ Quới | thành phố Cần Thơ",
    ],
)
def test_a_dozen_places_are_as_the_maps_have_them(told: str) -> None:
    former_province, commune, *rest = told.split(" | ")
    place = find(former_province, commune)
    assert [place.district, place.present_commune, place.province.full] == rest


def test_an_island_district_has_no_commune() -> None:
    place = find("Quảng Ngãi", "")
    assert (place.district, place.present_commune) == ("huyện Lý Sơn", "đặc khu Lý Sơn")


@pytest.mark.parametrize(
    ("name", "without"),
    [("huyện Mèo Vạc", "Mèo Vạc"), ("thị xã Sa Pa", "Sa Pa"), ("đặc khu Phú Quốc", "Phú Quốc")],
)
def test_names_are_told_without_their_kinds(name: str, without: str) -> None:
    assert bare(name) == without


def test_a_district_name_that_several_provinces_had_is_told_with_its_province() -> None:
    place = find("Bến Tre", "xã Tân Thạch")
    assert district_committee(place) == "UBND huyện Châu Thành, tỉnh Bến Tre"
    assert district_committee(find("Trà Vinh", "xã Hòa Tân")) == "UBND huyện Cầu Kè"


def test_every_place_has_goods() -> None:
    assert all(len(goods_at(place)) >= 10 for place in load_places())


def test_every_sort_of_goods_is_at_home_somewhere() -> None:
    known = {good for place in load_places() for good in goods_at(place)}
    assert [good.name for good in load_goods() if good not in known] == []


def test_authority_follows_the_day() -> None:
    place = find("Hà Giang", "xã Sủng Trà")
    assert authority(place, 3, date(2023, 2, 23)) == "UBND tỉnh Hà Giang"
    assert authority(place, 3, date(2023, 2, 24)) == "UBND huyện Mèo Vạc"
    assert authority(place, 4, date(2024, 1, 1)) == "UBND tỉnh Hà Giang"
    assert authority(place, 3, date(2025, 7, 6)) == "UBND tỉnh Tuyên Quang"
    assert authority(place, 5, date(2025, 2, 28)) == "Bộ Nông nghiệp và Phát triển nông thôn"
    assert authority(place, 5, date(2025, 3, 1)) == "Bộ Nông nghiệp và Môi trường"
