"""The letters of supervision as Documents, one file per kind; renderers write them like any other."""
