"""Reading: the pages of contents and lessons, in which the catalogue meets a student's own work. Has no models."""
