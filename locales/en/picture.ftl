# Photos and screenshots, where the words in them are read here.
picture-unread = I can’t read pictures here. Paste the posting’s text, or send its link.
picture-unknown-kind = I can’t read that kind of picture. Send it as a photo instead of a file, or paste the text here.
picture-no-text = I found no text that I can read in that picture. Send a sharper screenshot, or paste the text here.
picture-too-large = That picture is too large for me. Cut it down to the posting, or paste the text here.
picture-broken = I couldn’t open that picture; it seems to be damaged. Send it once more, or paste the text here.
picture-read-check = This is what I read in the picture; please check it.
