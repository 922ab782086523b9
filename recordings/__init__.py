"""The shipped skills' demonstrations: run through the real loop on a virtual phone by `make skills`."""
