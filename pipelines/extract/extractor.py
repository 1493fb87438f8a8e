"""What a sentence says: dates, numbers, casualties, events and relations."""
