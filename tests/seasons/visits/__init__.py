"""How they use the program: visits in typed and printed lines."""
