"""The phone's shell: as much of mksh and toybox as the programs that drive phones use."""
