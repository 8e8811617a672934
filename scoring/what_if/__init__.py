"""The what-if: changes in, an outcome to the cent out, with what moved along and what it rests on."""
