"""Makes renewals for a dispute: a payment, slips with real codes, and what went wrong; no test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from simdesk.domain.reading import reading_of
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run, RunEnd
from simdesk.reading.drawn_code import QUIET, draw_code
from simdesk.services.desk import Desk
from simdesk.services.runs import StepFacts
from tests.samples import TODAY, rubles

PAYLOAD = "t=20261121T1428&s=150.00&fn=9999078900001234&i=48215&fp=3190446027&n=1"
REFUND = "t=20261121T1640&s=150.00&fn=9999078900001234&i=48219&fp=0271828182&n=2"


def draw_slip(path: Path, payload: str, *, wide: bool = False) -> Path:
    """Write a picture of an invented slip whose code says `payload`; none where it is empty."""
    image = QImage(*((900, 500) if wide else (460, 720)), QImage.Format.Format_RGB32)
    image.fill(QColor("#fbfaf6"))
    painter = QPainter(image)
    painter.setPen(QColor("#222222"))
    font = QFont("DejaVu Sans Mono")
    font.setPixelSize(24)
    painter.setFont(font)
    room = QRect(30, 30, image.width() - 60, 300)
    words = f"КАССОВЫЙ ЧЕК\nАванс за услуги связи:\n79161234567\n\nИТОГ =150.00\n{path.stem}"
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words)
    if payload:
        code = draw_code(payload)
        side = (code.width() + 2 * QUIET) * 4
        painter.drawImage(
            QRect(image.width() - side, image.height() - side, side, side).adjusted(
                16, 16, -16, -16
            ),
            code,
        )
    painter.end()
    image.save(str(path))
    return path


def paid_run(
    desk: Desk, line_id: str, *, route: str = "payment_terminal", day: date = TODAY
) -> Run:
    """Begin a renewal and write a payment of 150 ₽ with a fee of 5 ₽ into it."""
    run = desk.runs.start(line_id, route)
    for key, text in {
        "pay/amount": "150",
        "pay/on": day.isoformat(),
        "pay/reference": "8841 2207",
    }.items():
        desk.runs.set_field(run, key, text)
    desk.runs.complete(run, "check_number")
    desk.runs.complete(run, "find")
    facts = StepFacts(on=day, amount=rubles(150), fee=rubles(5), reference="8841 2207")
    desk.runs.complete(run, "pay", facts)
    return desk.runs.get(run.id)


def add_slip(desk: Desk, run: Run, picture: Path, payload: str = "", note: str = "") -> Receipt:
    """Keep a picture as a receipt of a renewal, with what its codes say, a line each."""
    kept = desk.receipts.keep_file(picture, picture.name)
    added = desk.receipts.add(kept, picture.name, line_id=run.line_id, run_id=run.id)
    desk.readings.keep(added, reading_of(picture.name, payload.splitlines()), fill=True)
    if note:
        desk.receipts.update(replace(desk.receipts.get(added.id), note=note))
    return desk.receipts.get(added.id)


def fail(desk: Desk, run: Run, failure: str = "not_credited") -> Run:
    """End a renewal as failed for a reason."""
    desk.runs.end(run, RunEnd.FAILED, failure)
    return desk.runs.get(run.id)
