"""Photographs in which the print, the paper or what lies about is the trouble."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QTransform

from tests.photos import files, light, shapes, slip
from tests.photos.scene import Photo, Taken, on_table, paper, photo, plain, table, usual


def faded(least: float, most: float) -> Taken:
    """Take photographs of thermal print of which so large a share has gone."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        image = light.veiled(drawn.image, slip.PAPER, chance.uniform(least, most))
        faint = plain(drawn._replace(image=image), chance, usual(chance))
        return photo(light.noisy(faint, chance, 0.02), drawn)

    return take


def heated(chance: Random, level: str) -> Photo:
    """Take paper that lay in the sun: gray, and its dots have grown."""
    drawn = slip.draw(chance, level, paper=QColor(150, 146, 140), ink=QColor(60, 58, 62))
    image = QImage(drawn.image)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Darken)
    grown = chance.choice((1, 2, 3))
    for offset in (QPoint(grown, 0), QPoint(0, grown), QPoint(grown, grown)):
        painter.drawImage(offset, drawn.image)
    painter.end()
    return photo(
        light.noisy(plain(drawn._replace(image=image), chance, usual(chance)), chance, 0.05), drawn
    )


def streaked(chance: Random, level: str) -> Photo:
    """Take a slip of a printer with dead dots: white lines along the whole paper."""
    drawn = slip.draw(chance, level)
    image = QImage(drawn.image)
    painter = QPainter(image)
    for _line in range(chance.randint(3, 7)):
        x = chance.randint(drawn.code.left(), drawn.code.right())
        painter.fillRect(x, 0, chance.choice((2, 2, 4, 6)), image.height(), slip.PAPER)
    painter.end()
    return photo(plain(drawn._replace(image=image), chance, usual(chance)), drawn)


def crumpled(least: float, most: float, shade: float) -> Taken:
    """Take paper that was in a fist; corners of its facets move by so many modules."""

    def take(chance: Random, level: str) -> Photo:
        drawn = slip.draw(chance, level)
        module = usual(chance)
        cell, shift = module * chance.uniform(9, 14), module * chance.uniform(least, most)
        sheet = shapes.crumpled(paper(drawn, module), chance, cell, shift, shade)
        return photo(on_table(sheet, chance, shapes.turning(chance.uniform(-4, 4))), drawn)

    return take


def rolled(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level, lines=chance.randint(0, 10))
    sheet = shapes.rolled(paper(drawn, usual(chance)), chance.uniform(0.3, 1.2))
    return photo(on_table(sheet, chance, shapes.turning(chance.uniform(-6, 6))), drawn)


def long(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level, lines=chance.randint(60, 110), width=800, module=6)
    return photo(plain(drawn, chance, chance.uniform(2, 3)), drawn)


def cut_out(chance: Random, level: str) -> Photo:
    """Take a code that was cut or torn out, with hardly any paper left around it."""
    drawn = slip.draw(chance, level)
    edge = drawn.module * chance.choice((0, 1, 2))
    code = drawn.image.copy(drawn.code.adjusted(-edge, -edge, edge, edge))
    ground = QImage(QSize(700, 700), QImage.Format.Format_RGB32)
    ground.fill(QColor(chance.choice(("#2b2622", "#43474c", "#6a4f3a", "#8d8478"))))
    sheet = shapes.scaled(code, usual(chance) / drawn.module)
    image = shapes.laid(sheet, ground, shapes.turning(chance.uniform(-20, 20)))
    return photo(light.noisy(image, chance, 0.05), drawn)


def covered(chance: Random, level: str) -> Photo:
    """Take a slip held by a finger that lies on the fourth corner of the code."""
    drawn = slip.draw(chance, level)
    image = QImage(drawn.image)
    side = drawn.code.width()
    reach = side * chance.uniform(0.1, 0.3)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#c98f72"))
    corner = QPointF(drawn.code.bottomRight())
    painter.drawEllipse(corner, reach, reach * 1.3)
    painter.end()
    return photo(plain(drawn._replace(image=image), chance, usual(chance)), drawn)


