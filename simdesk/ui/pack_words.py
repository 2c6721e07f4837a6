"""How a new catalogue is told: each address with what it is for, and what else changes."""

from __future__ import annotations

from collections.abc import Mapping

from simdesk.catalogue.addresses import Address, AddressKind
from simdesk.catalogue.pack_changes import AddressChange, Changes
from simdesk.i18n.language import N_, _, ngettext
from simdesk.i18n.source_words import readable_source, source_dates

_USES = {
    AddressKind.DOMAIN: N_("{owner}: the operator's own domain"),
    AddressKind.PAGE: N_("{owner}: a page that SimDesk opens as official"),
    AddressKind.APP: N_("{owner}: the name of the official app"),
    AddressKind.CODE: N_("{owner}: a code to dial"),
    AddressKind.PHONE: N_("{owner}: a support number"),
    AddressKind.HOST: N_("{owner}: a site that counts as official"),
    AddressKind.BELOW: N_("Everything below this domain counts as official"),
    AddressKind.NAMESAKE: N_("An honest site of a similar name, for the check of links"),
    AddressKind.SHORTENER: N_("It hides where it leads, for the check of links"),
    AddressKind.OTHER: N_("It stands in {place}"),
}


def use(address: Address) -> str:
    """Return what an address is for, and whose it is said to be."""
    return _(_USES[address.kind]).format(owner=address.owner, place=address.where)


def before(change: AddressChange) -> str:
    """Return what an address takes the place of; empty where it is simply new."""
    if not change.before:
        return ""
    return _("Instead of {addresses}").format(addresses=", ".join(change.before))


def background(address: Address, translated: Mapping[str, object]) -> list[str]:
    """Return the text that an address stands in, where it was read, and how far that is trusted."""
    lines = []
    if address.text != address.value:
        lines.append(_("“{words}”").format(words=translated.get(address.text, address.text)))
    if address.source is not None:
        lines += [readable_source(address.source.source), source_dates(address.source)]
    return lines or [_("The pack names no source for it.")]


def what_else(changes: Changes) -> list[str]:
    """Return a line for each kind of change besides addresses."""
    lines = [
        (changes.rules, ngettext("{n} value of a rule", "{n} values of rules", changes.rules)),
        (
            changes.new_operators,
            ngettext("{n} new operator", "{n} new operators", changes.new_operators),
        ),
        (
            changes.changed_operators,
            ngettext(
                "{n} operator with changes", "{n} operators with changes", changes.changed_operators
            ),
        ),
        (changes.new_routes, ngettext("{n} new way", "{n} new ways", changes.new_routes)),
        (
            changes.changed_routes,
            ngettext("{n} way with changes", "{n} ways with changes", changes.changed_routes),
        ),
        (
            changes.ended_routes,
            ngettext("{n} way has ended", "{n} ways have ended", changes.ended_routes),
        ),
        (
            changes.other_files,
            ngettext(
                "{n} other file with changed advice",
                "{n} other files with changed advice",
                changes.other_files,
            ),
        ),
    ]
    return [words for count, words in lines if count]
