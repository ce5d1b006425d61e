"""Lines against the register: what is new, changed, the same, or in conflict."""

from datetime import date, datetime

import pytest
from books import ROW, GivenFile, good_file, list_of, row_with, title_of
from factories import World
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from catalog.certificates import Certificate
from catalog.db import reading, writing
from catalog.decisions import Issuer
from catalog.intake.apply import Applied, FilesChanged, apply_files
from catalog.intake.plan import preview
from catalog.intake.records import Intake
from catalog.producers import PrivateContact, Producer, ProducerKind
from catalog.products import Product
from catalog.replay import differences
from catalog.text import fold, slugify, sort_key
from catalog.units import CURRENT_LIST, FORMER_LIST, Unit, UnitLevel, UnitSuccession

DAY = date(2025, 11, 28)
LATER = date(2026, 3, 2)
HEADERS = ["Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ", "Sao", "GTIN", "Mã sản phẩm", "Điện thoại"]
GTIN, OTHER_GTIN = "8938505974194", "8938505974187"


def annex_of(
    *rows: list[object], number: str = "12/QĐ-UBND", on: date = DAY, name: str = "a.xlsx"
) -> GivenFile:
    """A list with optional GTIN, code and telephone."""
    return GivenFile(name, list_of(*rows, headers=HEADERS, title=title_of(number, on)))


def goods(name: str = "Xoài", producer: str = "HTX A", place: str = "xã Cái Bè, tỉnh Đồng Tháp",
          set_no: object = 1, stars: object = 4, *more: object) -> list[object]:  # fmt: skip
    """A row under `HEADERS`."""
    return [name, producer, place, set_no, stars, *more]


