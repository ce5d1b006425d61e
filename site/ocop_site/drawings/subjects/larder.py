"""Processed meat and fish, sauces and spices (sets 8 to 10)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import (
    CELADON,
    COOL,
    FRESH,
    JADE,
    MIST,
    PAPER,
    PEACH,
    QUIET,
    SHORE,
    WARM,
)
from ocop_site.drawings.motifs import (
    animals,
    bottles,
    dishes,
    garden,
    herbs,
    places,
    signs,
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
    PLUM,
    ROSE,
    SHELL,
    SKY,
    SON,
)
from ocop_site.drawings.subjects.matching import Shelf

_HOT = (small.chilli, small.garlic_clove, small.lime)
_MEAT = Shelf(_HOT, WARM, sets=(5, 8))
_FISH = Shelf((small.sun, small.chilli, small.sail), COOL, sets=(5, 8))
_SAUCE = Shelf(_HOT, QUIET)
_SEA_SAUCE = Shelf((small.minnow, small.sail, small.swallow), (PEACH, *COOL), SHORE)
_SPICE = Shelf((small.twig, small.green_leaf), FRESH)

_rolls = (dishes.leaf_rolls(SON), dishes.leaf_rolls(CREAM))
_fish = waters.fish(CHAM, SKY)


def _pale_fish() -> str:
    return signs.fish(SKY)


def _pink_fish() -> str:
    return signs.fish(ROSE)


_MEATS = (
    _MEAT.entry(
        "thịt trâu, trâu, khô trâu, thịt bò, bò, khô bò",
        dishes.smoked_strips,
        beside=(animals.buffalo,),
    ),
    _MEAT.entry("thịt lợn, thịt heo, thịt, ruốc, chà bông", dishes.smoked_strips, dishes.sausages),
    _MEAT.entry("nem", *_rolls, beside=(garden.garlic, garden.chillies), sets=()),
    _MEAT.entry("chả, giò, tré", *_rolls, beside=(garden.chillies,), grounds=FRESH, sets=()),
    _MEAT.entry("lạp xưởng, lạp sườn, xúc xích", dishes.sausages, sets=()),
    _MEAT.entry("gà", animals.hen),
    _FISH.entry("chả cá, chả mực, cá viên", _fish, *_rolls),
    _FISH.entry("tôm, ruốc tôm", waters.shrimp),
    _FISH.entry("cua, ghẹ", waters.crab),
    _FISH.entry(
        "cá, khô, khô cá, cá khô, cá cơm", dishes.dried_fish, _fish, beside=(garden.chillies,)
    ),
    _FISH.entry("cá kho", vessels.bowl(CLAY, EARTH, _pale_fish), beside=(garden.chillies,)),
    _FISH.entry(
        "yến sào, tổ yến, yến",
        animals.swallow_nest,
        vessels.jar(CREAM, signs.drop),
        beside=(animals.swallow_nest,),
        company=(small.swallow,),
        sets=(8, 18),
    ),
)

_SAUCES = (
    _SEA_SAUCE.entry(
        "nước mắm",
        bottles.bottle(EARTH, signs.fish),
        bottles.bottle(AMBER, signs.fish),
        beside=(bottles.spirit_cup, garden.chillies, vessels.clay_jar(CLAY, signs.fish)),
    ),
    _SAUCE.entry(
        "mắm tôm, mắm ruốc, mắm tép",
        vessels.clay_jar(PLUM, _pink_fish),
        vessels.jar(PLUM, signs.fish),
        beside=(waters.shrimp,),
    ),
    _SAUCE.entry(
        "mắm",
        vessels.clay_jar(EARTH, _pale_fish),
        vessels.clay_jar(CLAY, signs.fish),
        vessels.bowl(CLAY, SHELL, signs.fish),
        beside=(garden.chillies, _fish),
    ),
    _SAUCE.entry(
        "tương ớt, sa tế, sốt",
        bottles.bottle(SON, signs.leaf),
        vessels.jar(SON, signs.leaf),
        beside=(garden.chillies,),
        grounds=FRESH,
    ),
    _SAUCE.entry(
        "tương, chao",
        vessels.clay_jar(EARTH, signs.grain),
        vessels.clay_jar(CLAY, signs.grain),
        beside=(garden.heap(HOE),),
        sets=(9, 10),
    ),
    _SAUCE.entry(
        "giấm, dấm, xì dầu, nước tương",
        bottles.bottle(EARTH, signs.grain),
        bottles.bottle(AMBER, signs.leaf),
        beside=(garden.garlic,),
    ),
    _SAUCE.entry(
        "dầu lạc, dầu mè, dầu vừng, dầu ăn, dầu",
        bottles.bottle(HOE, signs.drop),
        beside=(garden.peanuts,),
        company=(small.drops,),
        sets=(4, 7, 8, 9, 10),
    ),
)

_SPICES = (
    _SPICE.entry(
        "muối tôm, muối ớt, muối é, muối chấm, chẩm chéo, chẳm chéo",
        vessels.bowl(SON, SHELL, signs.fish),
        vessels.jar(SON, signs.berries),
        beside=(garden.chillies, waters.shrimp),
        company=_HOT,
    ),
    _SPICE.entry(
        "muối",
        places.salt_field,
        places.salt_field,
        vessels.bowl(SHELL, CHAM, signs.bloom),
        company=(small.sun, small.swallow),
        grounds=COOL,
        sets=(4, 9, 10),
    ),
    _SPICE.entry(
        "tiêu, hồ tiêu",
        herbs.pepper,
        herbs.peppercorns,
        beside=(herbs.peppercorns, vessels.mortar),
        company=(small.sun, small.green_leaf),
        grounds=WARM,
    ),
    _SPICE.entry(
        "tỏi", garden.garlic, beside=(vessels.mortar, garden.garlic), company=(small.garlic_clove,)
    ),
    _SPICE.entry("mắc khén, hạt mắc khén, hạt dổi", herbs.peppercorns, beside=(vessels.mortar,)),
    _SPICE.entry("hành, nén, củ nén", garden.onion, beside=(vessels.mortar,)),
    _SPICE.entry("quế", herbs.cinnamon, beside=(herbs.cinnamon_leaves,)),
    # Never on a reddish ground: a star before a red disc is the state's, not a spice's.
    _SPICE.entry(
        "hồi, hoa hồi, đại hồi",
        herbs.star_anise,
        beside=(vessels.mortar,),
        grounds=(CELADON, JADE, MIST, PAPER),
    ),
    _SPICE.entry("gừng, nghệ, riềng", garden.ginger, beside=(vessels.mortar,), sets=(10,)),
    _SPICE.entry("ớt", garden.chillies, beside=(vessels.mortar,), sets=(7, 10)),
    _SPICE.entry("sả", herbs.lemongrass, beside=(vessels.mortar,), sets=(1, 10)),
)

ENTRIES = (*_MEATS, *_SAUCES, *_SPICES)

BY_SET = {
    8: _FISH.subject(
        dishes.dried_fish,
        vessels.clay_jar(CLAY, signs.fish),
        dishes.sausages,
        beside=(garden.chillies, garden.garlic),
    ),
    9: _SAUCE.subject(
        bottles.bottle(EARTH, signs.grain),
        bottles.bottle(AMBER, signs.grain),
        vessels.clay_jar(EARTH, signs.grain),
        beside=(vessels.bowl(EARTH), garden.chillies),
    ),
    10: _SPICE.subject(
        vessels.mortar,
        vessels.jar(CLAY, signs.leaf),
        vessels.jar(HOE, signs.leaf),
        beside=(garden.chillies, garden.garlic, herbs.peppercorns),
        company=_HOT,
    ),
}
