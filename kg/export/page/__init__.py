"""What the HTML page is made of: what is drawn first and where, the data in columns, template, style, scripts."""
