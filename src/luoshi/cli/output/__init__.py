"""What several commands print: messages, pages, differences, findings."""
