"""The words of the reports, one file a language of the reader."""
