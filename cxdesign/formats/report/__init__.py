"""The client report as a file: editable slides (PPTX) and pages to print (PDF), from one outline and one layout."""
