### Zoeken, hulp en het bureaublad.
