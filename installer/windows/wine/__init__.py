"""Tries the setup where there is no Windows: a smoke test under Wine, never a way to release."""
