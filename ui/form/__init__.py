"""Fields that stock widgets do not have: a day, a choice of terms, a page that scrolls."""
