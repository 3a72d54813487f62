"""Forms, imports and exports."""
