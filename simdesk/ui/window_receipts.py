"""What a window has for receipts: their page, the reader behind it, and the phone's folder."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simdesk.domain.errors import SimdeskError

if TYPE_CHECKING:
    from simdesk.services.desk import Desk
    from simdesk.ui.pages.receipts_page import ReceiptsPage
    from simdesk.ui.receipts.phone_folder import PhoneFolder
    from simdesk.ui.receipts.reader import Reader
    from simdesk.ui.window_dialogs import WindowDialogs


class WindowReceipts(QObject):
    """Makes each part when it is first needed. Their modules come late.

    `asked()`: the page is to be shown; `line_requested(line_id)`; `folder_requested` where the
    phone's folder is chosen; `told(sentence)` and `failed` pass on what a part says.
    """

    asked = Signal()
    line_requested = Signal(str)
    folder_requested = Signal()
    told = Signal(str)
    failed = Signal(SimdeskError)

    def __init__(self, desk: Desk, dialogs: WindowDialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dialogs = dialogs

    @cached_property
    def page(self) -> ReceiptsPage:
        """The page of all receipts."""
        from simdesk.ui.pages.receipts_page import ReceiptsPage  # noqa: PLC0415

        desk = self._desk
        page = ReceiptsPage(
            receipts=desk.receipts,
            lines=desk.lines,
            readings=desk.readings,
            reader=self.reader,
            order=desk.receipt_order,
            phone=self.phone,
            runs=desk.runs,
            catalogue=desk.catalogue,
        )
        page.export_requested.connect(self._dialogs.export)
        page.bag_requested.connect(self._dialogs.bring_back)
        page.link_requested.connect(self._dialogs.link)
        page.line_requested.connect(self.line_requested)
        page.photos_requested.connect(self.show_photos)
        page.failed.connect(self.failed)
        return page

    @cached_property
    def reader(self) -> Reader:
        """What reads the files of receipts behind the window."""
        from simdesk.ui.receipts.reader import Reader  # noqa: PLC0415 - after the first paint

        desk = self._desk
        return Reader(readings=desk.readings, receipts=desk.receipts, parent=self)

    @cached_property
    def phone(self) -> PhoneFolder:
        """What looks into the phone's folder behind the window."""
        from simdesk.ui.receipts.phone_folder import PhoneFolder  # noqa: PLC0415 - as above

        phone = PhoneFolder(photos=self._desk.photos, parent=self)
        phone.brought.connect(self.told)
        return phone

    def add_for(self, line_id: str) -> None:
        """Choose receipt files for a number."""
        self.asked.emit()
        self.page.add_for(line_id)

    def add_proof(self, run_id: str) -> None:
        """Choose receipt files for a renewal."""
        self.asked.emit()
        self.page.add_for(self._desk.runs.get(run_id).line_id, run_id)

    def show_photos(self) -> None:
        """Offer what is new in the phone's folder, or show where that is chosen."""
        state = self.phone.state
        if state is None or state.problem is not None:
            self.folder_requested.emit()
        else:
            self.asked.emit()
            self._dialogs.offer_photos(self.phone, self.page.add)
