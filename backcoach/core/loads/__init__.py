"""The loads that can be built from a person's equipment."""
