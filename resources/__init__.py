"""Data files shipped with the program: centres, fonts, icons, translations."""
