"""Papers: forms and regulations put on A4 pages, as PDF and as Word, and what confirms them."""
