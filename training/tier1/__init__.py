"""The encoder of the second tier: how it is trained, exported and measured (see training/README.md)."""
