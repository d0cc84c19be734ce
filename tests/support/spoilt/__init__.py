"""What is spoilt: texts, files, a file system."""
