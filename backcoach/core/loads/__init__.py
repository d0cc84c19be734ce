"""Which loads can be built from the person's equipment."""
