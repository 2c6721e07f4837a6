"""Invented photographs of fiscal slips, drawn anew each time: the same name, the same pixels."""
