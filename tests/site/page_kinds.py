"""Every kind of page in one place: a page that is added is one more line in `KINDS`.

What is asked of all of them stands in `test_every_page.py` and, where only a real browser can
tell, in `test_every_page_in_chromium.py`. Addresses may name what the small register holds:
`{certified.code}`, `{maker.slug}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cryptography.fernet import Fernet, MultiFernet
from factories import Goods, World
from fair_making import some_fairs
from flask import Flask

from catalog import acts, printed
from catalog.clock import vietnam_day
from catalog.inspections import Inspection, InspectionResult
from catalog.places.hours import Closing, Span, Timetable
from catalog.places.publishing import close, unpublish
from catalog.places.words import ClosingKind, HolidayRule, PlaceKind
from catalog.printed import PrintState
from catalog.products import ProductText
from catalog.reports.filing import Filing, file_report
from catalog.reports.receipts import derive_receipt
from catalog.reports.rules import read_told

LANGUAGES = ("vi", "en")
RECEIPT = derive_receipt(b"of the small register")
BUYER = {
    "[name=purpose][value=gift]": "",
    "#message": "Cần hàng trước Tết.",
    "#name": "Trần Thị B",
    "#email": "b@quaviet.example",
    "[name=consent]": "",
}
BAD_MAIL = {"#email": "b@quaviet"}


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: where it is, how it answers, what it may weigh.

    `filled` are fields, by CSS selector, that are filled in or ticked before the page's form is
    sent: for pages that stand behind a form. `kilobytes` bounds the page with its styles, scripts
    and pictures as they travel, compressed, without the fonts.
    """

    name: str
    address: str
    status: int = 200
    kilobytes: int = 40
    filled: Mapping[str, str] = field(default_factory=dict)

    def path(self, language: str, register: Mapping[str, object]) -> str:
        """The address in a language; a code's own address is the same in both."""
        path = self.address.format_map(dict(register))
        if path.startswith("/q/"):
            return f"{path}?lang={language}"
        return path if language == "vi" else f"/en{path}"


@dataclass(frozen=True, slots=True)
class SmallSite:
    """A running site with a small register, and what addresses may name in it."""

    app: Flask
    url: str
    named: Mapping[str, object]


