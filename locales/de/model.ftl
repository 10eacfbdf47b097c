# Was ein Sprachmodell beiträgt, wo eines eingerichtet ist.

refining = ✨ wird verfeinert …
refined-by = ✨ verfeinert von { $model }
refining-stopped = Angehalten. Die Karte bleibt, wie sie ist.
refined-ready = ✨ { $model } hat diese Karte verfeinert.
button-stop = Anhalten
button-show-refined = ✨ Verfeinerte zeigen
model-limit-used-up = { $count ->
    [one] Das Modell hat heute einmal für dich gearbeitet, so viel ist für einen Tag vorgesehen. Morgen geht es weiter; bis dahin lese ich allein nach Regeln, so verlässlich wie immer.
   *[other] Das Modell hat heute { $count }-mal für dich gearbeitet, so viel ist für einen Tag vorgesehen. Morgen geht es weiter; bis dahin lese ich allein nach Regeln, so verlässlich wie immer.
}

button-ask = Fragen
ask-question = Was möchtest du über { $name } wissen? Schreib es als nächste Nachricht. /cancel bricht ab.
question-too-long = Diese Frage ist länger als { $most } Zeichen. Kürze sie bitte und schick sie noch einmal.
answer-stands-on = In den Worten der Anzeige:
answer-by = ✨ { $model }
answer-not-said = Das steht nicht in der Anzeige.
answer-not-found = Dazu habe ich in der Anzeige keine Zeile gefunden. „Ganzer Text“ zeigt sie vollständig.

picture-limit-used-up = Mehr Bilder darf ich für dich an einem Tag nicht lesen. Füge den Text der Anzeige ein, oder schick das Bild morgen noch einmal.
picture-not-read = Dieses Bild konnte ich gerade nicht lesen. Füge den Text der Anzeige ein, oder schick ihren Link.
warning-transcribed = Ein Sprachmodell hat dies aus einem Bild gelesen. Prüfe Namen, Zahlen und Daten.
