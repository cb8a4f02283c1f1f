"""Forms made from what a command and a regulation ask; no screen knows any regulation."""

from huiyin.desk.fields.asking import Asking, Form, form_for
from huiyin.desk.fields.field import Field, Option
from huiyin.desk.fields.reading import Answers, read

__all__ = ["Answers", "Asking", "Field", "Form", "Option", "form_for", "read"]
