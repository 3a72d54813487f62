"""The PDF file, laid out by typst."""