KINDS = (
    PageKind("home", "/", kilobytes=80),
    PageKind("catalogue", "/products", kilobytes=120),
    PageKind("catalogue filtered", "/products?stars=4&status=valid&sort=name", kilobytes=120),
    PageKind("catalogue second page", "/products?page=2", kilobytes=120),
    PageKind("search", "/products?q=mat+ong", kilobytes=120),
    PageKind("nothing found", "/products?q=xyzzy"),
    PageKind("product", "/products/{certified.slug}-{certified.code}"),
    PageKind("withdrawn product", "/products/{withdrawn.slug}-{withdrawn.code}"),
    PageKind("producer", "/producers/{maker.slug}", kilobytes=80),
    PageKind("provinces", "/provinces"),
    PageKind("province", "/provinces/vinh-long", kilobytes=80),
    PageKind("product sets", "/sets"),
    PageKind("product set", "/sets/14"),
    PageKind("areas", "/areas"),
    PageKind("area", "/areas/lang-ong-da-loc"),
    PageKind("why not listed", "/why-not-listed"),
    PageKind("fairs", "/fairs"),
    PageKind("fairs chosen", "/fairs?kind=market&province=vinh-long"),
    PageKind("fairs of a year", "/fairs?year=2026"),
    PageKind("fair", "/fairs/{fair}"),
    PageKind("fair cancelled", "/fairs/{cancelled_fair}"),
    PageKind("gift finder", "/gifts"),
    PageKind("gifts found", "/gifts?budget=1m", kilobytes=80),
    PageKind("statistics", "/statistics"),
    PageKind("statistics of no day", "/statistics?on=x", status=400),
    PageKind("how stars are earned", "/stars"),
    PageKind("register of lapsed", "/register/lapsed"),
    PageKind("register of withdrawn", "/register/withdrawn"),
    PageKind("statistics refused", "/statistics?on=2099-01-01", status=400),
    PageKind("statistics of a past day", "/statistics?on=2024-12-31"),
    PageKind("no gift found", "/gifts?budget=100k&month=5"),
    PageKind("printed catalogue", "/catalogue?stars=4"),
    PageKind("printed catalogue of nothing", "/catalogue?q=xyzzy"),
    PageKind("catalogue ready", "/catalogue/{ready}"),
    PageKind("catalogue failed", "/catalogue/{failed}"),
    PageKind("product sheet", "/products/{certified.slug}-{certified.code}/sheet"),
    PageKind("shelf card", "/products/{certified.slug}-{certified.code}/card"),
    PageKind("product sheet refused", "/products/{lapsed.slug}-{lapsed.code}/sheet", status=409),
    PageKind("shelf card refused", "/products/{lapsed.slug}-{lapsed.code}/card", status=409),
    PageKind("compare nothing", "/compare"),
    PageKind("compare", "/compare?c={certified.code}&c={lapsed.code}"),
    PageKind("open data", "/data"),
    PageKind("places", "/places", kilobytes=80),
    PageKind("places filtered", "/places?kind=shop&province=86&open=now", kilobytes=80),
    PageKind("place", "/places/diem-ocop-tieu-can", kilobytes=80),
    PageKind("place closed for good", "/places/cho-cau-ke", kilobytes=80),
    PageKind("place not public", "/places/quay-hang-cu", status=404),
    PageKind("places near", "/places/near"),
    PageKind("places near a commune", "/places/near?province=vinh-long&commune=xa-tieu-can"),
    PageKind("places near a position", "/places/near?at=9.81,106.19"),
    PageKind("places near nonsense", "/places/near?at=x", status=400),
    PageKind("typed code", "/q", kilobytes=14),
    PageKind("verdict certified", "/q/{certified.code}", kilobytes=14),
    PageKind("verdict lapsed", "/q/{lapsed.code}", kilobytes=14),
    PageKind("verdict suspended", "/q/{suspended.code}", kilobytes=14),
    PageKind("verdict withdrawn", "/q/{withdrawn.code}", kilobytes=14),
    PageKind("verdict not issued", "/q/00000000", status=404, kilobytes=14),
    PageKind("verdict mistyped", "/q/7Q2K9D4X", status=400, kilobytes=14),
    PageKind("enquiry about nothing", "/enquiry"),
    PageKind("enquiry form", "/enquiry?c={certified.code}&c={lapsed.code}&c={withdrawn.code}"),
    PageKind("enquiry refused", "/enquiry?c={certified.code}", status=400, filled=BUYER | BAD_MAIL),
    PageKind("enquiry sent", "/enquiry?c={certified.code}", filled=BUYER),
    PageKind("goods gathered", "/products?c={certified.code}&c={lapsed.code}", kilobytes=120),
    PageKind("catalogue printed", "/catalogue?stars=4", filled={"[value=set]": ""}),
    PageKind("report form", "/report?code={lapsed.code}"),
    PageKind(
        "report refused",
        "/report?code={lapsed.code}",
        status=400,
        filled={"#where": "Chợ Cồn Bần"},
    ),
    PageKind(
        "report filed",
        "/report?code={lapsed.code}",
        filled={"#what": "Nhãn ghi 5 sao", "#where": "Chợ Cồn Bần"},
    ),
    PageKind("report status", "/report/status"),
    PageKind("report followed", "/report/status", filled={"#receipt": RECEIPT}),
    PageKind("receipt unknown", "/report/status", status=404, filled={"#receipt": "0" * 17}),
    PageKind("sign in", "/account/sign-in"),
    PageKind(
        "sign in refused",
        "/account/sign-in",
        status=400,
        filled={"#email": "ai@do.example", "#password": "x"},
    ),
    PageKind("signed out", "/account/signed-out"),
    PageKind("forgotten password", "/account/forgotten"),
    PageKind("invitation used up", "/account/invitation?key=x", status=404),
    PageKind("new password used up", "/account/new-password?key=x", status=404),
    PageKind("ask for access", "/account/request-access"),
    PageKind("no such page", "/nowhere", status=404),
)

NOT_PAGES = frozenset(
    {
        "static",
        "health.live",
        "health.ready",
        "verify.verdict_in_capitals",
        "trade.catalogue",
        "account.second_factor",
        "account.set_up_factor",
    }
)
"""Endpoints that answer GET with something else than a page, with another's page, or with one
that only a form leads to. What lies under `/api/`, has a file's ending or stands behind the
sign-in (`tests/site/account/access.csv` has that) need not be named."""


