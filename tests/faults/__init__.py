"""What backcoach withstands: every class of fault, tried again and again: `make faults`."""
