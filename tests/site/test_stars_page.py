"""How stars are earned: a shopper, a maker and a buyer each find their answer."""

from datetime import datetime

import pytest
from clocks import SetClock
from flask.testing import FlaskClient
from soups import soup_of

from catalog.clock import VIETNAM

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_the_bands_say_who_decides_and_what_gets_no_certificate(client: FlaskClient) -> None:
    rows = [tr.text for tr in soup_of(client, "/stars").select("#points tbody tr")]
    assert [row.strip()[:5] for row in rows] == ["5 sao", "4 sao", "3 sao", "2 sao", "1 sao"]
    assert "Bộ trưởng Bộ Nông nghiệp và Môi trường" in rows[0]
    assert "từ 70 đến dưới 90" in rows[1]
    assert all("Chủ tịch UBND cấp tỉnh" in row for row in rows[1:3])
    assert all("Không có quyết định, không có giấy" in row for row in rows[3:])


def test_a_maker_reads_the_days_of_a_certificate_of_today(
    client: FlaskClient, clock: SetClock
) -> None:
    clock.now = datetime(2026, 8, 5, 9, 0, tzinfo=VIETNAM)
    text = soup_of(client, "/stars").select_one("#time").text
    for day in ("05/08/2026", "06/02/2029", "07/04/2029", "05/08/2029"):
        assert day in text
    rounds = soup_of(client, "/stars").select_one("#rounds").text
    assert all(day in rounds for day in ("30/04", "30/06", "30/10", "30/12", "30/07", "30/01"))


def test_reasons_of_withdrawal_cite_their_articles(client: FlaskClient) -> None:
    reasons = [li.strong.text for li in soup_of(client, "/stars").select(".reasons li")]
    assert reasons == [f"Điểm {letter} khoản 1 Điều 8." for letter in "abcdđe"]


def test_the_law_is_told_with_the_days_it_holds(client: FlaskClient, clock: SetClock) -> None:
    def in_force() -> list[str]:
        return [li.strong.text for li in soup_of(client, "/stars").select(".law li:has(.held)")]

    assert in_force() == ["26/2026/QĐ-TTg"]
    clock.now = datetime(2026, 7, 21, 23, 59, tzinfo=VIETNAM)
    assert set(in_force()) == {"26/2026/QĐ-TTg", "1489/QĐ-TTg", "148/QĐ-TTg"}
    clock.now = datetime(2026, 7, 22, 0, 0, tzinfo=VIETNAM)
    assert in_force() == ["26/2026/QĐ-TTg"]


def test_each_audience_is_led_on(client: FlaskClient) -> None:
    for prefix in ("", "/en"):
        soup = soup_of(client, f"{prefix}/stars")
        doors = soup.select(".doors > section")
        assert len(doors) == 3
        assert doors[0].select_one(f'a[href="{prefix}/q"]')
        assert doors[1].select_one('a[href="#rounds"]')
        assert doors[2].select_one(f'a[href="{prefix}/products"]')
