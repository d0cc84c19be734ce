"""Commands that use a network: a sync with other machines, the screen in a browser."""
