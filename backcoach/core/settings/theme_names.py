"""The names of the themes that the screen has; the themes are in `tui.themes` and in Textual."""

OWN_THEMES = ("backcoach-dark", "backcoach-light", "backcoach-contrast")
TEXTUAL_THEMES = (
    *("ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "dracula", "flexoki"),
    *("catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha"),
    *("gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon"),
    *("solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night"),
)
THEME_NAMES = (*OWN_THEMES, *TEXTUAL_THEMES)
