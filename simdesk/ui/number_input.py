"""The field for a phone number: takes any paste, and says at once what it has understood."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.domain.errors import NumberError, NumberProblem
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.toggles import CheckBox

_OTHER_COUNTRIES = (NumberProblem.FOREIGN, NumberProblem.KAZAKH, NumberProblem.CHINESE)


class NumberInput(Field):
    """`read()` gives the number as E.164 or shows why there is none. `changed()` on every key.

    A number of another country is taken only after a tick that is offered where one is typed.
    """

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        self._edit = LineEdit(big=True)
        super().__init__(self._edit, parent=parent)
        self._edit.textChanged.connect(self._typed)
        self._edit.editingFinished.connect(self._tidy)
        self._abroad = CheckBox()
        self._abroad.hide()
        self._abroad.toggled.connect(self._typed)
        box = self.layout()
        assert box is not None
        box.addWidget(self._abroad)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.set_label(_("Phone number"))
        self._edit.setPlaceholderText("+7 9XX XXX-XX-XX")
        self._abroad.setText(_("It is a number of another country, keep it all the same"))

    def set_number(self, number: str) -> None:
        """Show a number that is kept."""
        self._abroad.setChecked(not msisdn.is_russian(number))
        self._edit.setText(msisdn.spaced(number))

    def number(self) -> str | None:
        """Return the number as E.164, or None while there is none."""
        try:
            return self._parse()
        except NumberError:
            return None

    def _parse(self) -> str:
        if self._abroad.isChecked():
            return msisdn.parse_abroad(self._edit.text())
        return msisdn.parse_msisdn(self._edit.text())

    def read(self) -> str | None:
        """Return the number, or show what is wrong and take the keyboard."""
        try:
            return self._parse()
        except NumberError as error:
            self.show_error(message(error))
            self._edit.setFocus()
            return None

    def _typed(self) -> None:
        self._show_problem(final=False)
        self.changed.emit()

    def _show_problem(self, *, final: bool) -> None:
        """While typing, only say what more digits cannot mend."""
        problem = None
        try:
            self._parse()
        except NumberError as error:
            problem = error.problem
            early = problem in (NumberProblem.EMPTY, NumberProblem.TOO_SHORT)
            self.show_error(message(error) if final or not early else "")
        else:
            self.show_error("")
        self._abroad.setVisible(self._abroad.isChecked() or problem in _OTHER_COUNTRIES)

    def _tidy(self) -> None:
        number = self.number()
        if number is not None:
            self._edit.setText(msisdn.spaced(number))
        elif self._edit.text().strip():
            self._show_problem(final=True)
