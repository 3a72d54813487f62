"""The offices' own files: documents and spreadsheets in, forms and tables out."""
