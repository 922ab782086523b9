"""What the shops of the virtual phone have in common: goods, cart, orders. How a shop looks and speaks is its own."""
