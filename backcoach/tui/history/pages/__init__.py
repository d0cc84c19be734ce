"""The pages of the history screen: calendar, sessions, one session, a lift, muscles, records."""
