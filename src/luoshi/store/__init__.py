"""Files to records and back: the only code below ``cli`` that reads or writes."""
