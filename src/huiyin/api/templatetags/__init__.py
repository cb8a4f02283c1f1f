"""What the templates of the API's page need."""
