"""The manual: chapters in Markdown, one set a language, for the window, the terminal and the manual pages."""
