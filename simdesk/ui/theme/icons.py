"""Icons from vector files, coloured by a token when they are painted: they follow the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from simdesk import paths
from simdesk.ui.theme.theme import theme

_sources: dict[str, bytes] = {}
_pixmaps: dict[tuple[str, str, int], QPixmap] = {}


def _source(name: str) -> bytes:
    if name not in _sources:
        _sources[name] = _nearest(name).read_bytes()
    return _sources[name]


def _nearest(name: str) -> Path:
    """Return the file of that name, else the same picture drawn for another size or weight."""
    folder = paths.resources_dir() / "icons"
    exact = folder / f"{name}.svg"
    if exact.exists():
        return exact
    plain, _, rest = name.rpartition("_")
    plain, _, size = plain.rpartition("_")
    others = sorted(
        folder.glob(f"{plain}_[1-4][0-9]_*.svg"),
        key=lambda p: (not p.stem.endswith(rest), abs(int(p.stem.split("_")[-2]) - int(size))),
    )
    if not others:
        raise FileNotFoundError(exact)
    return others[0]


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon file `name` (with size and style, `sim_20_filled`) in a token's colour."""
    pixels = round(size * ratio)
    colour = theme().tokens[token]
    key = (name, colour, pixels)
    if key not in _pixmaps:
        fill = f'<svg fill="{colour}" '.encode()
        renderer = QSvgRenderer(QByteArray(_source(name).replace(b"<svg ", fill, 1)))
        made = QPixmap(pixels, pixels)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        _pixmaps[key] = made
    found = QPixmap(_pixmaps[key])
    found.setDevicePixelRatio(ratio)
    return found


def paint(painter: QPainter, where: QRect, name: str, token: str) -> None:
    """Paint an icon file into a square."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(where, pixmap(name, token, where.width(), ratio))


class _Engine(QIconEngine):
    """Draws one icon in the colour that its token has at that moment."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(QPoint(0, 0), QSize(side, side))
        square.moveCenter(rect.center())
        paint(painter, square, self._name, self._token_in(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._token_in(mode), min(size.width(), size.height()))

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())  # of the screen, not of the pixmap
        return pixmap(self._name, self._token_in(mode), side, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)

    def _token_in(self, mode: QIcon.Mode) -> str:
        return "t3" if mode is QIcon.Mode.Disabled else self._token


def icon(
    name: str,
    token: str = "t2",  # noqa: S107 - a colour, not a secret
    size: int = 20,
    *,
    filled: bool = False,
) -> QIcon:
    """Return an icon by its plain name (`sim`), drawn for 16 or 20 pixels."""
    style = "filled" if filled else "regular"
    return QIcon(_Engine(f"{name}_{size}_{style}", token))
