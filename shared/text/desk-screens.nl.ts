/** The desk's sentences about screens at hand: what they show, who reads along, what plain HTTP costs. */
export const deskScreensNl = {
  'desk.preview': 'Dit toont {name}',
  'desk.preview.large': 'Bekijk groot',
  'desk.screen.pages': 'Zo vaak open',

  'desk.plain.one': 'Eén scherm praat met de hub zonder slot. In docs/tls.md staat hoe het wel kan.',
  'desk.plain.more': '{n} schermen praten met de hub zonder slot. In docs/tls.md staat hoe het wel kan.',
  'desk.plain.display':
    'Zonder slot (http): het start niet zonder hub en kan in slaap vallen. Op je netwerk is de koppeling mee te lezen.',
  'desk.plain.kiosk':
    'Zonder slot (http): geen camera, en hij start niet zonder hub. Op je netwerk is de koppeling mee te lezen.',

  'desk.move.text': 'Nog op een ander adres: {names}.',
  'desk.move.look': 'Kijk eerst of {address} werkt',
  'desk.move': 'Stuur ze naar {address}',
  'desk.move.sure': 'Druk nog eens: ze gaan naar {address}',

  'desk.readers': 'Leest mee',
  'desk.readers.text': 'Collega’s die de muur zien op hun eigen telefoon of laptop.',
  'desk.readers.add': 'Laat iemand meelezen',
  'desk.readers.name': 'Voor wie of wat?',
  'desk.readers.name.help': 'Mag leeg blijven. Zo weet je later wie het is.',
  'desk.readers.make': 'Maak een QR-code',
  'desk.readers.qr': 'QR-code om mee te lezen',
  'desk.readers.scan': 'Scan deze code. Hij werkt één keer, 10 minuten lang.',
  'desk.readers.alone': 'Dit adres werkt alleen op deze computer: stel BASE_URL in.',
  'desk.readers.used': 'Deze code is gebruikt, of te oud. Maak voor iedereen een nieuwe.',
  'desk.readers.full': 'Er lezen al 200 collega’s mee. Koppel eerst iemand los.',
  'desk.readers.count': 'Nu {n} van de 200',
  'desk.readers.now': 'Leest nu mee',
  'desk.readers.never': 'Nog niet gezien',
  'desk.readers.seen': 'Laatst gezien {time}',
  'desk.readers.until': 'tot en met {day}',
} as const;
