"""What is particular to statutes in English: ages, penalties, the shape of a section, definitions."""
