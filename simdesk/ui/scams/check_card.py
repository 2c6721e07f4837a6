"""The card for a pasted message or link: what fraudsters say, and whose the link is; no more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from simdesk.domain.link_check import Kind, Verdict, check
from simdesk.domain.official import Official
from simdesk.domain.scam import MessageReading, ScamBook, read_message
from simdesk.i18n.language import _
from simdesk.i18n.link_words import NO_LINK, link_note, link_title
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon, NoteCard
from simdesk.ui.widgets.layout import FlowRow, clear, columns, rows
from simdesk.ui.widgets.text import Text

_REST_MS = 150
"""So long after the last letter the message is read."""
_LINES = 4


class MessageEdit(QPlainTextEdit):
    """Takes plain text only; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._fit()

    def _fit(self) -> None:
        self.setFont(theme().font("body"))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + theme().px(22))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.font() != theme().font("body"):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.toPlainText():
            self.clear()
        else:
            super().keyPressEvent(event)


class CheckCard(Card):
    """Paste, and read what was found. Nothing found is never said to be good."""

    def __init__(
        self, *, book: ScamBook, official: Official, parent: QWidget | None = None
    ) -> None:
        super().__init__("plain", gap=10, parent=parent)
        self._book = book
        self._official = official
        self._heard = ""
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._title = Text("h2")
        self._hint = Text("second", wrap=True)
        self.edit = MessageEdit()
        self.paste = Button(icon="clipboard_paste")
        self.empty = Button("quiet", icon="dismiss")
        tools = FlowRow()
        tools.add(self.paste)
        tools.add(self.empty)
        self._found = QWidget()
        rows(self._found, gap=10)
        for part in (self._title, self._hint, self.edit, tools, self._found):
            self.body.addWidget(part)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)

    def _connect(self) -> None:
        self.edit.textChanged.connect(lambda: self._rest.start(_REST_MS))
        self._rest.timeout.connect(self.read)
        self.paste.clicked.connect(self._paste)
        self.empty.clicked.connect(self._empty)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("Is this message or link genuine?"))
        self._hint.setText(
            _("Paste an SMS, a chat message or a link. It is read here only: nothing is opened.")
        )
        self.edit.setAccessibleName(_("Message or link"))
        self.edit.setPlaceholderText(_("For example: your contract expires, tell me the code…"))
        self.paste.setText(_("Paste"))
        self.empty.setText(_("Clear"))
        self.read()

    def read(self) -> None:
        """Read what was pasted and say what was found."""
        layout = self._found.layout()
        assert layout is not None
        clear(layout)
        message = self.edit.toPlainText()
        self.empty.setEnabled(bool(message))
        if not message.strip():
            return
        link = check(message, self._official)
        has_link = link.reason not in NO_LINK
        reading = read_message(message, self._book)
        if has_link:
            layout.addWidget(_link(link))
        if reading.signs or not has_link:
            layout.addWidget(self._verdict(reading))
        if has_link:
            self._tell(f"{link_title(link)} {link_note(link)}")

    def _verdict(self, reading: MessageReading) -> QWidget:
        if not reading.scams:
            return self._nothing(reading)
        card = Card("bad", gap=10)
        head = columns(gap=10)
        head.addWidget(Icon("shield_error_24_filled", "bad", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = _("Fraudsters write like this")
        head.addWidget(Text("h2", words, wrap=True, tone=Tone.BAD), 1)
        card.body.addLayout(head)
        for sign in reading.signs:
            line = columns(gap=8)
            line.addWidget(
                Icon("dismiss_circle_16_filled", "bad", 16, beside="body"),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            line.addWidget(Text("body", _(sign.text), wrap=True), 1)
            card.body.addLayout(line)
        for scam in reading.scams:
            card.body.addWidget(Text("strong", _(scam.title), wrap=True))
            card.body.addWidget(Text("body", _(scam.text), wrap=True))
            for step in scam.todo:
                card.body.addWidget(Text("body", f"→ {_(step)}", wrap=True))
        self._tell(words)
        return card

    def _nothing(self, reading: MessageReading) -> QWidget:
        words = _("It fits no fraud in our list. That does not make it genuine.")
        if reading.signs:
            words = _("It fits no fraud in our list, but be careful with this:")
        card = NoteCard(None, "shield_question_20_regular", words)
        for sign in reading.signs:
            card.body.addWidget(Text("body", f"• {_(sign.text)}", wrap=True))
        self._tell(words)
        return card

    def _tell(self, words: str) -> None:
        if words != self._heard:
            self._heard = words
            announce(self, words)

    def _paste(self) -> None:
        self.edit.setPlainText(QGuiApplication.clipboard().text())
        self.edit.setFocus()
        self.read()

    def _empty(self) -> None:
        self.edit.clear()
        self.edit.setFocus()
        self.read()


_TONES = {
    Kind.OFFICIAL: (Tone.OK, "checkmark_circle_20_filled"),
    Kind.NOT_LISTED: (None, "shield_question_20_regular"),
    Kind.IMITATES: (Tone.BAD, "shield_error_20_filled"),
    Kind.REFUSED: (Tone.WARN, "warning_20_filled"),
}


def _link(verdict: Verdict) -> QWidget:
    tone, icon = _TONES[verdict.kind]
    card = NoteCard(tone, icon, link_title(verdict))
    note = Text("second", link_note(verdict), wrap=True)
    note.setContentsMargins(theme().px(30), 0, 0, 0)  # under the words, not under the icon
    card.body.addWidget(note)
    return card
