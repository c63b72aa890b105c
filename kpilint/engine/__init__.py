"""Runs rules over documents and treats what they found: precedence, order, fingerprints."""
