"""Text tools: normalisation with offsets, numbers and units, matching, comparison."""
