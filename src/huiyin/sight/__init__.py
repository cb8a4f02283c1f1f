"""What a person who is signed in may see, and with what words: for the desk and for programs alike."""
