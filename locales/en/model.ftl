# What a language model adds, where one is set up.

refining = ✨ refining…
refined-by = ✨ refined by { $model }
refining-stopped = Stopped. The card stays as it is.
refined-ready = ✨ { $model } has refined this card.
button-stop = Stop
button-show-refined = ✨ Show refined
model-limit-used-up = { $count ->
    [one] The model has worked for you once today, which is the share of a day. More tomorrow; until then I read by rules alone, as surely as ever.
   *[other] The model has worked for you { $count } times today, which is the share of a day. More tomorrow; until then I read by rules alone, as surely as ever.
}

button-ask = Ask
ask-question = What would you like to know about { $name }? Write it as the next message. /cancel stops.
question-too-long = That question is longer than { $most } characters. Please shorten it and send it again.
answer-stands-on = The posting’s own words:
answer-by = ✨ { $model }
answer-not-said = The posting doesn’t say.
answer-not-found = I found no line about that in the posting. Full text shows all of it.

picture-limit-used-up = I have read as many pictures for you as I may in a day. Paste the posting’s text, or send the picture again tomorrow.
picture-not-read = I couldn’t read this picture just now. Paste the posting’s text, or send its link.
warning-transcribed = A language model read this from a picture. Check names, numbers and dates.
