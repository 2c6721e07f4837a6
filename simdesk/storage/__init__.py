"""The data folder: the only SQL and the only place that writes user files."""
