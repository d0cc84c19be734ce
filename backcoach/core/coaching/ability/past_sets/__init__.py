"""What the sets of the past say of an ability, and how far their reports can be believed."""
