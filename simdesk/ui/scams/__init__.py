"""The parts of the page on fraud; they open nothing and ask nobody."""
