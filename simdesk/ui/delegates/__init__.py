"""Item delegates: how one row is painted; they read nothing from the services."""
