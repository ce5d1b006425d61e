"""Fresh fruit, vegetables, meat and fish; grain; honey and sugar (sets 1 to 4)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import (
    CELADON,
    COOL,
    FRESH,
    MIST,
    OUTDOORS,
    PEACH,
    SHORE,
    STRAW,
    WARM,
)
from ocop_site.drawings.motifs import (
    animals,
    bottles,
    cakes,
    dishes,
    flowers,
    fruits,
    garden,
    herbs,
    places,
    signs,
    tropical,
    vessels,
    waters,
)
from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    PINK,
    PLUM,
    SHELL,
    SKY,
    SON,
    SPROUT,
    STONE,
    TAN,
)
from ocop_site.drawings.subjects.matching import Shelf

_AIR = (small.twig, small.green_leaf, small.sun)
_FRUIT = Shelf(_AIR, FRESH, OUTDOORS, sets=(1,))
_VEGETABLE = Shelf(_AIR, FRESH, OUTDOORS, sets=(1, 3, 4, 7))
_STABLE = Shelf(_AIR, WARM, OUTDOORS, sets=(2,))
_WATER = Shelf((small.drops, small.sail, small.minnow), COOL, SHORE, sets=(2, 8))
_GRAIN = Shelf((small.sun, small.swallow), (STRAW, *FRESH), sets=(3,))
_SWEET = Shelf((small.twig, small.drops), WARM, sets=(4,))

_orange = fruits.round_fruit(AMBER)
_mandarin = fruits.round_fruit(HOE)
_red_fruit = fruits.round_fruit(SON)
_green_fruit = fruits.round_fruit(SPROUT)
_honey = vessels.jar(HOE, signs.comb)
_fish = (waters.fish(CHAM, SKY), waters.fish(LEAF, STONE))

_FRUITS = (
    _FRUIT.entry("bưởi", fruits.pomelo, beside=(fruits.slice_of(LIME, PINK), fruits.pomelo)),
    _FRUIT.entry("cam", _orange, beside=(fruits.slice_of(AMBER, HOE), _orange)),
    _FRUIT.entry("quýt, tắc, quất", _mandarin, beside=(fruits.slice_of(HOE, AMBER), _mandarin)),
    _FRUIT.entry("chanh", _green_fruit, beside=(fruits.slice_of(SPROUT, LIME),)),
    _FRUIT.entry("xoài", fruits.mango, beside=(fruits.mango,)),
    _FRUIT.entry("vải, vải thiều", fruits.cluster(SON, rough=True), beside=(fruits.peeled(SON),)),
    _FRUIT.entry("nhãn", fruits.cluster(TAN, rough=False), beside=(fruits.peeled(TAN),)),
    _FRUIT.entry("chuối", tropical.bananas),
    _FRUIT.entry("hồng, hồng giòn, hồng xiêm", fruits.persimmon),
    _FRUIT.entry("na, mãng cầu", fruits.custard_apple),
    _FRUIT.entry("nho", fruits.grapes),
    _FRUIT.entry("thanh long", tropical.dragon_fruit, beside=(tropical.dragon_half,)),
    _FRUIT.entry("dừa sáp", tropical.coconut, beside=(tropical.green_coconut,), sets=()),
    _FRUIT.entry("dừa", tropical.green_coconut, tropical.coconut),
    _FRUIT.entry("sầu riêng, mít", tropical.durian),
    _FRUIT.entry("dứa, khóm, thơm", tropical.pineapple),
    _FRUIT.entry("dưa, dưa lưới, dưa hấu", tropical.melon),
    _FRUIT.entry("bơ", tropical.avocado),
    _FRUIT.entry("dâu, dâu tây", fruits.strawberry),
    _FRUIT.entry("măng cụt", tropical.mangosteen),
    _FRUIT.entry("chôm chôm", fruits.rambutan),
    _FRUIT.entry("táo, mận, đào, cà chua", _red_fruit),
    _FRUIT.entry("ổi, lê, cóc, vú sữa, roi", _green_fruit),
)

_VEGETABLES = (
    _VEGETABLE.entry("sen, hạt sen", garden.lotus_pod),
    _VEGETABLE.entry("nấm, mộc nhĩ", garden.mushrooms),
    _VEGETABLE.entry("măng", garden.bamboo_shoots),
    _VEGETABLE.entry("mắc ca, macca, óc chó, hạt dẻ", tropical.nuts, sets=()),
    _VEGETABLE.entry("lạc, đậu phộng", garden.peanuts),
    _FRUIT.entry("rau, cải, su su, cần", garden.greens, garden.vegetable_basket),
    _FRUIT.entry("bắp cải", garden.cabbage),
    _FRUIT.entry("bí", garden.pumpkin),
    _FRUIT.entry("khoai, khoai lang", garden.sweet_potato),
    _FRUIT.entry("khoai tây, khoai môn, khoai sọ, sắn, củ", garden.tubers),
    _FRUIT.entry("gừng, nghệ, riềng", garden.ginger),
    _FRUIT.entry("ớt", garden.chillies),
    _FRUIT.entry("ngô, bắp", garden.corn, sets=(1, 3)),
)

_LIVESTOCK = (
    _WATER.entry("cá ngừ", waters.tuna),
    _WATER.entry("mực", waters.squid),
    _WATER.entry("sứa", waters.jellyfish),
    _WATER.entry("lươn", waters.eel),
    _WATER.entry("ếch", waters.frog),
    _WATER.entry("hàu, ngao, nghêu, sò, ốc", waters.shells),
    _WATER.entry("cua, ghẹ", waters.crab, sets=(2,)),
    _WATER.entry("tôm", waters.shrimp, sets=(2,)),
    _WATER.entry("cá", *_fish, sets=(2,)),
    _WATER.entry("vịt, ngan, ngỗng", animals.duck, beside=(animals.eggs,), sets=(2,)),
    _STABLE.entry("gà, thịt gà", animals.hen, beside=(animals.eggs,)),
    _STABLE.entry("lợn, heo, thịt lợn, thịt heo", animals.pig),
    _STABLE.entry("trâu, bò, dê, thịt trâu, thịt bò", animals.buffalo),
    _STABLE.entry("trứng", animals.eggs, beside=(animals.hen,), sets=()),
    _STABLE.entry("sữa", bottles.milk_bottle, grounds=COOL, sets=(2, 8, 17)),
)

_GRAINS = (
    _GRAIN.entry(
        "gạo",
        vessels.rice_bowl,
        dishes.rice_sack,
        dishes.pouch(SHELL, signs.grain),
        beside=(herbs.rice_ears, vessels.rice_bowl),
        sets=(),
    ),
    _GRAIN.entry("đậu, đỗ, kê, vừng, mè, hạt", garden.heap(SPROUT), garden.heap(CREAM)),
)

_SUGARS = (
    _SWEET.entry(
        "mật ong, sữa ong chúa, phấn hoa",
        _honey,
        beside=(flowers.sunflower,),
        company=(small.bee, small.bee, small.blossom),
        sets=(),
    ),
    _SWEET.entry(
        "mật hoa dừa, mật dừa nước, mật hoa",
        bottles.bottle(AMBER, signs.drop),
        vessels.jar(AMBER, signs.drop),
        beside=(tropical.coconut, tropical.green_coconut),
        sets=(),
    ),
    _SWEET.entry(
        "đường hoa dừa, đường dừa",
        dishes.pouch(CREAM, signs.drop),
        vessels.jar(CLAY, signs.drop),
        beside=(tropical.coconut,),
        sets=(),
    ),
    _SWEET.entry(
        "đường thốt nốt, thốt nốt",
        cakes.sugar_discs,
        cakes.sugar_discs,
        places.sugar_palms,
        company=(small.sun,),
        sets=(),
    ),
    _SWEET.entry("đường, mật mía", vessels.jar(EARTH, signs.drop), cakes.sugar_discs),
)

ENTRIES = (*_FRUITS, *_VEGETABLES, *_LIVESTOCK, *_GRAINS, *_SUGARS)

BY_SET = {
    1: _FRUIT.subject(
        garden.vegetable_basket,
        garden.vegetable_basket,
        places.orchard,
        beside=(garden.pumpkin, fruits.mango, garden.greens),
    ),
    2: _STABLE.subject(_fish[0], animals.hen, animals.eggs, grounds=(STRAW, CELADON, *COOL)),
    3: _GRAIN.subject(
        dishes.rice_sack, vessels.rice_bowl, places.terraces, beside=(herbs.rice_ears,)
    ),
    4: _SWEET.subject(
        _honey,
        vessels.jar(PLUM, signs.berries),
        beside=(flowers.sunflower,),
        company=(small.bee, small.twig),
        grounds=(STRAW, PEACH, MIST, CELADON),
    ),
}
