"""What a bag would bring back, as it is shown before anything is done; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, ngettext
from simdesk.services.importing.content import Content
from simdesk.services.importing.plan import Plan
from simdesk.ui import bag_words
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.cards import Card, NoteCard
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text

_LISTED = 30


class ImportPlan(QWidget):
    """The counts of what is new and what is here, every difference, and what was left out."""

    def __init__(self, *, content: Content, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=12)
        title = _("Receipt bag")
        if content.made_on is not None:
            title = _("Receipt bag of {date}").format(date=date_long(content.made_on))
        head = rows(gap=2)
        head.addWidget(Text("h2", title, wrap=True))
        checked = _("Every file in it is unchanged since the export.")
        head.addWidget(Text("second", checked, wrap=True))
        box.addLayout(head)
        if plan.nothing:
            whole = _("Everything in this bag is here already. There is nothing to bring back.")
            box.addWidget(NoteCard(Tone.OK, "checkmark_circle_20_filled", whole))
        else:
            new = filter(None, (bag_words.counts(plan.new), bag_words.mended(plan)))
            _add(box, _("Comes back"), new, "strong")
        here = filter(None, (bag_words.counts(plan.known), *bag_words.also_here(plan)))
        _add(box, _("Here already"), here)
        for words in bag_words.left_out(content, plan):
            box.addWidget(NoteCard(Tone.INFO, "info_20_filled", words))
        if plan.differences:
            self._add_differences(box, plan)

    def _add_differences(self, box: QVBoxLayout, plan: Plan) -> None:
        count = len(plan.differences)
        head = rows(gap=2)
        title = ngettext("{n} is different here", "{n} are different here", count)
        head.addWidget(Text("h2", title, wrap=True))
        stays = _(
            "What is here stays as it is. The bag has something else for what is named below."
        )
        head.addWidget(Text("second", stays, wrap=True))
        box.addLayout(head)
        card = Card("sunk", margins=(16, 11, 16, 11), gap=8)
        for difference in plan.differences[:_LISTED]:
            lines = rows(gap=1)
            name = bag_words.thing_name(difference.here)
            lines.addWidget(Text("body", name, wrap=True, selectable=True))
            lines.addWidget(Text("second", bag_words.differing(difference), wrap=True))
            card.body.addLayout(lines)
        if count > _LISTED:
            rest = ngettext("{n} more", "{n} more", count - _LISTED)
            card.body.addWidget(Text("second", rest))
        box.addWidget(card)


def _add(box: QVBoxLayout, title: str, lines: Iterable[str], role: str = "body") -> None:
    """Add words under a caption, if there are any."""
    said = list(lines)
    if said:
        words = rows(gap=2)
        words.addWidget(Text("caption", title))
        for line in said:
            words.addWidget(Text(role, line, wrap=True))
        box.addLayout(words)
