"""A small market of goods in which searches have known answers."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from factories import Goods, World
from sqlalchemy import Engine

from catalog.acts import withdraw
from catalog.clock import VIETNAM
from catalog.products import enter_texts

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=VIETNAM)
TODAY = NOW.date()
HA_NOI, TUYEN_QUANG = "01", "08"

Market = dict[str, Goods]


@dataclass(frozen=True)
class Standing:
    """A market that no test changes, indexed."""

    engine: Engine
    goods: Market
    index_folder: Path


def make_market(world: World) -> Market:
    """Goods by a short name each."""
    bees = world.make_producer("HTX Ong Đá Xám", TUYEN_QUANG, place="xã Mèo Vạc")
    honeyed = world.make_producer("Công ty Mật Ong Vàng", HA_NOI)
    salt = world.make_producer("Hộ kinh doanh Muối Trắng", "86")
    goods = {
        "honey": world.make_product("Mật ong bạc hà", 5, producer=bees, set_no=4),
        "scattered": world.make_product("Ong non ngâm mật", 4, producer=bees, set_no=4),
        "unmarked": world.make_product("Mát ông", 5, producer=salt, set_no=11),
        "by its maker": world.make_product("Phấn hoa", 3, producer=honeyed, set_no=4),
        "fish sauce": world.make_product("Nước mắm Cồn Bần", 4, producer=salt, set_no=9),
        "sprouts": world.make_product("Mầm đậu xanh", 4, producer=salt, set_no=1),
        "noodles": world.make_product("Mì Chũ", 3, producer=honeyed, set_no=6),
        "lapsed honey": world.make_product(
            "Mật ong hoa nhãn", 5, date(2022, 5, 1), producer=honeyed, set_no=4
        ),
        "withdrawn tea": world.make_product("Chè Shan tuyết", 4, producer=bees, set_no=12),
    }
    tea = goods["withdrawn tea"]
    world.act(
        withdraw, tea, decision_id=world.make_decision(date(2026, 6, 1)), on=date(2026, 6, 1),
        reason="b",
    )  # fmt: skip
    sauce = goods["fish sauce"]
    with world.change() as change:
        texts = (("vi", "Nhìn ra ruộng bậc thang."), ("en", "In sight of terraced fields."))
        enter_texts(
            change, [(sauce.id, sauce.producer_id, lang, {"story": said}) for lang, said in texts]
        )
    return goods
