"""What a link shows where it is pasted: the tags of a page's document, and the picture they name."""
