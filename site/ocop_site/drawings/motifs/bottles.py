"""Bottles, glasses and flasks."""

from collections.abc import Callable

from ocop_site.drawings.motifs import signs
from ocop_site.drawings.pen import (
    AMBER,
    CHAM,
    CLAY,
    EARTH,
    HOE,
    LEAF,
    PLUM,
    SHELL,
    SKY,
    SON,
    SPROUT,
    STONE,
    TAN,
    Chance,
    Motif,
    block,
    cut,
    disc,
    flat,
    line,
    motif,
    moved,
    oval,
    shape,
)

_ROUND = "M-13-132v26q-23 12-23 40v54q0 12 12 12h48q12 0 12-12v-54q0-28-23-40v-26z"
_TALL = "M-11-134v40q-19 10-19 28v54q0 12 11 12h38q11 0 11-12v-54q0-18-19-28v-40z"
_SQUARE = "M-12-132v24q-26 2-26 18v78q0 12 12 12h52q12 0 12-12v-78q0-16-26-18v-24z"


def bottle(glass: str, sign: Callable[[], str]) -> Motif:
    """A stoppered bottle with a paper label; shape and cap vary."""

    @motif(78, 150)
    def paint(chance: Chance) -> str:
        form = chance.pick((_ROUND, _ROUND, _TALL, _SQUARE))
        half = {_ROUND: 36, _TALL: 30, _SQUARE: 38}[form]
        return (
            shape(glass, form)
            + cut("M-5-120v16", SHELL)
            + block(chance.pick((SON, SON, CHAM, HOE)), -15, -150, 30, 20)
            + block(SHELL, -half, -64, 2 * half, 42, 0)
            + moved(sign(), 0, -43, scale=1 if half > 30 else 0.9)
        )

    return paint


@motif(84, 142)
def gourd(chance: Chance) -> str:
    """A gourd flask of spirits, corked and tied with a cord."""
    glaze = chance.pick((CLAY, EARTH, AMBER))
    return (
        block(TAN, -9, -142, 18, 16)
        + shape(
            glaze,
            "M-12-128v8q-18 8-18 26q0 14 10 20q-22 10-22 38q0 36 42 36t42-36q0-28-22-38"
            "q10-6 10-20q0-18-18-26v-8z",
        )
        + line("M-20-74q20 8 40 0M14-72q6 14 0 24M16-72q14 6 16 18")
        + shape(SON, "M-17-36l17-17 17 17-17 17z")
    )


@motif(92, 134)
def spirit_jar(chance: Chance) -> str:
    """A stoneware jug with a red cloth over its stopper, as rice spirit is kept."""
    glaze = chance.pick((CLAY, EARTH, SHELL, CHAM))
    return (
        shape(glaze, "M-16-104v12q-30 12-30 46v32q0 14 14 14h64q14 0 14-14v-32q0-34-30-46v-12z")
        + shape(SON, "M-16-106q-10 8-12 20q14-4 28 2q14-6 28-2q-2-12-12-20z")
        + shape(SON, "M-18-108q0-24 18-24t18 24z")
        + block(HOE, -19, -111, 38, 7, 3)
        + disc(CHAM if glaze == SHELL else SHELL, 0, -40, 25)
        + moved(signs.grain(), 0, -40, scale=0.9)
    )


@motif(50, 42)
def spirit_cup(_chance: Chance) -> str:
    """A small cup without a handle."""
    return (
        shape(SHELL, "M-24-36h48q0 28-14 32v4h-20v-4q-14-4-14-32z")
        + oval(SKY, 0, -36, 24, 5)
        + cut("M-18-18h36", CHAM, 3)
    )


def wine(glass: str) -> Motif:
    """A wine bottle with a foil neck."""

    @motif(68, 152)
    def paint(chance: Chance) -> str:
        return (
            shape(glass, "M-11-136v38q-21 8-21 30v56q0 12 12 12h40q12 0 12-12v-56q0-22-21-30v-38z")
            + block(chance.pick((SON, HOE, PLUM)), -13, -152, 26, 36)
            + block(SHELL, -32, -62, 64, 40, 0)
            + moved(signs.berries(PLUM), 0, -44, scale=0.9)
        )

    return paint


