"""Tea, coffee and drinks (sets 11 to 17)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import COOL, FRESH, LILAC, QUIET, WARM
from ocop_site.drawings.motifs import (
    bottles,
    dishes,
    flowers,
    fruits,
    garden,
    herbs,
    places,
    remedies,
    signs,
    tropical,
    vessels,
)
from ocop_site.drawings.pen import (
    AMBER,
    CLAY,
    CREAM,
    EARTH,
    HOE,
    LEAF,
    LIME,
    PLUM,
    SHELL,
    SKY,
    SON,
    SPROUT,
)
from ocop_site.drawings.subjects.matching import Shelf

_TEA = Shelf((small.twig, small.green_leaf, small.cloud, small.swallow), FRESH)
_FLOWER_TEA = Shelf((small.blossom, small.twig, small.butterfly), FRESH)
_COFFEE = Shelf((small.cherries, small.cherries, small.sun), WARM)
_SPIRIT = Shelf((small.moon, small.petals, small.swallow), QUIET)
_SOFT = Shelf((small.sun, small.lime, small.drops), FRESH)

_pots = (vessels.teapot(CLAY), vessels.teapot(SPROUT))
_shoot = herbs.bud(LIME)
_purple_shoot = herbs.bud(PLUM)
_gold_camellia = flowers.camellia(HOE)
_tumblers = (bottles.tumbler(HOE, SPROUT), bottles.tumbler(SON), bottles.tumbler(SPROUT))
_orange_slice = fruits.slice_of(AMBER, HOE)


def _gold_bloom() -> str:
    return signs.bloom(HOE)


_flower_jar = vessels.jar(CREAM, signs.bloom)
_lotus_jar = vessels.jar(SPROUT, signs.lotus)

_TEAS = (
    _TEA.entry(
        "chè, trà",
        vessels.teacup,
        _shoot,
        *_pots,
        places.tea_hills,
        beside=(_shoot, *_pots),
        sets=(11,),
    ),
    _TEA.entry(
        "trà đinh, chè đinh",
        vessels.teacup,
        dishes.loose_tea(LEAF),
        *_pots,
        beside=(_shoot, dishes.loose_tea(LEAF)),
    ),
    _TEA.entry(
        "chè búp tím, trà búp tím",
        _purple_shoot,
        vessels.teapot(PLUM),
        beside=(_purple_shoot, vessels.teacup),
        grounds=(LILAC, *FRESH),
    ),
    _TEA.entry(
        "shan tuyết, chè shan, trà shan, chè tuyết",
        places.tea_hills,
        vessels.teacup,
        _shoot,
        dishes.loose_tea(SPROUT),
        beside=(_shoot, *_pots),
        grounds=COOL,
    ),
    _FLOWER_TEA.entry(
        "trà hoa vàng, chè hoa vàng",
        _gold_camellia,
        vessels.jar(LEAF, _gold_bloom),
        beside=(vessels.teacup, _gold_camellia),
        company=(small.twig,),
    ),
    _FLOWER_TEA.entry(
        "trà sen, chè sen, trà lá sen, trà tim sen, chè ướp sen",
        flowers.lotus,
        _lotus_jar,
        beside=(vessels.teacup, flowers.lotus),
    ),
    _FLOWER_TEA.entry(
        "trà hoa cúc, trà cúc",
        flowers.chrysanthemums,
        vessels.jar(HOE, _gold_bloom),
        beside=(vessels.teacup, flowers.chrysanthemums),
    ),
    _FLOWER_TEA.entry(
        "trà hoa", vessels.jar(HOE, _gold_bloom), remedies.tea_bags, beside=(vessels.teacup,)
    ),
    _FLOWER_TEA.entry(
        "trà gừng", garden.ginger, remedies.tea_bags, beside=(vessels.teacup,), grounds=WARM
    ),
    _FLOWER_TEA.entry(
        "trà atiso, trà a ti sô", herbs.artichoke, remedies.tea_bags, beside=(vessels.teacup,)
    ),
    _FLOWER_TEA.entry(
        "trà, chè",
        vessels.teacup,
        remedies.tea_bags,
        _flower_jar,
        beside=(herbs.herb_bundle, dishes.loose_tea(SPROUT)),
        sets=(12, 17, 18, 20),
    ),
)

_COFFEES = (
    _COFFEE.entry(
        "cà phê, cafe, coffee",
        vessels.phin,
        vessels.phin,
        vessels.coffee_cup,
        dishes.pouch(EARTH, signs.berries),
        beside=(garden.heap(EARTH), dishes.pouch(CLAY, signs.berries)),
    ),
    _COFFEE.entry(
        "ca cao, cacao, sô cô la, socola, chocolate",
        vessels.coffee_cup,
        dishes.pouch(EARTH, signs.petal),
        beside=(garden.heap(EARTH),),
        company=(small.green_leaf,),
        grounds=QUIET,
    ),
)

_DRINKS = (
    _SPIRIT.entry(
        "rượu vang, vang",
        bottles.wine(PLUM),
        bottles.wine(LEAF),
        beside=(bottles.stemmed(PLUM), fruits.grapes),
        sets=(15,),
    ),
    _SPIRIT.entry(
        "rượu mơ, rượu mận, rượu trái cây, rượu nho, rượu sim, rượu dâu",
        bottles.wine(SON),
        bottles.bottle(PLUM, signs.berries),
        beside=(bottles.stemmed(SON), fruits.round_fruit(SON)),
    ),
    _SPIRIT.entry("rượu cần", bottles.spirit_jar, beside=(bottles.spirit_cup,)),
    _SPIRIT.entry(
        "rượu",
        bottles.gourd,
        bottles.spirit_jar,
        bottles.bottle(SKY, signs.grain),
        beside=(bottles.spirit_cup, bottles.spirit_cup, herbs.rice_ears),
    ),
    _SOFT.entry("bia", bottles.beer_glass, company=(small.sun,), grounds=WARM, sets=(15,)),
    _SOFT.entry(
        "nước khoáng, nước uống, nước tinh khiết, nước suối",
        bottles.water_bottle,
        company=(small.drops, small.cloud),
        grounds=COOL,
    ),
    _SOFT.entry("nước yến, yến", _flower_jar, company=(small.swallow,), sets=(16, 17)),
    _SOFT.entry(
        "nước dừa", tropical.green_coconut, bottles.tumbler(SHELL), beside=(tropical.coconut,)
    ),
    _SOFT.entry(
        "nước ép, nước cam, nước chanh, nước cốt, nước mát, si rô, siro, kombucha",
        *_tumblers[:2],
        bottles.bottle(AMBER, signs.citrus),
        beside=(_orange_slice,),
    ),
    _SOFT.entry("nước", *_tumblers, beside=(_orange_slice, fruits.mango), sets=(17,)),
)

ENTRIES = (*_TEAS, *_COFFEES, *_DRINKS)

BY_SET = {
    11: _TEA.subject(vessels.teacup, _shoot, *_pots, places.tea_hills, beside=(_shoot, *_pots)),
    12: _FLOWER_TEA.subject(
        vessels.teacup, remedies.tea_bags, _flower_jar, beside=(herbs.herb_bundle,)
    ),
    13: _COFFEE.subject(
        vessels.phin, vessels.phin, vessels.coffee_cup, beside=(garden.heap(EARTH),)
    ),
    14: _SPIRIT.subject(
        bottles.gourd, bottles.spirit_jar, beside=(bottles.spirit_cup, herbs.rice_ears)
    ),
    15: _SPIRIT.subject(
        bottles.wine(PLUM),
        bottles.wine(LEAF),
        bottles.bottle(PLUM, signs.berries),
        beside=(bottles.stemmed(PLUM), fruits.grapes),
    ),
    16: _SOFT.subject(bottles.water_bottle, company=(small.drops, small.cloud), grounds=COOL),
    17: _SOFT.subject(*_tumblers, beside=(_orange_slice, fruits.mango)),
}
