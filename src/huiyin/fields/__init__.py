"""Forms made from what a command and a regulation ask; no screen knows any regulation."""

from huiyin.fields.asking import Asking, Form, form_for
from huiyin.fields.field import Field, Option
from huiyin.fields.reading import Answers, read

__all__ = ["Answers", "Asking", "Field", "Form", "Option", "form_for", "read"]
