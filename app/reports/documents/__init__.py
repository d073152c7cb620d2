"""Papers put on the page: PDF by reportlab, DOCX by python-docx (文书印制)."""
