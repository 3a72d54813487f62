"""Tools for developers: they write the generated docs and the pictures of the README. No part of luoshi."""
