"""The parts of the receipts page: gallery, picture, fields, and what a drop or paste brings."""
