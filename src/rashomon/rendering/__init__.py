"""An account to what people read: terminal, HTML, Markdown, JSON, notebook."""
