"""The screen in a browser: a guarded server on this machine, and its page."""

# By this driver of Textual a process knows that it draws for a browser.
WEB_DRIVER = "backcoach.tui.terminal.web_driver:EndingWebDriver"
