"""Ready food, and what is made of cereals, fruit, vegetables and nuts (sets 5 to 7)."""

from ocop_site.drawings import companions as small
from ocop_site.drawings.grounds import COOL, FRESH, QUIET, STRAW, WARM
from ocop_site.drawings.motifs import (
    cakes,
    dishes,
    fruits,
    garden,
    herbs,
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
    ROSE,
    SHELL,
    SON,
    SPROUT,
    STONE,
)
from ocop_site.drawings.subjects.matching import Shelf

_HOT = (small.chilli, small.garlic_clove, small.lime)
_STARCH = Shelf((small.chilli, small.twig, small.sun), WARM)
_CAKE = Shelf((small.blossom, small.petals, small.moon), QUIET)
_MEAL = Shelf(_HOT, FRESH, sets=(3, 5, 6, 7))
_SWEET = Shelf((small.sun, small.twig, small.butterfly), FRESH)
_PICKLE = Shelf(_HOT, FRESH, sets=(4, 7))
_PRESERVE = Shelf((small.sun, small.butterfly), FRESH, sets=(4, 5, 7, 8))

_bag = dishes.pouch(CREAM, signs.sprout)

_STARCHES = (
    _STARCH.entry(
        "mì, mỳ, miến, bún, phở, hủ tiếu, nui, bánh phở, bánh canh, bánh đa cua",
        dishes.noodles(CREAM),
        dishes.noodles(SHELL),
        dishes.noodle_bowl,
        beside=(dishes.noodle_bowl,),
    ),
    _STARCH.entry(
        "miến dong",
        dishes.noodles(STONE),
        dishes.noodles(CREAM),
        dishes.noodle_bowl,
        beside=(garden.tubers, dishes.noodle_bowl),
        grounds=FRESH,
    ),
    _STARCH.entry(
        "bánh tráng, bánh đa, bánh đa nem, bánh phồng, phồng tôm",
        dishes.rice_papers,
        dishes.rice_paper_stack,
        beside=(dishes.rice_paper_stack,),
        company=(small.sun, small.chilli, small.lime),
        grounds=FRESH,
    ),
    _STARCH.entry("bánh mì", cakes.baguette),
    _STARCH.entry("bánh bao", cakes.steamer),
    _CAKE.entry(
        "bánh chưng, bánh tét, bánh ít, bánh giầy, bánh gai, bánh tẻ, bánh phu thê",
        cakes.wrapped_cake,
        cakes.wrapped_cake,
        dishes.leaf_rolls(CREAM),
        grounds=WARM,
    ),
    _CAKE.entry(
        "bánh cáy, chè lam, bánh khảo, bánh nhãn, bánh đậu xanh, bánh khẩu sli",
        cakes.cake_squares,
        beside=(vessels.teacup,),
        grounds=WARM,
    ),
    _CAKE.entry(
        "bánh, bánh pía, bánh in",
        cakes.stamped_cake,
        beside=(vessels.teacup, vessels.teapot(CLAY)),
    ),
    _MEAL.entry("cơm cháy", cakes.crisp_rice, beside=(vessels.rice_bowl,)),
    _MEAL.entry("cơm, xôi, cháo", vessels.rice_bowl, beside=(herbs.rice_ears,)),
    _MEAL.entry(
        "cốm, bột, ngũ cốc, yến mạch",
        _bag,
        dishes.pouch(SHELL, signs.grain),
        beside=(garden.heap(SPROUT),),
        company=(small.twig,),
    ),
    _MEAL.entry("rong biển", dishes.pouch(LEAF, signs.leaf), beside=(vessels.rice_bowl,)),
    _MEAL.entry("chè, cơm rượu", vessels.bowl(CREAM), vessels.bowl(SON), company=(small.blossom,)),
)

_SWEETS = (
    _SWEET.entry(
        "kẹo cu đơ, cu đơ, kẹo lạc, kẹo đậu phộng",
        cakes.brittle,
        beside=(garden.peanuts, vessels.teacup),
    ),
    _SWEET.entry("kẹo dừa", cakes.candies, beside=(tropical.coconut, tropical.green_coconut)),
    _SWEET.entry("kẹo", cakes.candies, beside=(garden.peanuts, vessels.teacup), grounds=QUIET),
    _SWEET.entry(
        "khoai deo, khoai dẻo, khoai lang, khoai sấy",
        tropical.dried_slices(AMBER, CLAY),
        garden.sweet_potato,
        beside=(garden.sweet_potato,),
        sets=(5, 7),
    ),
    _SWEET.entry(
        "hạt điều, điều", tropical.cashew, beside=(tropical.cashew_nuts, tropical.cashew_nuts)
    ),
    _SWEET.entry("hồng treo gió, hồng sấy", fruits.persimmon, grounds=QUIET),
    _PRESERVE.entry(
        "xoài, xoài sấy",
        tropical.dried_slices(HOE, CLAY),
        fruits.mango,
        dishes.pouch(SHELL, signs.citrus),
        beside=(fruits.mango,),
    ),
    _PRESERVE.entry(
        "mít, chuối, chanh, chanh dây, mứt, ô mai, trái cây, hoa quả",
        tropical.dried_slices(HOE, LEAF),
        tropical.dried_slices(ROSE, CLAY),
        _bag,
        beside=(tropical.bananas,),
    ),
    _PRESERVE.entry("dừa", tropical.coconut, beside=(tropical.green_coconut,)),
)

_PRESERVES = (
    _PICKLE.entry("đậu phụ, đậu hũ, tàu hũ, phô mai", cakes.tofu, sets=()),
    _PICKLE.entry(
        "dưa, cà, kim chi",
        vessels.jar(SPROUT, signs.leaf),
        vessels.jar(SON, signs.leaf),
        beside=(garden.cabbage,),
    ),
    _PICKLE.entry(
        "tinh bột nghệ, tinh bột, bột nghệ, nghệ",
        vessels.jar(HOE, signs.leaf),
        dishes.pouch(HOE, signs.sprout),
        beside=(garden.ginger,),
        company=(small.twig,),
        sets=(6, 7, 8, 10, 18, 19, 20),
    ),
    _PICKLE.entry(
        "tỏi đen",
        garden.garlic,
        vessels.jar(EARTH, signs.leaf),
        beside=(garden.garlic,),
        grounds=COOL,
        sets=(),
    ),
)

ENTRIES = (*_STARCHES, *_SWEETS, *_PRESERVES)

BY_SET = {
    5: _STARCH.subject(
        cakes.steamer, cakes.baguette, dishes.noodle_bowl, _bag, beside=(vessels.teacup,)
    ),
    6: _STARCH.subject(
        dishes.noodles(CREAM), dishes.rice_papers, cakes.stamped_cake, beside=(herbs.rice_ears,)
    ),
    7: _SWEET.subject(
        tropical.dried_slices(HOE, CLAY),
        dishes.pouch(SPROUT, signs.berries),
        vessels.jar(SON, signs.berries),
        beside=(fruits.mango, tropical.bananas),
        grounds=(STRAW, *FRESH),
    ),
}
