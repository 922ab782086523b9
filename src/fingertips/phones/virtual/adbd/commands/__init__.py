"""Android's own commands, a family a module. Their output is that of Android 14, as programs parse it."""
