"""Calendars in the window: the file kept up to date, and the parts of the dialog that saves one."""
