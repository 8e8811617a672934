"""Files of the shapes that offices really have, and what each must give."""
