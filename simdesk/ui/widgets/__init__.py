"""The widgets every page is built from; they follow theme, text size and language by themselves.

Import each from its module, for example `from simdesk.ui.widgets.buttons import Button`.

text: `Text(role, text, wrap=, tone=, selectable=)` (`set_tone`, `set_colour`, `set_role`),
`ElidedText`; roles stand in theme/tokens.py.
buttons: `Button(kind, text, icon=)` (primary, secondary, tonal, quiet, link, danger, and toast on
the notice bar; `set_kind`, `set_icon`), `IconButton(icon, words)` (`set_words`).
layout: `rows()`, `columns()`, `clear(layout)`, `Line(vertical=)`, `FlowLayout`,
`FlowRow(gap=, row_gap=, centred=).add`, `ScrollPage(widest=, margins=, gap=, ground=).content`.
cards: `Card(look).body` (plain, sunk, used, ok, warn, bad, info, neutral; `set_look`),
`Icon(file, token, size, beside=role)` (`beside` centres it on that role's first line),
`NoteCard(tone, file, text).words`, `RadioCard(title, second)` (`set_words`), `paint_radio`.
marks: `Pill(tone, text, icon=file)` (`show_words`), `Badge(size).show_operator(monogram, id)`,
`CheckTick(number, text)` (a check box by role), `NumberedStep(number, text).words`,
`paint_badge`, `paint_tick`, `paint_disc`.
choices: `Chip(text, ticked=)` (`show_words(text, count)`; ticked chips are chosen together),
`ChipRow.add(key)`, `Segmented.add(key, text, icon=)` (`value`, `choose`, `button(key)`, signal
`chosen(key)`; `ChipRow.retranslate`), `Switch` (give it an accessible name).
toggles: `CheckBox(text)`, `Radio(text)`, `paint_check(painter, rect, checked=, enabled=)`.
fields: `LineEdit(search=, big=, suffix=)` (`set_error`), `ComboBox` (`fill([(value, words)])`,
`choose`, `value`), `DateField(day, latest)` (`day`, `set_day`, `day_changed`),
`Field(editor, label)` (`set_label`, `show_error`, `error`).
copy_row: `CopyRow.show_value(caption, [(format, shown, copied)], note)`,
`DomainCard.show_page(domain, url, note)` with `.button`.
drop_zone: `DropZone` (`show_words`, `set_hot`, `.buttons`).
notices: `UndoBar(parent)` (`say(words, undoable=)`, `undo_requested`, `undo`, `dismiss`),
`EmptyState(icon_file)` (`show_words(title, line)`, `.buttons`).
popover: `Popover(anchor, title).content`, `open()`.
step_rail: `StepRail.show_entries([RailEntry])`, `chosen(key)`.
runway: `paint_runway(painter, rect, segments)`,
`RunwayLarge.show_days(today, segments, markers)` with `Segment`, `Pattern`, `Marker`.
announce: `announce(widget, words)`.

To paint one's own: `theme.painting` (`text_line`, `rounded`, `ring`), `theme.paragraph.Paragraph`
for words that wrap, `theme.icons.paint`. Icon names: `theme.icons.icon("sim", token, size,
filled=)` where Qt asks for a QIcon; plain names (`sim`) for buttons; files (`warning_28_filled`)
for `Icon`, `Pill`, `NoteCard` and `theme.icons.paint`.
"""