class Office:
    """Brings files in, as an officer does."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        self.engine, self.now = engine, now

    def bring(self, *files: GivenFile, skip: bool = False, digest: str | None = None) -> Applied:
        return apply_files(
            self.engine, files, actor="officer:1", at=self.now, skip_bad_rows=skip, digest=digest
        )

    def counts(self, *files: GivenFile) -> dict[str, int]:
        """What came of files without errors, non-zero counts only."""
        result = self.bring(*files)
        assert result.plan.errors == []
        return {outcome: count for outcome, count in result.plan.counts.items() if count}

    def refused(self, *files: GivenFile) -> list[tuple[str, int | None, str]]:
        """Rules, rows and columns that stand against files; nothing was written."""
        with reading(self.engine) as session:
            before = len(session.exec(select(Product)).all())
        result = self.bring(*files)
        assert not result.applied
        with reading(self.engine) as session:
            assert len(session.exec(select(Product)).all()) == before
        return [(p.rule, p.position.row, p.position.column) for p in result.plan.errors]


@pytest.fixture
def office(engine: Engine, now: datetime) -> Office:
    return Office(engine, now)


def products(session: Session) -> list[Product]:
    return list(session.exec(select(Product).where(col(Product.voided_at).is_(None))))


def test_a_product_known_by_its_name_gets_its_next_certificate(office: Office) -> None:
    office.counts(annex_of(goods()))
    again = annex_of(goods("xoài", "Hợp tác xã A", stars=3), number="90/QĐ-UBND", on=LATER)
    assert office.counts(again) == {"changed": 1}
    with reading(office.engine) as session:
        assert len(products(session)) == 1
        held = session.exec(select(Certificate).order_by(col(Certificate.issued_on))).all()
        assert [(c.stars, c.superseded_on) for c in held] == [(4, LATER), (3, None)]
        assert differences(session, LATER) == []


def test_an_older_decision_that_comes_later_is_superseded_from_the_start(office: Office) -> None:
    office.counts(annex_of(goods(stars=3), number="90/QĐ-UBND", on=LATER))
    assert office.counts(annex_of(goods())) == {"changed": 1}
    with reading(office.engine) as session:
        speaking = session.exec(select(Certificate).where(col(Certificate.superseded_on).is_(None)))
        assert speaking.one().stars == 3


def test_two_decisions_of_one_product_in_one_intake_are_two_certificates(office: Office) -> None:
    first, second = annex_of(goods()), annex_of(goods(), number="90/QĐ-UBND", on=LATER, name="b")
    assert office.counts(second, first) == {"new": 1, "changed": 1}


def test_one_name_at_two_producers_is_two_products(office: Office) -> None:
    assert office.counts(annex_of(goods(), goods(producer="HTX B"))) == {"new": 2}


def test_one_producers_name_in_two_provinces_is_two_producers(office: Office) -> None:
    rows = goods(), goods(place="xã Tiểu Cần, tỉnh Vĩnh Long")
    assert office.counts(annex_of(*rows)) == {"new": 2}


def test_one_producers_name_in_two_communes_is_two_producers_unless_a_company(
    office: Office,
) -> None:
    there = "xã Lai Vung, tỉnh Đồng Tháp"
    rows = (
        goods(),
        goods("Cam", place=there),
        goods("Trà", "Công ty B"),
    )
    more = goods("Chè", "Công ty TNHH B", place=there)
    assert office.counts(annex_of(*rows, more)) == {"new": 4}
    with reading(office.engine) as session:
        names = sorted(p.name for p in session.exec(select(Producer)))
        assert names == ["Công ty B", "HTX A", "HTX A"]
        slugs = {p.slug for p in session.exec(select(Producer))}
        assert slugs == {"cong-ty-b", "htx-a", "htx-a-2"}


def test_a_cooperative_is_not_the_company_of_the_same_name(office: Office) -> None:
    assert office.counts(annex_of(goods(), goods(producer="Công ty A"))) == {"new": 2}
    with reading(office.engine) as session:
        kinds = {p.kind for p in session.exec(select(Producer))}
        assert kinds == {ProducerKind.COOPERATIVE, ProducerKind.COMPANY}


def test_the_same_product_twice_in_one_list_is_refused(office: Office) -> None:
    assert office.refused(annex_of(goods(), goods("XOÀI", stars=3))) == [("line_twice", 4, "A")]


def test_a_product_is_known_by_its_gtin_under_another_name(office: Office) -> None:
    office.counts(annex_of(goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, GTIN)))
    renamed = goods("Xoài cát loại 1", "HTX A", "tỉnh Đồng Tháp", 1, 4, GTIN)
    assert office.counts(annex_of(renamed, number="90/QĐ-UBND", on=LATER)) == {"changed": 1}
    with reading(office.engine) as session:
        assert [p.name for p in products(session)] == ["Xoài"]


def test_a_product_is_known_by_its_programme_code_under_another_name(office: Office) -> None:
    code = "82-28585-3-2025"
    office.counts(annex_of(goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, None, code)))
    renamed = goods("Xoài cát", "HTX A", "tỉnh Đồng Tháp", 1, 4, None, code)
    assert office.counts(annex_of(renamed, number="90/QĐ-UBND", on=LATER)) == {"changed": 1}


def test_a_gtin_of_another_product_is_refused(office: Office) -> None:
    office.counts(annex_of(goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, GTIN)))
    other = goods("Cam", "HTX B", "tỉnh Đồng Tháp", 1, 4, GTIN)
    file = annex_of(other, number="9/QĐ-UBND")
    assert office.refused(file) == [("gtin_of_another", 3, "F")]
    (problem,) = office.bring(file).plan.errors
    assert problem.value == f"0{GTIN}" and f"GTIN 0{GTIN}" in problem.message.en


def test_a_gtin_twice_in_one_list_is_refused(office: Office) -> None:
    rows = [goods(name, "HTX A", "tỉnh Đồng Tháp", 1, 4, GTIN) for name in ("Xoài", "Cam")]
    rows[1][1] = "HTX B"
    assert office.refused(annex_of(*rows)) == [("gtin_twice", 4, "F")]


def test_another_gtin_for_a_known_product_is_refused(office: Office) -> None:
    office.counts(annex_of(goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, GTIN)))
    other = goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, OTHER_GTIN)
    assert office.refused(annex_of(other, number="9/QĐ-UBND", on=LATER)) == [
        ("gtin_differs", 3, "F")
    ]


def test_facts_that_were_missing_are_completed(office: Office) -> None:
    office.counts(annex_of(goods()))
    fuller = goods("Xoài", "HTX A", "xã Cái Bè, tỉnh Đồng Tháp", 2, 4, GTIN, "82-28585-3-2025")
    assert office.counts(annex_of(fuller)) == {"changed": 1}
    assert office.counts(annex_of(fuller)) == {"same": 1}
    with reading(office.engine) as session:
        (product,) = products(session)
        assert (product.set_no, product.gtin, product.programme_code, product.version) == (
            2, f"0{GTIN}", "82-28585-3-2025", 2,
        )  # fmt: skip


def test_a_file_with_less_than_the_register_is_the_same(office: Office) -> None:
    office.counts(annex_of(goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, GTIN)))
    assert office.counts(annex_of(goods("Xoài", "HTX A", "tỉnh Đồng Tháp", None))) == {"same": 1}


def test_other_stars_for_a_certificate_already_entered_are_refused(office: Office) -> None:
    office.counts(annex_of(goods()))
    assert office.refused(annex_of(goods(stars=3))) == [("award_differs", 3, "E")]


def test_another_score_for_a_certificate_already_entered_is_refused(office: Office) -> None:
    office.counts(good_file(ROW))
    assert office.counts(good_file(row_with(score=None))) == {"same": 1}
    (problem,) = office.bring(good_file(row_with(score=80))).plan.errors
    assert problem.rule == "award_differs"
    assert "4 sao (84,5)" in problem.message.vi and "4 stars (80)" in problem.message.en


def test_two_decisions_of_one_day_for_one_product_are_refused(office: Office) -> None:
    office.counts(annex_of(goods()))
    other = annex_of(goods(), number="13/QĐ-UBND")
    assert [rule for rule, _, _ in office.refused(other)] == ["recognised_that_day"]


@pytest.mark.parametrize(("day", "fine"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False)])
def test_a_decision_of_tomorrow_is_refused(office: Office, day: date, fine: bool) -> None:
    rules = [p.rule for p in office.bring(annex_of(goods(), on=day)).plan.errors]
    assert rules == ([] if fine else ["decision_in_future"])


def test_a_new_product_needs_a_set(office: Office) -> None:
    assert office.refused(annex_of(goods(set_no=None))) == [("set_missing", 3, "D")]
    assert office.refused(good_file(row_with(set=None))) == [("set_missing", 3, "E")]
    nowhere = list_of(["Xoài", "HTX A", 4], headers=["Tên sản phẩm", "Chủ thể", "Sao"])
    assert office.refused(GivenFile("a", nowhere)) == [("set_missing", 3, "")]


def test_an_unknown_province_comes_with_three_suggestions(office: Office) -> None:
    (problem,) = office.bring(annex_of(goods(place="xã A, tỉnh Đồng Thát"))).plan.errors
    assert (problem.rule, problem.position.column) == ("province_unknown", "C")
    assert problem.suggestion is not None
    assert problem.suggestion.vi.count("“") == 3
    assert "Đồng Tháp" in problem.suggestion.vi


def test_a_province_that_is_no_more_is_read_as_the_former_one(office: Office) -> None:
    office.counts(annex_of(goods(place="xã Giao Long, tỉnh Bến Tre")))
    with reading(office.engine) as session:
        (product,) = products(session)
        assert product.printed_province == "tỉnh Bến Tre"
        assert session.get_one(Unit, product.province_id).name == "Vĩnh Long"


def test_a_former_and_a_present_province_must_belong_together(office: Office) -> None:
    place = "xã Cái Bè, tỉnh Đồng Tháp (xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh cũ)"
    assert office.refused(annex_of(goods(place=place))) == [("province_conflict", 3, "C")]


def test_former_units_beside_a_province_that_is_no_more_are_kept(office: Office) -> None:
    place = "tỉnh Bến Tre (xã Giao Long, huyện Châu Thành, tỉnh Bến Tre cũ)"
    office.counts(annex_of(goods(place=place)))
    with reading(office.engine) as session:
        (product,) = products(session)
        assert product.printed_commune == "xã Giao Long"
        assert session.get_one(Unit, product.province_id).name == "Vĩnh Long"


def test_a_present_province_among_former_units_is_taken_for_the_present_one(
    office: Office, world: World
) -> None:
    with world.change() as change:
        former = select(Unit).where(Unit.list_version == FORMER_LIST, Unit.name == "Đồng Tháp")
        change.session.exec(former).one().name_fold = "dong thap muoi"
    office.counts(annex_of(goods(place="xã A, huyện B, tỉnh Đồng Tháp")))
    with reading(office.engine) as session:
        (product,) = products(session)
        assert (product.printed_district, product.former_province_id) == ("huyện B", None)


def test_an_issuer_of_old_gives_its_land_of_old(office: Office) -> None:
    title = title_of("1/QĐ-UBND", date(2024, 6, 5), "UBND tỉnh Bến Tre")
    rows = goods(place="xã Giao Long, huyện Châu Thành"), goods("Cam", place="")
    office.counts(GivenFile("a", list_of(*rows, headers=HEADERS, title=title)))
    with reading(office.engine) as session:
        first, second = sorted(products(session), key=lambda product: product.id or 0)
        assert first.printed_province == "tỉnh Bến Tre"
        assert (second.printed_province, second.former_province_id) == ("", None)
        assert first.province_id == second.province_id


def test_an_issuer_that_is_no_province_tells_none(office: Office) -> None:
    title = title_of("1/QĐ-UBND", DAY, "UBND thành phố Thủ Đức")
    data = list_of(goods(place=""), headers=HEADERS, title=title)
    assert [rule for rule, _, _ in office.refused(GivenFile("a", data))] == ["place_missing"]


def test_columns_of_places_are_named_in_their_errors(office: Office) -> None:
    headers = ["Tên sản phẩm", "Chủ thể", "Bộ", "Sao", "Tỉnh"]
    row = ["Xoài", "HTX A", 1, 4, "Đồng Thát"]
    data = list_of(row, headers=headers, title=title_of("1/QĐ-UBND", DAY))
    assert office.refused(GivenFile("a", data)) == [("province_unknown", 3, "E")]
    without = list_of(row[:4], headers=headers[:4], title=title_of("1/QĐ", DAY, "Bộ Nông nghiệp"))
    assert office.refused(GivenFile("a", without)) == [("place_missing", 3, "")]


def test_a_bare_province_is_printed_with_its_kind(office: Office) -> None:
    office.counts(annex_of(goods(place="Hòa Hưng, Cái Bè, Tiền Giang")))
    with reading(office.engine) as session:
        assert products(session)[0].printed_province == "tỉnh Tiền Giang"


def test_without_an_address_the_issuers_province_counts(office: Office) -> None:
    office.counts(annex_of(goods(place="")))
    with reading(office.engine) as session:
        (product,) = products(session)
        assert session.get_one(Unit, product.province_id).name == "Đồng Tháp"


@pytest.mark.parametrize("issuer", ["UBND huyện Cầu Kè", "Bộ Nông nghiệp và Môi trường"])
def test_without_an_address_other_issuers_tell_no_province(office: Office, issuer: str) -> None:
    title = title_of("1/QĐ-UBND", date(2024, 6, 5), issuer)
    data = list_of(goods(place=""), headers=HEADERS, title=title)
    assert [rule for rule, _, _ in office.refused(GivenFile("a", data))] == ["place_missing"]


def test_a_district_of_a_defunct_issuer_belongs_to_the_province_of_its_goods(
    office: Office,
) -> None:
    title = title_of("1/QĐ-UBND", date(2024, 6, 5), "UBND huyện Cầu Kè")
    row = goods(place="xã Phong Phú, huyện Cầu Kè, tỉnh Trà Vinh", stars=3)
    office.counts(GivenFile("a", list_of(row, headers=HEADERS, title=title)))
    with reading(office.engine) as session:
        issuer = session.exec(select(Issuer)).one()
        assert session.get_one(Unit, issuer.province_id).name == "Vĩnh Long"
        assert issuer.covered_until == date(2024, 6, 5)


def test_coverage_only_ever_grows(office: Office) -> None:
    office.counts(annex_of(goods(), on=LATER))
    office.counts(annex_of(goods("Cam"), number="1/QĐ-UBND"))
    with reading(office.engine) as session:
        assert session.exec(select(Issuer)).one().covered_until == LATER


def unit(session: Session, level: UnitLevel, name: str, kind: str, parent: Unit) -> Unit:
    made = Unit(
        list_version=parent.list_version,
        level=level,
        code=str(len(session.exec(select(Unit)).all())),
        name=name,
        kind=kind,
        slug=f"{slugify(name)}-{slugify(kind)}-{parent.id}",
        name_fold=fold(name),
        sort_key=sort_key(name),
        parent_id=parent.id,
    )
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def communes(engine: Engine) -> None:
    """Three present communes of Đồng Tháp, and two former ones of which one was split."""
    with writing(engine) as session:
        provinces = {
            (u.list_version, u.name): u
            for u in session.exec(select(Unit).where(Unit.level == UnitLevel.PROVINCE))
        }
        now = provinces[CURRENT_LIST, "Đồng Tháp"]
        here = {
            (kind, name): unit(session, UnitLevel.COMMUNE, name, kind, now)
            for kind, name in (("xã", "Cái Bè"), ("phường", "Sa Đéc"), ("xã", "Sa Đéc"))
        }
        old = provinces[FORMER_LIST, "Tiền Giang"]
        district = unit(session, UnitLevel.DISTRICT, "Cái Bè", "huyện", old)
        hoa_hung = unit(session, UnitLevel.COMMUNE, "Hòa Hưng", "xã", district)
        an_cu = unit(session, UnitLevel.COMMUNE, "An Cư", "xã", district)
        gone = unit(session, UnitLevel.COMMUNE, "Cũ Kỹ", "xã", district)
        assert gone.id
        for former, present in (
            (hoa_hung, ("xã", "Cái Bè")), (an_cu, ("xã", "Cái Bè")), (an_cu, ("xã", "Sa Đéc")),
        ):  # fmt: skip
            session.add(UnitSuccession(former_id=former.id or 0, current_id=here[present].id or 0))


@pytest.mark.usefixtures("communes")
@pytest.mark.parametrize(
    ("place", "commune"),
    [
        ("xã Cái Bè, tỉnh Đồng Tháp", "xã Cái Bè"),
        ("Cái Bè, tỉnh Đồng Tháp", "xã Cái Bè"),
        ("phường Sa Đéc, tỉnh Đồng Tháp", "phường Sa Đéc"),
        ("xã Hòa Hưng, huyện Cái Bè, tỉnh Tiền Giang", "xã Cái Bè"),
        ("xã Cái Bè, tỉnh Đồng Tháp (xã An Cư, huyện Cái Bè, tỉnh Tiền Giang cũ)", "xã Cái Bè"),
        ("xã Cũ Kỹ, huyện Cái Bè, tỉnh Tiền Giang", ""),
        ("tỉnh Đồng Tháp", ""),
    ],
)
def test_communes_are_resolved_where_their_list_is_loaded(
    office: Office, place: str, commune: str
) -> None:
    office.counts(annex_of(goods(place=place)))
    with reading(office.engine) as session:
        (product,) = products(session)
        assert (product.commune, bool(product.commune_id)) == (commune, bool(commune))


@pytest.mark.usefixtures("communes")
@pytest.mark.parametrize(
    ("place", "rule", "offered"),
    [
        ("xã Cái Bé Con, tỉnh Đồng Tháp", "commune_unknown", "xã Cái Bè"),
        ("Sa Đéc, tỉnh Đồng Tháp", "commune_ambiguous", "phường Sa Đéc"),
        ("xã Hòa Hừng Hực, huyện Cái Bè, tỉnh Tiền Giang", "commune_unknown", "xã Hòa Hưng"),
        ("xã An Cư, huyện Cái Bè, tỉnh Tiền Giang", "commune_split", "xã Sa Đéc"),
        ("xã An Cư, huyện Khác, tỉnh Tiền Giang", "commune_split", "xã Cái Bè"),
    ],
)
def test_an_unclear_commune_is_refused_with_choices(
    office: Office, place: str, rule: str, offered: str
) -> None:
    (problem,) = office.bring(annex_of(goods(place=place))).plan.errors
    assert problem.rule == rule
    assert problem.suggestion is not None
    assert offered in problem.suggestion.vi


def test_bad_rows_may_be_left_out_by_choice_which_is_recorded(office: Office) -> None:
    file = annex_of(goods(), goods("Cam", stars=2), goods("Bưởi"))
    assert not office.bring(file).applied
    result = office.bring(file, skip=True)
    assert (result.applied, result.plan.errors) == (True, [])
    assert result.plan.counts["new"] == 2
    assert [p.rule for p in result.plan.warnings] == ["stars_below_three"]
    with reading(office.engine) as session:
        assert session.get_one(Intake, result.intake_id).skipped_rows == ["a.xlsx: Phụ lục!4"]


def test_an_error_of_the_whole_file_cannot_be_left_out(office: Office) -> None:
    broken = GivenFile("b.xlsx", b"PK broken")
    result = office.bring(annex_of(goods()), broken, skip=True)
    assert [p.rule for p in result.plan.errors] == ["zip_broken"]
    assert not result.applied


def test_problems_come_in_the_order_of_the_sheet(office: Office) -> None:
    office.counts(annex_of(goods("Cam")))
    file = annex_of(goods(stars=2), goods("Cam", stars=3), goods("Bưởi", stars=1))
    assert [row for _, row, _ in office.refused(file)] == [3, 4, 5]


def test_the_same_file_given_twice_is_read_once(office: Office) -> None:
    file = annex_of(goods())
    result = office.bring(file, GivenFile("copy.xlsx", file.data))
    assert result.plan.counts["new"] == 1
    assert [p.rule for p in result.plan.warnings] == ["file_twice"]


def test_only_the_files_that_were_previewed_are_applied(office: Office) -> None:
    file = annex_of(goods())
    with reading(office.engine) as session:
        plan = preview(session, [file], date(2026, 11, 22))
    with pytest.raises(FilesChanged):
        office.bring(annex_of(goods("Cam")), digest=plan.batch.digest)
    assert office.bring(file, digest=plan.batch.digest).applied


def test_a_preview_writes_nothing(office: Office) -> None:
    with reading(office.engine) as session:
        assert preview(session, [annex_of(goods())], date(2026, 11, 22)).counts["new"] == 1
    with reading(office.engine) as session:
        assert products(session) == []


def test_telephones_are_kept_once_for_their_producer_and_intake(office: Office) -> None:
    row = goods("Xoài", "HTX A", "tỉnh Đồng Tháp", 1, 4, None, None, "0900 000 001")
    other = goods("Cam", "HTX A", "tỉnh Đồng Tháp", 1, 4, None, None, "0900 000 001")
    office.counts(annex_of(row, other))
    office.counts(annex_of(other, number="9/QĐ-UBND", on=LATER))
    with reading(office.engine) as session:
        contacts = session.exec(select(PrivateContact)).all()
        assert [contact.value for contact in contacts] == ["0900 000 001"] * 2
        assert len({contact.intake_id for contact in contacts}) == 2


def test_namesakes_in_one_commune_are_ambiguous_unless_one_has_the_product(
    office: Office, world: World
) -> None:
    for name in ("Xoài", "Cam"):
        maker = world.make_producer("HTX A", province="82")
        world.make_product(name, producer=maker, set_no=1)
    known = annex_of(goods(place="tỉnh Đồng Tháp"), on=LATER)
    assert office.counts(known) == {"changed": 1}
    unknown = annex_of(goods("Bưởi", place="tỉnh Đồng Tháp"), number="9/QĐ-UBND")
    assert [rule for rule, _, _ in office.refused(unknown)] == ["producer_ambiguous"]


def test_namesake_districts_of_two_provinces_are_two_issuers(office: Office) -> None:
    title = title_of("15/QĐ-UBND", date(2024, 6, 5), "UBND huyện Châu Thành")
    for name, place in (
        ("Xoài", "xã Đa Lộc, huyện Châu Thành, tỉnh Trà Vinh"),
        ("Cam", "xã Minh Hòa, huyện Châu Thành, tỉnh Kiên Giang"),
    ):
        row = goods(name, place=place, stars=3)
        file = GivenFile(name, list_of(row, headers=HEADERS, title=title))
        assert office.counts(file) == {"new": 1}
        assert office.counts(file) == {"same": 1}
    with reading(office.engine) as session:
        assert {issuer.name for issuer in session.exec(select(Issuer))} == {
            "UBND huyện Châu Thành, tỉnh Trà Vinh",
            "UBND huyện Châu Thành, tỉnh Kiên Giang",
        }


def test_a_districts_decision_is_known_by_present_units_too(office: Office) -> None:
    title = title_of("15/QĐ-UBND", date(2024, 6, 5), "UBND huyện Cầu Kè")
    for place, outcome in (
        ("xã Phong Phú, huyện Cầu Kè, tỉnh Trà Vinh", "new"),
        ("tỉnh Vĩnh Long", "same"),
    ):
        row = goods(place=place, stars=3)
        file = GivenFile("a", list_of(row, headers=HEADERS, title=title))
        assert office.counts(file) == {outcome: 1}
    with reading(office.engine) as session:
        assert session.exec(select(Issuer)).one().name == "UBND huyện Cầu Kè, tỉnh Trà Vinh"


DISTRICT, PROVINCE = "UBND huyện Lai Vung", "UBND tỉnh Đồng Tháp"
MINISTRY = "Bộ Nông nghiệp và Môi trường"


@pytest.mark.parametrize(
    ("issuer", "stars", "day", "rule", "stops"),
    [
        (DISTRICT, 3, date(2023, 2, 23), "issuer_power_doubtful", False),
        (DISTRICT, 3, date(2023, 2, 24), "", False),
        (DISTRICT, 3, date(2025, 7, 5), "", False),
        (DISTRICT, 3, date(2025, 7, 6), "issuer_has_no_power", True),
        (DISTRICT, 4, date(2024, 6, 5), "issuer_has_no_power", True),
        (PROVINCE, 3, date(2023, 2, 23), "", False),
        (PROVINCE, 3, date(2023, 2, 24), "issuer_power_doubtful", False),
        (PROVINCE, 3, date(2025, 7, 5), "issuer_power_doubtful", False),
        (PROVINCE, 3, date(2025, 7, 6), "", False),
        (PROVINCE, 4, date(2024, 6, 5), "", False),
        (PROVINCE, 5, date(2024, 6, 5), "issuer_has_no_power", True),
        (MINISTRY, 5, date(2025, 7, 6), "", False),
        (MINISTRY, 4, date(2025, 7, 6), "issuer_power_doubtful", False),
        ("UBND xã Lai Vung", 3, date(2025, 7, 6), "issuer_has_no_power", True),
    ],
)
def test_the_issuer_must_have_the_power_to_give_the_stars(
    office: Office, issuer: str, stars: int, day: date, rule: str, stops: bool
) -> None:
    rows = [goods(name, stars=stars) for name in ("Xoài", "Cam")]
    title = title_of("15/QĐ-UBND", day, issuer)
    plan = office.bring(GivenFile("a", list_of(*rows, headers=HEADERS, title=title))).plan
    assert [problem.rule for problem in plan.errors] == ([rule, rule] if stops else [])
    assert [p.rule for p in plan.warnings] == ([rule] if rule and not stops else [])
