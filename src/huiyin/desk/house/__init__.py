"""The house itself at the desk: people, posts, deputies, what happened, what an administrator mends."""
