"""Text -> segments, paragraphs and imprint: what each stretch of a text is, before anybody reads what it says.

Plain functions over `str`, with no language model: `segments.find_segments`, `paragraphs.find_paragraphs`,
`imprint.read_imprint`. `segments` asks the finders (masthead, turns, comments, bios, furniture, outline, quoted), each
of which knows one kind of thing, over the lines that `layout` and `page` measure once.
"""
