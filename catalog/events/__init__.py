"""Events (sự kiện): fairs, conferences, contests, festivals and markets, kept by organisers."""
