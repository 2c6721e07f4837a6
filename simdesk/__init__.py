"""SimDesk keeps Russian phone numbers alive; this module only knows its version."""

__version__ = "0.1.0"
