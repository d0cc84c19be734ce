"""Reading the files of other programs: invented files with all that real ones do."""
