"""`python -m quoteprov` and the `quoteprov` command."""
