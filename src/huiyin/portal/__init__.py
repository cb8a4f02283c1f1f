"""The pages of complainants: they complain, follow their case and answer. Rights are casework's."""
