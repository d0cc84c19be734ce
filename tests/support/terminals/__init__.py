"""Programs in real terminals and browsers, and what waits for them."""
