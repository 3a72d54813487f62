"""Findings to text, one module per format (docs/decisions/0003): the values of ``luoshi.findings``, nothing else."""
