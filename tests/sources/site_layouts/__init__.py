"""Pages as news sites lay them out, made from articles of our own, with what must not be read planted in them."""
