"""The calendar: a month of days with their pages, the year above it."""
