"""The choices of a number's form in words: operators, plans, holders, places."""

from __future__ import annotations

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.line import HolderKind, Plan, SimKind, SimPlace
from simdesk.domain.operator import Operator
from simdesk.i18n.language import _
from simdesk.ui.widgets.fields import GROUP

OTHER = "other"
"""Stands for an operator that the catalogue does not know."""


def operators(catalogue: Catalogue) -> list[tuple[object, str]]:
    """Return the operators to choose from, the main ones first; nothing is chosen for the owner."""
    main = [_named(o) for o in catalogue.operators if o.main]
    others = [_named(o) for o in catalogue.operators if not o.main]
    group: list[tuple[object, str]] = [(GROUP, _("Little is known of these"))] if others else []
    return [
        ("", _("Choose the operator")),
        *main,
        *group,
        *others,
        (OTHER, _("Another operator")),
    ]


def _named(operator: Operator) -> tuple[object, str]:
    former = operator.former_name
    return operator.id, f"{operator.name} ({former})" if former else operator.name


def plans() -> list[tuple[object, str]]:
    """Return how a number may be paid."""
    return [
        (Plan.UNKNOWN, _("I do not know")),
        (Plan.PREPAID, _("Prepaid (top up first)")),
        (Plan.POSTPAID, _("Postpaid (a bill comes)")),
    ]


def holders() -> list[tuple[object, str]]:
    """Return who may hold the contract."""
    return [
        (HolderKind.UNKNOWN, _("I do not know")),
        (HolderKind.FOREIGN, _("A foreign citizen")),
        (HolderKind.RUSSIAN, _("A Russian citizen")),
        (HolderKind.COMPANY, _("A company")),
    ]


def sim_kinds() -> list[tuple[object, str]]:
    """Return what kind of SIM it may be."""
    return [
        (SimKind.UNKNOWN, _("I do not know")),
        (SimKind.CARD, _("A plastic SIM")),
        (SimKind.ESIM, _("An eSIM")),
        (SimKind.DATA_ONLY, _("For data only")),
        (SimKind.TRAVEL, _("A tourist SIM")),
    ]


def places() -> list[tuple[object, str]]:
    """Return where a SIM may be."""
    return [
        (SimPlace.UNKNOWN, _("I do not know")),
        (SimPlace.RUSSIA, _("In a phone in Russia")),
        (SimPlace.ABROAD, _("Abroad, with me")),
        (SimPlace.ELSEWHERE, _("Not in my hands")),
    ]
