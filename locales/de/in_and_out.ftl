# Alles hinaus, eine Datei herein, und alles fort.

command-export = Alle deine Daten als Dateien
command-import = Deine Stellen aus einer Datei holen
command-forget = Alles löschen, was ich von dir habe

export-json = Alles, was ich von dir habe. /import nimmt es wieder auf.
export-csv = Deine Stellen als Tabelle, für jedes Tabellenprogramm.
export-part = { $what } Teil { $part }.
export-nothing = Hier ist noch nichts von dir. Schick mir eine Anzeige, dann geht es los.

table-number = Nummer
table-title = Stelle
table-company = Unternehmen
table-place = Ort
table-work-mode = Arbeitsmodell
table-stage = Stand
table-outcome = Ausgang
table-star = Stern
table-deadline = Frist
table-saved = Gespeichert
table-applied = Beworben
table-moved = Letzte Änderung
table-interview = Nächstes Gespräch
table-reminder = Nächste Erinnerung
table-match = Passung
table-source = Quelle
table-link = Link
table-tags = Schlagwörter
table-contacts = Kontakt
table-notes = Notizen

import-ask = Schick mir die Datei als nächste Nachricht: die .json aus /export, oder eine Tabelle deiner Stellen als .csv, woher auch immer. Du siehst, was ich aufnehmen würde, bevor ich etwas behalte.
import-preview = { $jobs ->
    [0] <b>Keine neuen Stellen</b>
    [one] <b>1 neue Stelle</b>
   *[other] <b>{ $jobs } neue Stellen</b>
}{ $known ->
    [0] {""}
   *[other] , { $known } schon bekannt
}{ $unread ->
    [0] {""}
    [one] , 1 nicht lesbar
   *[other] , { $unread } nicht lesbar
}
import-more = { $count ->
    [one] … und 1 weitere
   *[other] … und { $count } weitere
}
import-cards = { $count ->
    [one] Eine Karte, die du nie gespeichert hast, kommt mit.
   *[other] { $count } Karten, die du nie gespeichert hast, kommen mit.
}
import-come = { $what ->
    [settings] Deine Einstellungen kommen mit.
    [profile] Dein Profil kommt mit.
   *[both] Deine Einstellungen und dein Profil kommen mit.
}
import-stay = { $what ->
    [settings] Deine Einstellungen bleiben, wie sie hier sind.
    [profile] Dein Profil bleibt, wie es hier ist.
   *[both] Deine Einstellungen und dein Profil bleiben, wie sie hier sind.
}
import-came = { $what ->
    [settings] Deine Einstellungen sind wieder da.
    [profile] Dein Profil ist wieder da.
   *[both] Deine Einstellungen und dein Profil sind wieder da.
}
import-until = bis { $day }
import-doubtful = Ich lese { $written } als { $day }. Stimmt das nicht, schreib die Daten wie 2026-12-31 und schick die Tabelle noch einmal.
import-unknown-status = Als Stand sagt mir { $words } nichts: Es kommt in eine Notiz.
import-no-name = Zeile { $place }: weder Stelle noch Unternehmen
import-bad-job = Stelle { $place } in der Datei ist nicht so, wie sie sein sollte
import-done = { $count ->
    [0] Erledigt.
    [one] 1 Stelle ist jetzt in deiner Sammlung.
   *[other] { $count } Stellen sind jetzt in deiner Sammlung.
}
import-dropped = Gut, von dieser Datei habe ich nichts behalten.

import-too-large = Die Datei ist größer als die 20 MB, die ich bei Telegram holen darf. Teile sie und schick die Teile nacheinander.
import-too-many = In der Datei sind mehr als { $most } Stellen. Teile sie und schick die Teile nacheinander.
import-empty = In dieser Datei ist keine Stelle.
import-nothing-readable = In dieser Datei kann ich keine einzige Stelle lesen. Ist es die richtige?
import-unreadable = Mit dieser Datei kann ich nichts anfangen. Schick die .json aus /export oder eine Tabelle als .csv.
import-spreadsheet = Tabellendateien selbst kann ich nicht öffnen. Speichere deine als CSV (im Menü: Speichern unter, oder Herunterladen) und schick mir die.
import-no-columns = Ich erkenne nicht, welche Spalte was enthält. Gib der Tabelle eine erste Zeile mit Namen wie Stelle, Unternehmen, Link, Stand, Frist und schick sie noch einmal.
import-broken-table = Ab Zeile { $line } kann ich die Zellen nicht mehr trennen; vielleicht fehlt dort ein Anführungszeichen. Bitte speichere die Tabelle noch einmal als CSV.
import-cut-off = Die Datei hört mittendrin auf. Bitte schick sie noch einmal ganz.
import-broken-json = Die Datei ist beschädigt. Bitte schick die .json aus /export so, wie sie war.
import-foreign-json = Diese JSON-Datei ist keine von mir. Schick die .json aus /export oder eine Tabelle als .csv.
import-newer-version = Diese Datei stammt von einer neueren Version von mir ({ $version }). Wer diesen Bot betreibt, kann ihn aktualisieren.
import-gone = Diese Datei habe ich nicht mehr. Bitte schick sie noch einmal, mit /import.

forget-ask = { $count ->
    [0] <b>Alles löschen, was ich von dir habe?</b>
    [one] <b>Alles löschen, was ich von dir habe, mit deiner gespeicherten Stelle?</b>
   *[other] <b>Alles löschen, was ich von dir habe, mit deinen { $count } gespeicherten Stellen?</b>
}
    Anzeigen, Notizen, Erinnerungen, Kontakte, dein Profil und deine Einstellungen sind dann fort. Das lässt sich nicht rückgängig machen.
forget-done =
    <b>Alles von dir ist hier gelöscht.</b>
    Was bleibt: Kopien in Sicherungen, die der Betreiber dieses Bots gemacht hat, bis sie ersetzt sind; und dieser Chat, den du in Telegram leeren kannst. Schreibst du mir wieder, fangen wir neu an.

button-import = { $count ->
    [0] Importieren
   *[other] { $count } importieren
}
button-forget-surely = Ja, alles löschen
button-export-first = Erst meine Daten
button-keep-all = Alles behalten
