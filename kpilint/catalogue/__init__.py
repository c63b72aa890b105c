"""Pages out of rules: what each looks at, why, on what ground, with its examples."""
