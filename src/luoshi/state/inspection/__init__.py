"""What follows from the files of inspection on a day: draws, clocks, coverage, burden, inspectors."""
