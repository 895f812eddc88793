"""What only shows when the documents of a case stand side by side: records in, records out."""
