"""Goods among which every way of typing has one right answer; beside it stands what misleads."""

from datetime import date

from factories import World
from market import HA_NOI, TUYEN_QUANG, Market

from catalog.acts import withdraw
from catalog.products import enter_texts

DAK_LAK, AN_GIANG, VINH_LONG, CAN_THO, GIA_LAI = "66", "91", "86", "92", "52"


def make_bazaar(world: World) -> Market:
    """Goods by a short name each, all in force unless their name says otherwise."""
    bees = world.make_producer("HTX Ong Đá Xám", TUYEN_QUANG, place="xã Mèo Vạc")
    north = world.make_producer("Công ty TNHH MTV Thực phẩm Suối Biếc", HA_NOI)
    south = world.make_producer("Hộ kinh doanh Lò Thị Út", AN_GIANG)
    beans = world.make_producer("Công ty CP Cà phê Đất Lửa", DAK_LAK)
    delta = world.make_producer("HTX Nông nghiệp Giồng Sen", VINH_LONG)
    printed = {"printed_commune": "xã Sủng Trà", "printed_district": "huyện Mèo Vạc"}
    hills = {"printed_province": "tỉnh Hà Giang", **printed}
    isles = {"printed_district": "thành phố Phú Quốc", "printed_province": "tỉnh Kiên Giang"}
    goods = {
        "honey": world.make_product("Mật ong bạc hà", 5, producer=bees, set_no=4, **hills),
        "other honey": world.make_product("Mật ong hoa nhãn", 4, producer=north, set_no=4),
        "green tea": world.make_product("Chè xanh", 4, producer=north, set_no=11),
        "shan tea": world.make_product("Chè Shan tuyết", 5, producer=bees, set_no=11, **hills),
        "ginger tea": world.make_product("Trà gừng", 3, producer=south, set_no=12),
        "nectar": world.make_product("Mật hoa dừa Trà Vinh", 5, producer=delta, set_no=4),
        "sweet soup": world.make_product("Chè đậu đỏ ăn liền", 3, producer=south, set_no=5),
        "lotus rice": world.make_product("Gạo thơm Giồng Sen", 5, producer=delta, set_no=3),
        "numbered rice": world.make_product("Gạo ST25", 5, producer=south, set_no=3),
        "lotus seeds": world.make_product("Hạt sen sấy giòn", 3, producer=south, set_no=7),
        "pineapple": world.make_product("Dứa Queen", 3, producer=south, set_no=1),
        "coconut": world.make_product("Kẹo dừa", 4, producer=delta, set_no=7),
        "pork": world.make_product("Thịt lợn gác bếp", 4, producer=bees, set_no=8),
        "sesame": world.make_product("Vừng đen", 3, producer=north, set_no=3),
        "peanuts": world.make_product("Lạc rang tỏi ớt", 3, producer=north, set_no=7),
        "carp": world.make_product("Cá mè kho niêu", 3, producer=north, set_no=8),
        "fish sauce": world.make_product(
            "Nước mắm Phú Quốc 40 độ đạm", 5, producer=south, set_no=9, **isles
        ),
        "thin sauce": world.make_product("Nước mắm cá cơm 25 độ đạm", 4, producer=south, set_no=9),
        "coffee": world.make_product("Cà phê hạt rang", 4, producer=beans, set_no=13),
        "hanoi coffee": world.make_product("Cà phê bột", 5, producer=north, set_no=13),
        "silk": world.make_product("Khăn lụa tơ tằm", 4, producer=north, set_no=22),
        "pork roll": world.make_product("Giò lụa", 4, producer=north, set_no=8),
        "vase": world.make_product("Bình gốm cắm hoa", 5, producer=north, set_no=21),
        "mango": world.make_product("Xoài sấy dẻo", 3, producer=south, set_no=7),
        "noodles": world.make_product("Mì Chũ", 3, producer=north, set_no=6),
        "sausage": world.make_product("Lạp sườn hun khói", 3, producer=bees, set_no=8),
        "withdrawn salt": world.make_product("Muối ớt rừng", 4, producer=bees, set_no=10),
        "decided": world.make_product(
            "Quế thanh", 3, producer=north, set_no=10, programme_code="01-276-09970-1-2024",
            decision_id=world.make_decision(date(2025, 6, 2), number="702/QĐ-UBND"),
        ),
    }  # fmt: skip
    salt = goods["withdrawn salt"]
    june = date(2026, 6, 1)
    world.act(withdraw, salt, decision_id=world.make_decision(june), on=june, reason="b")
    mango = goods["mango"]
    with world.change() as change:
        named = {"name": "Soft dried mango", "story": "Dried below sixty degrees."}
        enter_texts(change, [(mango.id, mango.producer_id, "en", named)])
    return goods
