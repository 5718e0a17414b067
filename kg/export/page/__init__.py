"""What the HTML page is made of: the part drawn first and where it lies, the data in columns, template, style, scripts."""
