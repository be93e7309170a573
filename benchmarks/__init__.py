"""Measures against public data and peers; floors that only rise."""
