# Why an address can't be read, and what to send instead.
web-refused = I can’t open that address. Please open it yourself, copy the text and paste it here.
web-gone = { $host } says that this page is gone; the posting may be closed. If you still have its text, paste it here.
web-closed-door = { $host } doesn’t let me in. Open the page yourself, select all, copy, and paste it here.
web-slow = { $host } took too long to answer. Try again in a moment, or paste the text here.
web-too-large = That page on { $host } is too large for me. Please copy just the posting and paste it here.
web-unreachable = I couldn’t get that page from { $host }. Check the link, or paste the text here.
web-not-a-page = That link to { $host } leads to something I can’t read. Send me the posting’s text, or a PDF or Word file.
