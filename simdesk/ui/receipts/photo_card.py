"""One new photo that may be added: its picture, whether it is chosen, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from simdesk.domain.fiscal import Fiscal
from simdesk.domain.receipt import MediaType
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.storage.photo_folder import Photo
from simdesk.ui import background
from simdesk.ui.receipts.receipt_delegate import paint_thumbnail
from simdesk.ui.theme.theme import theme
from simdesk.ui.thumbnails import Look, Sight, Thumbnail, see
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.text import ElidedText, Text
from simdesk.ui.widgets.toggles import CheckBox

_SIZE = QSize(168, 118)


class _Picture(QWidget):
    clicked = Signal()

    def __init__(self, photo: Photo) -> None:
        super().__init__()
        self._thumbnail = Thumbnail(Look.WAITING)
        self.setFixedSize(theme().px(_SIZE.width()), theme().px(_SIZE.height()))
        media_type = photo.media_type or MediaType.PDF
        background.run(
            lambda _job: see(photo.path, media_type, 2 * _SIZE.width()),
            owner=self,
            done=self._arrived,
        )

    def _arrived(self, sight: Sight) -> None:
        pixmap = QPixmap.fromImage(sight.image) if sight.image is not None else None
        self._thumbnail = Thumbnail(sight.look, pixmap)
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(ground)
        painter.fillPath(ground, theme().colour("sunk"))
        paint_thumbnail(painter, QRect(self.rect()), self._thumbnail)


class PhotoCard(Card):
    """`toggled` when it is chosen or no longer; a photo with a receipt's code is at first."""

    toggled = Signal()

    def __init__(self, *, photo: Photo, code: Fiscal | None, parent: QWidget | None = None) -> None:
        super().__init__("plain", margins=(10, 10, 10, 8), gap=4, parent=parent)
        self.photo = photo
        picture = _Picture(photo)
        self.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.box = CheckBox(_("Add"))
        self.body.addWidget(self.box)
        name = ElidedText("caption_strong", photo.path.name)
        self.body.addWidget(name)
        self._day = Text("caption")
        self._shown = ElidedText("caption_strong")
        self.body.addWidget(self._day)
        self.body.addWidget(self._shown)
        self.setFixedWidth(theme().px(_SIZE.width()) + 22)
        picture.clicked.connect(self.box.toggle)
        self.box.toggled.connect(lambda _on: self.toggled.emit())
        self.box.setChecked(code is not None)
        self.show_code(code)

    def show_code(self, code: Fiscal | None) -> None:
        """Say when the photo was taken, or what its code shows."""
        moment = code.at if code is not None else self.photo.changed_at.astimezone()
        words = _("Receipt: {amount}").format(amount=money(code.amount)) if code is not None else ""
        self._day.setText(date_long(moment.date()))
        self._shown.setText(words)
        about = ", ".join(filter(None, (self._day.text(), words)))
        name = self.photo.path.name
        self.box.setAccessibleName(_("Add {name}, {about}").format(name=name, about=about))
