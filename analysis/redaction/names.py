"""Invented names for the people in an archive: nobody's, short, the same in every language.

A name is one word of `FIRST` and one of `LAST`. The words were made up from syllables; none is
meant to be a first name or surname in English, Dutch or Norwegian, so that nobody is pointed at.
"""

_FIRST = """
Abrolo Adivo Baltiro Belvano Birumo Bromivo Calvisto Celovo Cimbaro Corvalo Dalvero Demiro
Dolvano Dribalo Elvimo Emdaro Fadilo Felmaro Filvado Fostiro Galdivo Gelomo Gimbaro Glovano
Halmivo Helvaro Himbolo Hostavo Ibrono Ildaro Imvelo Jalmiro Jelvado Jimbaro Jostivo Kalvero
Kelmovo Kimbado Klovaro Lamdivo Lelvaro Limbolo Lostamo Maldrivo Melvaro Mimbolo Mostaro Nalvido
Nelmaro Nimbalo Ostivo Palvero Pelvado Pimbaro Rostivo Salvedo Selvaro Sindolo Talmiro Telvado
Timbaro Ulvemo Valmiro Zelvado
"""

_LAST = """
Aldrimmel Bastorven Belmakker Bindovel Blarvink Bolterdum Brandivel Brimsolt Daltevink Dermolk
Dolmivar Drastelvik Drimpsel Eldorvink Elmbrast Falsterdum Farnivel Fermolk Flastorn Frimsolt
Galtervik Garnimmel Glastorn Gormivel Grindolk Haldrovel Harmsolt Helterdum Hornivik Jaldrimmel
Jarmolk Kaldevink Karnsolt Kelmterdum Klastivel Kormolk Laldrovik Larmsolt Leltevink Lormivel
Maldrimmel Marnolk Melterdum Mirmsolt Naldevink Narmivel Norterdum Pastolk Pelmivik Plarmsolt
Praldrovel Quastimmel Rastivel Rolterdum Saldevink Sarmolk Stelmsolt Taldrimmel Tarnivik
Trolmterdum Valdrovel Vermsolt Wastivink Zarnolk
"""

FIRST, LAST = tuple(_FIRST.split()), tuple(_LAST.split())
