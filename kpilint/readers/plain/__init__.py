"""Plain text and Markdown: decoding, and tables in every rendering that text has for them."""
