"""The widgets every page is built from; they follow theme, text size and language by themselves.

text: `Text(role, text, wrap=, tone=, selectable=)`, `ElidedText`; roles stand in theme/tokens.py.
buttons: `Button(kind, text, icon=)` (primary, secondary, tonal, quiet, link, danger; `set_kind`,
`set_icon`), `IconButton(icon, words)` (`set_words`).
layout: `rows()`, `columns()`, `clear(layout)`, `Line(vertical=)`, `FlowLayout`, `FlowRow.add`,
`ScrollPage(widest=, margins=, gap=, ground=).content`.
cards: `Card(look).body` (plain, sunk, used, ok, warn, bad, info, neutral; `set_look`),
`Icon(file, token, size)`, `NoteCard(tone, file, text).words`, `RadioCard(title, second)`
(`set_words`), `paint_radio`.
marks: `Pill(tone, text, icon=)` (`show_words`), `Badge(size).show_operator(monogram, id)`,
`CheckTick(number, text)` (a check box by role), `paint_badge`, `paint_tick`.
choices: `Chip.show_words(text, count)`, `ChipRow.add(key)`, `Segmented.add(key, text, icon=)`
(`value`, `choose`, `button(key)`, signal `chosen(key)`; `ChipRow.retranslate`), `Switch`.
fields: `LineEdit(search=, big=)`, `ComboBox` (`fill([(value, words)])`, `choose`, `value`),
`DateField(day, latest)` (`day`, `set_day`, `day_changed`), `Field(editor, label)` (`set_label`,
`show_error`, `error`).
copy_row: `CopyRow.show_value(caption, [(format, shown, copied)], note)`,
`DomainCard.show_page(domain, url, note)` with `.button`.
drop_zone: `DropZone` (`show_words`, `set_hot`, `.buttons`).
notices: `UndoBar(parent)` (`say(words, undoable=)`, `undo_requested`), `EmptyState(icon_file)`.
popover: `Popover(anchor, title).content`, `open()`.
step_rail: `StepRail.show_entries([RailEntry])`, `chosen(key)`.
runway: `paint_runway(painter, rect, segments)`, `RunwayLarge.show_days(today, segments, markers)` with `Segment`, `Pattern`, `Marker`.
announce: `announce(widget, words)`.

Icon names: `theme.icons.icon("sim", token, size, filled=)` for buttons; files such as
`warning_28_filled` for `Icon` and `theme.icons.paint`.
"""
