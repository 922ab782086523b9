"""How fast it is: `make bench` prints a table and writes out/bench.json."""
