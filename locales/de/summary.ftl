# Was die Zusammenfassung nach Regeln über sich selbst zu sagen hat.
warning-no-title = Die Anzeige nennt keinen Titel. Du kannst selbst einen eintragen.
warning-thin = Dieser Text gibt wenig her. Wenn die Anzeige mehr sagt, füge sie ganz ein.
warning-addressed-to-machine = Einige Zeilen hier sind für Maschinen geschrieben, nicht für Menschen. Ich habe sie weggelassen.
warning-long = Dieser Text ist sehr lang: Ich habe nur seinen Anfang angesehen.
