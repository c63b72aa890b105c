"""Rules as data: the rule file's shape, where the files lie, how they are loaded, and the settings in force."""
