# Why a file can't be read, and what to send instead.
document-unknown-kind = I can’t read that kind of file. I read PDF, Word (.docx), OpenDocument (.odt), text, saved pages (.html) and e-mails (.eml). Or paste the text here.
document-old-kind = I can’t read { $kind } files. Save it as PDF or .docx and send it again, or paste the text here.
document-locked = That file is protected by a password. Send it without one, or paste the text here.
document-no-text = There is no text in that file, only pictures of it. Open it, select all, copy, and paste the text here; or type the main points.
document-broken = I couldn’t open that file; it seems to be damaged. Send it once more, or paste the text here.
document-too-large = That file is too large for me. Send only the pages with the posting, or paste its text here.
document-too-many-pages = That file has more than { $most } pages. Send only those with the posting, or paste its text here.
document-empty = That file is empty. Send it once more, or paste the text here.
