"""The list half of the Numbers page; the detail half is beside it and neither knows the other."""
