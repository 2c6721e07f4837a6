"""Draws what there is to look at among receipts, whose they are, and what a phone has brought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from simdesk.domain.line import Line
from simdesk.domain.reading import reading_of
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run, RunEnd
from simdesk.services.runs import StepFacts
from simdesk.ui.dialogs.link_dialog import LinkDialog
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.widgets.layout import ScrollPage
from tests.driver import Driver
from tests.receipt_picture import draw_receipt
from tests.samples import TODAY, rubles

_CODE = "t=20261121T1205&s={sum}.00&fn=9999078900004312&i={i}&fp=123456&n=1"
_HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"


def draw_receipt_order(
    d: Driver, lines: list[Line], folder: Path, shoot: Callable[[str], Path]
) -> list[Path]:
    """Return the pictures of the list, the dialogs and the history of a number."""
    main, mum, parcels = lines[:3]
    slip = draw_receipt(folder / "loose.png").read_bytes()
    _renew(d, main, 150)
    second = _renew(d, mum, 200)
    _renew(d, parcels, 300)
    loose = _keep(d, "IMG_20261121_143210.png", slip + b"1")
    d.desk.readings.keep(loose, reading_of(loose.name, [_CODE.format(sum=150, i=1)]), fill=True)
    text = _keep(d, "чек-онлайн.png", slip + b"2")
    words = ["Аванс за услуги связи: 79998712056"]
    d.desk.readings.keep(text, reading_of(text.name, [], words), fill=True)
    unknown = _keep(d, "微信图片.png", slip + b"3")
    d.desk.readings.keep(unknown, reading_of(unknown.name, []), fill=False)
    own = [_keep(d, f"{n}.png", slip + bytes([n]), line_id=mum.id) for n in (4, 5)]
    for receipt in own:
        d.desk.readings.keep(
            receipt, reading_of(receipt.name, [_CODE.format(sum=90, i=2)]), fill=True
        )
    d.desk.receipts.link([replace(d.desk.receipts.get(own[0].id), run_id=second.id)])
    d.open_page("receipts")
    d.settle(12)
    drawn = [shoot("receipts-strip")]
    page = d.window._pages.receipts.page
    page.wall.show_order()
    d.until(lambda: not page.wall.thumbnails._asked)
    drawn.append(shoot("receipts-order"))
    bar = page.wall.order._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    d.settle()
    drawn.append(shoot("receipts-order-end"))
    d.window._pages.dialogs.link([unknown])
    d.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LinkDialog)
    dialog.line.choose(parcels.id)
    dialog.line.activated.emit(dialog.line.currentIndex())
    d.settle(12)
    drawn.append(shoot("receipts-link"))
    _close(d)
    page.wall.step_back()
    page.wall.gallery.choose([loose.id, text.id, unknown.id])
    d.settle(12)
    drawn.append(shoot("receipts-several"))
    page.wall.gallery.choose([own[0].id])
    page.wall.enlarge()
    d.settle(12)
    drawn.append(shoot("receipts-large"))
    page.wall.step_back()
    drawn += _phone(d, folder, slip, shoot)
    d.open_page("numbers")
    numbers = d.window._pages._made["numbers"]
    assert isinstance(numbers, NumbersPage)
    numbers.choose(parcels.id)
    d.settle(12)
    detail = numbers.detail
    detail.history._show_all()
    d.settle(12)
    scroll = detail.findChild(ScrollPage)
    assert scroll is not None
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    d.settle(12)
    return [*drawn, shoot("history")]


def _phone(d: Driver, folder: Path, slip: bytes, shoot: Callable[[str], Path]) -> list[Path]:
    pictures = folder / "Camera"
    pictures.mkdir()
    for number in range(5):
        (pictures / f"IMG_{number}.png").write_bytes(slip + b"phone" + bytes([number]))
    draw_receipt(pictures / "receipt.png", code=_CODE.format(sum=650, i=7))
    (pictures / "IMG_9.HEIC").write_bytes(_HEIC)
    d.desk.photos.choose(pictures)
    phone = d.window._pages.receipts.phone
    phone.look()
    d.until(lambda: phone.state is not None and not phone.unread())
    d.open_page("receipts")
    d.settle(12)
    drawn = [shoot("receipts-phone-strip")]
    d.window._pages.receipts.show_photos()
    d.settle(20)
    drawn.append(shoot("receipts-phone"))
    _close(d)
    d.window._pages.receipts.folder_requested.emit()
    d.settle(12)
    drawn.append(shoot("settings-phone"))
    d.desk.photos.choose(None)
    return drawn


def _renew(d: Driver, line: Line, amount: int) -> Run:
    run = d.desk.runs.start(line.id, "payment_terminal")
    step = d.desk.runs.route(run).steps[0].id
    d.desk.runs.complete(run, step, StepFacts(TODAY, amount=rubles(amount)))
    d.desk.runs.end(run, RunEnd.FINISHED)
    return d.desk.runs.get(run.id)


def _keep(d: Driver, name: str, content: bytes, line_id: str | None = None) -> Receipt:
    kept = d.desk.receipts.keep_file(content, name)
    return d.desk.receipts.add(kept, name, line_id=line_id)


def _close(d: Driver) -> None:
    for dialog in d.window.findChildren(QDialog):
        dialog.reject()
    d.settle()
