"""Calendars: which days stand there, what they say, and how a file of them is written."""
