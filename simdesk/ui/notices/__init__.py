"""Notices of the law and of kinds of SIM, wherever they stand."""
