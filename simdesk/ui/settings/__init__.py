"""The parts of the settings page: its list of sections, rows, and the sections themselves."""
