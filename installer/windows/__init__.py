"""What Windows needs beside the frozen program: its version, its setup; never shipped within."""
