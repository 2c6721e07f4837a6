"""Tests of the business: pure values in, pure values out."""
