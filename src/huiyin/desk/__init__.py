"""The screens of the staff: they receive and show, and decide nothing."""
