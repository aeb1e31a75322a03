def tell_phones(url): pass
