"""Attendance: who came to which panel meeting, by agency and role, and over the year."""
