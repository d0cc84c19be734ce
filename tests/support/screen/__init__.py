"""The screen with a fake host and a clock that stands still, and pictures of it."""
