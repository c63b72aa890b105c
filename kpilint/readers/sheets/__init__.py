"""What workbooks of every format have in common: sheets, A1 names, number formats, hidden rows and columns."""
