"""The contract of a Word template: styles, slots, tags, prototypes; and, in `rules`, what `template check` says."""
