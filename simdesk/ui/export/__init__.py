"""The parts of the export dialog: ranges, forms, what is kept back, the preview, the place."""
