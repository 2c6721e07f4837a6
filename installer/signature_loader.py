"""Stands for PySide's `shibokensupport/signature/loader.py` in a frozen program.

Qt's bindings call these functions, by these names, to explain a wrong call and to describe one.
What answers is the rest of that package, unchanged; here it is loaded when it is first asked. Only
`mapping` is loaded at once: the bindings look for it themselves.

Left out is what SimDesk does not use: `from __future__`-like switches of names (`__feature__`),
for which PySide looks through the source of every module, the list of deprecated names (an empty
one), and the name `PySide6.support.signature` for what makes stubs.
"""

# ruff: noqa: ANN001, ANN002, ANN003, ANN201, PLC0415
# mypy: ignore-errors

from __future__ import annotations

import signature_bootstrap
from shibokensupport import signature

signature.get_signature = signature_bootstrap.get_signature
signature.make_snake_case_name = signature_bootstrap.make_snake_case_name

from shibokensupport.signature import mapping  # noqa: E402, F401


def pyside_type_init(type_key, sig_strings):
    """Return the signatures of a type."""
    from shibokensupport.signature import parser

    return parser.pyside_type_init(type_key, sig_strings)


def create_signature(props, key):
    """Return one signature as Python has them."""
    from shibokensupport.signature import layout

    return layout.create_signature(props, key)


def seterror_argument(args, func_name, info):
    """Return the exception for a wrong call, and its words."""
    from shibokensupport.signature import errorhandler

    return errorhandler.seterror_argument(args, func_name, info)


def make_helptext(func):
    """Return the docstring of a function."""
    from shibokensupport.signature import errorhandler

    return errorhandler.make_helptext(func)


def finish_import(module):
    """Mend a module of Qt that was just imported: there is nothing to mend."""


def feature_import(*_args, **_kwds):
    """Return the module of switches: none, so that the usual import goes on."""


def feature_imported(*_args, **_kwds):
    """Note whether a module uses Qt: nothing asks."""


def post_init():
    """Replace `__import__`: it stays Python's own."""
