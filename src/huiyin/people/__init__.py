"""Who works here: organisation, posts, deputies, accounts; their changes are events too."""
