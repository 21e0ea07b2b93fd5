"""Articles become quotations."""
