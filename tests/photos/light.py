"""What a lens, a lamp and a cheap sensor do to a picture; it bends nothing."""

from __future__ import annotations

import math
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QRadialGradient

_FINE = QImage.Format.Format_RGBX64
"""Two bytes a channel: many faint layers would round to nothing in one."""


def blurred(image: QImage, radius: float) -> QImage:
    """Return a picture out of focus; `radius` is the standard deviation in pixels."""
    reach = math.ceil(2.5 * radius)
    steps = range(-reach, reach + 1)
    weights = [math.exp(-(step**2) / (2 * radius**2)) for step in steps]
    across = _layered(
        image, [(QPointF(step, 0), w) for step, w in zip(steps, weights, strict=True)]
    )
    both = _layered(across, [(QPointF(0, step), w) for step, w in zip(steps, weights, strict=True)])
    return both.convertToFormat(QImage.Format.Format_RGB32)


def shaken(image: QImage, length: float, degrees: float) -> QImage:
    """Return a picture whose camera moved by `length` pixels while it was taken."""
    count = max(3, math.ceil(length * 2) | 1)
    along = QPointF(math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))
    layers = [(along * (length * (i / (count - 1) - 0.5)), 1.0) for i in range(count)]
    return _layered(image, layers).convertToFormat(QImage.Format.Format_RGB32)


def noisy(image: QImage, chance: Random, strength: float, grain: float = 1.0) -> QImage:
    """Return a picture with noise of `strength` (0 to 1) in grains of so many pixels."""
    width = math.ceil(image.width() / grain / 4) * 4
    height = math.ceil(image.height() / grain)
    grains = QImage(
        chance.randbytes(width * height), width, height, width, QImage.Format.Format_Grayscale8
    )
    result = QImage(image)
    painter = _painter(result)
    painter.setOpacity(strength)
    painter.drawImage(QRectF(0, 0, width * grain, height * grain), grains)
    painter.end()
    return result


def veiled(image: QImage, color: QColor, strength: float) -> QImage:
    """Return a picture under an even layer of one colour: dark for dusk, light for faded ink."""
    result = QImage(image)
    painter = _painter(result)
    painter.setOpacity(strength)
    painter.fillRect(result.rect(), color)
    painter.end()
    return result


def shadowed(image: QImage, chance: Random, strength: float) -> QImage:
    """Return a picture with the shadow of a hand or a phone over a part of it."""
    result = QImage(image)
    painter = _painter(result)
    angle, width = chance.uniform(0, 2 * math.pi), image.width()
    across = QPointF(math.cos(angle), math.sin(angle))
    middle = QPointF(image.width() / 2, image.height() / 2) + across * chance.uniform(-0.2, 0.2)
    edge = QLinearGradient(middle, middle + across * width * chance.uniform(0.02, 0.3))
    edge.setColorAt(0, QColor(0, 0, 0, round(255 * strength)))
    edge.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(result.rect(), edge)
    painter.end()
    return result


def dazzled(image: QImage, at: QPointF, radius: float) -> QImage:
    """Return a picture with a lamp's reflection: white at `at`, gone `radius` pixels from it."""
    result = QImage(image)
    painter = _painter(result)
    spot = QRadialGradient(at, radius)
    for share, alpha in ((0, 255), (0.35, 250), (0.6, 140), (1, 0)):
        spot.setColorAt(share, QColor(255, 255, 255, alpha))
    painter.fillRect(result.rect(), spot)
    painter.end()
    return result


def _layered(image: QImage, layers: list[tuple[QPointF, float]]) -> QImage:
    """Return the weighted mean of a picture laid over itself, moved each time."""
    result = image.convertToFormat(_FINE)
    source = QImage(result)
    painter = _painter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    # The faint ones first: each is laid over the mean so far, and must not round to nothing.
    total = 0.0
    for at, weight in sorted(layers, key=lambda layer: layer[1]):
        total += weight
        painter.setOpacity(weight / total)
        painter.drawImage(at, source)
    painter.end()
    return result


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter
