"""Operators, law and routes read from data files; it holds no facts and no words of its own."""