def small_register(world: World) -> dict[str, object]:
    """A register that fills every kind of page; what addresses name is given back."""
    maker = world.make_producer("Hợp tác xã nông nghiệp hữu cơ Cồn Bần", place="xã Tiểu Cần")
    certified = world.make_product(
        "Mật ong bạc hà Mèo Vạc nguyên chất đóng chai thủy tinh",
        producer=maker,
        set_no=10,
        net_content="500 ml",
        printed_commune="xã Phú Cần",
        printed_district="huyện Tiểu Cần",
        printed_province="tỉnh Trà Vinh",
    )
    # More than a page of 24, of all kinds of goods.
    for number in range(27):
        world.make_product(
            f"{_NAMES[number % len(_NAMES)]} {number}",
            stars=3 + number % 3,
            producer=maker if number < 6 else world.make_producer(f"Cơ sở Ánh Dương {number}"),
            set_no=1 + number % 26,
        )
    world.make_product("Mật ong rừng tràm", stars=3)
    lapsed = world.make_product("Trà sen", producer=maker, issued_on=date(2023, 3, 1))
    suspended = world.make_product("Rượu nếp", set_no=14)
    withdrawn = world.make_product("Nước mắm cá linh", producer=maker, set_no=9)
    decision = world.make_decision(
        date(2026, 8, 14), "702/QĐ-UBND", covered_until=date(2026, 11, 1)
    )
    world.act(acts.suspend, suspended, decision_id=decision, on=date(2026, 8, 14))
    world.act(acts.withdraw, withdrawn, decision_id=decision, on=date(2026, 8, 14), reason="đ")
    with world.change() as change:
        text = {"summary": "Mật ong từ hoa bạc hà.", "story": "Hoa nở trên đá.\nOng đi lấy mật."}
        change.session.add(ProductText(product_id=certified.id, language="vi", **text))
        change.session.add(
            Inspection(
                product_id=certified.id,
                body="Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long",
                inspected_on=date(2026, 4, 1),
                result=InspectionResult.KEPT,
                concluded_on=date(2026, 4, 20),
            )
        )
    world.tell_all(certified, "Làng ong Đa Lộc")
    _make_places(world, certified, lapsed)
    told = read_told({"kind": "lapsed_mark", "what": "Nhãn ghi 5 sao", "where": "Chợ Cồn Bần"})
    with world.change() as change:
        cipher = MultiFernet([Fernet(Fernet.generate_key())])
        file_report(change, Filing(told, "vi", RECEIPT), cipher, vietnam_day(world.now))
    return {
        **some_fairs(world),
        "certified": certified,
        "ready": _catalogue(world, PrintState.READY),
        "failed": _catalogue(world, PrintState.FAILED),
        "lapsed": lapsed,
        "maker": maker,
        "suspended": suspended,
        "withdrawn": withdrawn,
    }


def _make_places(world: World, certified: Goods, lapsed: Goods) -> None:
    """A stale place with everything told of it, one closed, one taken back, and some more."""
    today = vietnam_day(world.now)
    world.make_place(
        goods=[certified, lapsed],
        confirmed_on=date(2026, 3, 1),
        timetable=Timetable(
            (*(Span(day, "07:30", "11:30") for day in range(6)), Span(6, "08:00", "24:00")),
            (Closing(today, date(2027, 1, 3), ClosingKind.WORKS, "Lát lại nền"),),
            HolidayRule.CLOSED,
        ),
        former_place="xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh",
        hours_note="Ngày rằm mở muộn một giờ",
        phone="0294 385 0000",
        email="diem@tieucan.example",
        website="https://tieucan.example",
        text_vi="Ngay cổng chợ, có chỗ đỗ xe.",
        decision="Quyết định số 12/QĐ-SCT",
        opened_on=date(2024, 4, 30),
    )
    closed = world.make_place("Chợ Cầu Kè", [certified], kind=PlaceKind.MARKET)
    world.keep_place(close, closed, on=today, reason="Chợ dời về xã An Phú Tân.")
    taken_back = world.make_place("Quầy hàng cũ", [certified])
    world.keep_place(unpublish, taken_back, reason="Sai địa chỉ")
    for number in range(26):
        world.make_place(f"Cửa hàng đặc sản {number}", [certified], kind=PlaceKind.SHOP)


def _catalogue(world: World, state: PrintState) -> str:
    """A printed catalogue that came to this end."""
    wish = printed.Wish("stars=4&stars=5", "set", "vi", total=31, key=state.value)
    made = printed.ask_for(world.engine, wish, world.now)
    for _ in range(printed.MOST_TRIES):
        printed.take(world.engine, made, world.now)
        if state is PrintState.READY:
            printed.finish(world.engine, made, pages=14, size=310_000, now=world.now)
        else:
            printed.give_up(world.engine, made, world.now)
    return made


_NAMES = ("Kẹo dừa sáp", "Cà phê Arabica rang xay", "Bánh tráng phơi sương", "Thổ cẩm Lự")
