"""Rules over the numbers, held against `data/rules.yaml`, last year, history and confirmation; one file a rule."""
