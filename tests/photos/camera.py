"""Photographs in which the camera, the light or the way of the file is the trouble."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from tests.photos import files, light, shapes, slip
from tests.photos.scene import Photo, Taken, on_table, paper, photo, plain, table, usual

_BLACK = QColor(0, 0, 0)
_PHONE = QSize(3000, 4000)
"""Pixels of a phone's photograph with 12 megapixels."""


def clean(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level)
    return photo(plain(drawn, chance, usual(chance)), drawn)


def small(least: float, most: float) -> Taken:
    """Take photographs with so many pixels for each module."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        return photo(plain(drawn, chance, chance.uniform(least, most)), drawn)

    return take


def blurred(least: float, most: float) -> Taken:
    """Take photographs out of focus; the radius is counted in modules."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        module = usual(chance)
        image = light.blurred(plain(drawn, chance, module), module * chance.uniform(least, most))
        return photo(light.noisy(image, chance, 0.03), drawn)

    return take


def shaken(least: float, most: float) -> Taken:
    """Take photographs with a moving hand; the way is counted in modules."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        module = usual(chance)
        length = module * chance.uniform(least, most)
        image = light.shaken(plain(drawn, chance, module), length, chance.uniform(0, 180))
        return photo(light.noisy(image, chance, 0.03), drawn)

    return take


def slanted(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level, lines=4)
    sheet = paper(drawn, usual(chance))
    slant = shapes.slanting(sheet.size(), chance, chance.uniform(0.1, 0.22))
    return photo(on_table(sheet, chance, slant), drawn)


def turned(least: float, most: float) -> Taken:
    """Take photographs turned by so many degrees to either side."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level, lines=5)
        degrees = chance.choice((-1, 1)) * chance.uniform(least, most)
        return photo(on_table(paper(drawn, usual(chance)), chance, shapes.turning(degrees)), drawn)

    return take


def dark(least: float, most: float) -> Taken:
    """Take photographs of which the dark hides so large a share, and noise some more."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        image = light.veiled(
            plain(drawn, chance, usual(chance)), _BLACK, chance.uniform(least, most)
        )
        return photo(light.noisy(image, chance, 0.02, grain=1.4), drawn, quality=80)

    return take


def shadowed(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level)
    image = light.shadowed(plain(drawn, chance, usual(chance)), chance, chance.uniform(0.5, 0.8))
    return photo(image, drawn)


def dazzled(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level)
    module = usual(chance)
    sheet = paper(drawn, module)
    factor = module / drawn.module
    side = drawn.code.width() * factor
    middle = QPointF(drawn.code.center()) * factor
    at = middle + QPointF(chance.uniform(-0.6, 0.6) * side, chance.uniform(-0.6, 0.6) * side)
    image = light.dazzled(sheet, at, side * chance.uniform(0.25, 0.5))
    return photo(on_table(image, chance), drawn)


def noisy(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level)
    strength = chance.uniform(0.15, 0.35)
    return photo(
        light.noisy(plain(drawn, chance, usual(chance)), chance, strength, grain=1.3), drawn
    )


def squeezed(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level)
    return photo(plain(drawn, chance, 3), drawn, quality=15)


def sent_on(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level, lines=chance.randint(8, 20))
    image = on_table(paper(drawn, 7), chance, shapes.turning(chance.uniform(-6, 6)))
    longest = chance.choice((800, 960, 1280))
    content = files.sent(light.noisy(image, chance, 0.05), (1600, 1280, longest), 55)
    return Photo(content, frozenset({drawn.payload}))


def of_a_screen(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level, module=7)
    screen = QImage(drawn.image)
    painter = QPainter(screen)
    for x in range(0, screen.width(), 3):
        painter.fillRect(x, 0, 1, screen.height(), QColor(0, 0, 0, 105))
    painter.end()
    factor = chance.uniform(0.55, 0.8)
    tilt = shapes.turning(chance.uniform(-4, 4)).scale(factor, factor)
    return photo(light.noisy(on_table(screen, chance, tilt), chance, 0.05), drawn)


def phone(*, hurried: bool) -> Taken:
    """Take photographs of 12 megapixels; hurried ones are also moved, dark and far away."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        module = chance.uniform(5, 10) if hurried else chance.uniform(8, 20)
        sheet = paper(drawn, module)
        if hurried:
            sheet = light.shaken(sheet, module * chance.uniform(0.5, 1.2), chance.uniform(0, 180))
        sheet = light.blurred(sheet, module * chance.uniform(0.2, 0.35))
        slant = shapes.slanting(sheet.size(), chance, 0.08)
        turn = slant * shapes.turning(chance.uniform(-15, 15))
        image = shapes.laid(sheet, table(chance, _PHONE), turn)
        if hurried:
            image = light.veiled(image, _BLACK, chance.uniform(0.4, 0.7))
        else:
            image = light.shadowed(image, chance, 0.4)
        return photo(light.noisy(image, chance, 0.06 if hurried else 0.03), drawn)

    return take


def ordinary(chance: Random, level: str) -> Photo:
    """Take the photograph that people take: a little of everything."""
    drawn = slip.draw(chance, level, lines=chance.randint(4, 16))
    module = usual(chance)
    sheet = shapes.crumpled(paper(drawn, module), chance, 9 * module, 0.2 * module, 0.08)
    sheet = light.veiled(sheet, slip.PAPER, chance.uniform(0, 0.4))
    slant = shapes.slanting(sheet.size(), chance, 0.07)
    image = on_table(sheet, chance, slant * shapes.turning(chance.uniform(-15, 15)))
    image = light.blurred(image, module * chance.uniform(0.25, 0.45))
    image = light.shadowed(image, chance, chance.uniform(0.2, 0.5))
    return photo(light.noisy(image, chance, 0.06), drawn, quality=65)
