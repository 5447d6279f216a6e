"""Template tags of the whole site. ``figures`` writes numbers in the reader's language."""