def stemmed(drink: str) -> Motif:
    """A wine glass."""

    @motif(62, 104)
    def paint(_chance: Chance) -> str:
        return (
            shape(SHELL, "M-28-104h56q6 50-28 52q-34-2-28-52z")
            + shape(drink, "M-29-84h58q0 30-29 32q-29-2-29-32z")
            + line("M0-52v46M-22-2q22-10 44 0z")
        )

    return paint


def tumbler(drink: str, slice_of: str = HOE) -> Motif:
    """A tall glass with a straw, ice and a slice on its rim."""

    @motif(92, 138)
    def paint(chance: Chance) -> str:
        return (
            line("M8-60l18-76h14")
            + shape(SHELL, "M-36-106h72l-8 98q-1 8-9 8h-38q-8 0-9-8z")
            + shape(drink, "M-34-82h68l-6 72q-1 6-7 6h-42q-6 0-7-6z")
            + shape(SKY, "M-20-74l18-4 4 18-18 4zM4-60l17-6 5 17-16 6z")
            + moved(signs.citrus(chance.pick((slice_of, HOE, SPROUT))), -34, -104)
        )

    return paint


@motif(70, 152)
def water_bottle(chance: Chance) -> str:
    """A clear bottle of water with waves inside."""
    return (
        block(chance.pick((CHAM, SON, LEAF)), -13, -152, 26, 18)
        + shape(SHELL, "M-11-134v12q-23 12-23 34v76q0 12 12 12h44q12 0 12-12v-76q0-22-23-34v-12z")
        + flat(SKY, "M-32-92h64v78q0 12-11 12h-42q-11 0-11-12z")
        + shape(CHAM, "M-34-66h68v34h-68z")
        + cut("M-26-54q6-7 13 0t13 0t13 0t13 0M-26-43q6-7 13 0t13 0t13 0t13 0", SHELL, 2.5)
        + cut("M-24-88q-1-12 8-18M-22-22h16")
        + line("M-11-134v12q-23 12-23 34v76q0 12 12 12h44q12 0 12-12v-76q0-22-23-34v-12z")
    )


@motif(60, 116)
def beer_glass(_chance: Chance) -> str:
    """A mug with a head of foam."""
    return (
        line("M28-76q26-2 26 22t-28 24")
        + shape(HOE, "M-34-84h64v74q0 10-10 10h-44q-10 0-10-10z")
        + cut("M-18-62v44M-2-62v44M14-62v44")
        + shape(
            SHELL,
            "M-38-78q-10-20 8-26q8-18 26-8q18-10 26 6q20 4 12 28q-10 8-18-2q-10 12-20 0"
            "q-10 10-18 0q-8 8-16 2z",
        )
    )


def dropper(glass: str) -> Motif:
    """An essential-oil bottle with a rubber dropper."""

    @motif(64, 136)
    def paint(_chance: Chance) -> str:
        return (
            shape(STONE, "M-9-112q-6-24 9-24t9 24z")
            + block(SHELL, -16, -113, 32, 19)
            + shape(glass, "M-16-94v6q-16 4-16 20v54q0 14 14 14h36q14 0 14-14v-54q0-16-16-20v-6z")
            + block(SHELL, -32, -62, 64, 42, 0)
            + moved(signs.drop(), 0, -41, scale=0.9)
        )

    return paint


@motif(80, 118)
def milk_bottle(_chance: Chance) -> str:
    """A bottle of milk."""
    return (
        block(SKY, -17, -118, 34, 14)
        + shape(SHELL, "M-15-104v16q-21 10-21 30v46q0 12 12 12h48q12 0 12-12v-46q0-20-21-30v-16z")
        + shape(CHAM, "M-36-52h72v28h-72z")
        + shape(SHELL, "M-18-34q0-10 10-8q8-8 16 0q12-2 10 8z")
    )
