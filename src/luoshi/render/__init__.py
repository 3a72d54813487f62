"""Document to bytes, one module per format. Renderers see only the Document, never each other."""
