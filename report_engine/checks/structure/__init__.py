"""Rules over ids, mentions, titles, and the places and shares of blocks; one file a rule."""
