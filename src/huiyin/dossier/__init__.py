"""The file of a case (案卷): everything in it, in order, with a proof that holds outside the house."""
