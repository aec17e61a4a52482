"""Makes the lexicon of right words (`report_engine/language/lexicon_data`) from dictionaries and from correct texts.

docs/decisions/a-lexicon-of-right-words.md says which ones; only counts of them are kept, no sentence.
"""
