"""Bringing back what was exported: a bag is checked whole, and compared with what is here."""
