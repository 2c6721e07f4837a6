"""The detail half of the Numbers page: one small widget for each card of a number."""
