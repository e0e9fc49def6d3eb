"""The language server: the lint's findings in an editor, as the text is written."""
