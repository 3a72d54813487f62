"""What supporting units have to do, and what they did."""
