"""Sessions that tests lead: in lines of text, heard, announced, or by the keys alone."""
