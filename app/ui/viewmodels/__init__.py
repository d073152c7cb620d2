"""What the screens show and decide, as plain Python without Qt."""
