"""The same house for programs: it receives, hands to the one door and shows; it decides nothing."""
