"""What all apps of the virtual phone are drawn with: parts.html, toolkit.css, icons and pictures."""
