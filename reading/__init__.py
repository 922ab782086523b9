"""What people say to a phone assistant, with its meaning marked; and the training of the reader on it."""
