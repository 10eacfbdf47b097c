# What a page or a link answered instead of a posting.
reading-no-address = That is no web address that I can open. Paste the posting's text here instead.
reading-ask-for-paste = { $site } lets only people read its postings. Open it, select all, copy, and paste it here; or send me the page as a file.
reading-challenge = That page wants to be sure that a person is looking. Open it, select all, copy, and paste the text here instead.
reading-login = That page asks for a login. Open it, select all, copy, and paste the text here instead.
reading-thin-page = I could open that page, but next to nothing of the posting is in it. Open it, select all, copy, and paste the text here instead.
reading-several-postings = That page lists { $count } jobs. Open the one that you mean and send me its link or its text.
warning-closed = The page says that this posting is closed.