def written_on(chance: Random, level: str) -> Photo:
    """Take a slip with a stamp or a ball pen across its code."""
    drawn = slip.draw(chance, level)
    image = QImage(drawn.image)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    blue = QColor(40, 60, 170, 150)
    code = QRectF(drawn.code)
    painter.setPen(QPen(blue, chance.uniform(3, 8)))
    if chance.random() < 0.5:
        middle = code.center() + QPointF(chance.uniform(-60, 60), chance.uniform(-60, 60))
        for radius in (0.42, 0.34):
            painter.drawEllipse(middle, code.width() * radius, code.width() * radius)
        font = QFont("DejaVu Sans")
        font.setPixelSize(36)
        painter.setFont(font)
        painter.drawText(middle - QPointF(80, -10), "ОПЛАЧЕНО")
    else:
        stroke = QPainterPath(code.topLeft() + QPointF(0, chance.uniform(0, code.height())))
        for _turn in range(2):
            points = [
                code.topLeft()
                + QPointF(chance.uniform(0, code.width()), chance.uniform(0, code.height()))
                for _point in range(3)
            ]
            stroke.cubicTo(*points)
        painter.drawPath(stroke)
    painter.end()
    return photo(plain(drawn._replace(image=image), chance, usual(chance)), drawn)


def with_second_code(chance: Random, level: str) -> Photo:
    drawn = slip.draw(chance, level, second=True, lines=6)
    return photo(plain(drawn, chance, chance.uniform(2.5, 5)), drawn)


def several(chance: Random, level: str) -> Photo:
    """Take two or three slips side by side; all of their codes are wanted."""
    count = chance.choice((2, 3))
    slips = [slip.draw(chance, level, lines=chance.randint(2, 8)) for _slip in range(count)]
    sheets = [paper(drawn, usual(chance)) for drawn in slips]
    width = sum(sheet.width() + 60 for sheet in sheets)
    image = table(chance, QSize(width + 60, max(sheet.height() for sheet in sheets) + 120))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    left = 60
    for sheet in sheets:
        place = QTransform.fromTranslate(left, chance.randint(40, 80))
        painter.setTransform(place.rotate(chance.uniform(-2, 2)))
        painter.drawImage(QPointF(0, 0), sheet)
        left += sheet.width() + 60
    painter.end()
    return photo(light.noisy(image, chance, 0.03), *slips)


def cluttered(chance: Random, level: str) -> Photo:
    """Take a slip on what looks like codes itself: a checked cloth, bar codes, small print."""
    drawn = slip.draw(chance, level, lines=5)
    sheet = paper(drawn, usual(chance))
    ground = QImage(sheet.width() * 2, round(sheet.height() * 1.5), QImage.Format.Format_RGB32)
    ground.fill(QColor("#e8e4da"))
    painter = QPainter(ground)
    check = chance.randint(5, 18)
    for y in range(0, ground.height(), check):
        for x in range(0, ground.width(), check):
            if chance.random() < 0.5:
                painter.fillRect(x, y, check, check, QColor("#22252b"))
    for _code in range(5):
        at = QPoint(chance.randrange(ground.width()), chance.randrange(ground.height()))
        painter.fillRect(at.x(), at.y(), 200, 90, QColor("#fff"))
        for x in range(10, 190, 3):
            if chance.random() < 0.5:
                painter.fillRect(at.x() + x, at.y() + 8, 3, 70, QColor("#000"))
    painter.end()
    image = shapes.laid(sheet, ground, shapes.turning(chance.uniform(-12, 12)))
    return photo(light.noisy(image, chance, 0.03), drawn)


def dark_screenshot(chance: Random, level: str) -> Photo:
    """Take a picture of a bank's program in its dark colours: light modules on black."""
    black, white = QColor(18, 18, 22), QColor(228, 228, 234)
    drawn = slip.draw(chance, level, paper=black, ink=white, lines=3, module=chance.randint(6, 9))
    screen = QImage(QSize(1080, 2340), QImage.Format.Format_RGB32)
    screen.fill(black)
    painter = QPainter(screen)
    painter.fillRect(0, 0, 1080, 90, QColor(34, 36, 42))
    painter.fillRect(60, 2100, 960, 130, QColor(90, 110, 240))
    painter.drawImage(QPointF((1080 - drawn.image.width()) / 2, 260), drawn.image)
    painter.end()
    return Photo(files.encoded(screen, b"PNG"), frozenset({drawn.payload}))
