/** Why a video is not taken, and what was done with one, in Dutch. Part of desk.ts. */
export const deskMediaNl = {
  'desk.media.large': 'Dit filmpje is te groot. Neem het korter op, of in 1080p.',
  'desk.media.full': 'Er is geen plek meer voor filmpjes. Haal eerst een oude vlog weg.',
  'desk.media.mp4': 'Dit is geen MP4 die we kunnen lezen. Misschien kwam hij niet heel over.',
  'desk.media.codec':
    'Schermen kunnen dit filmpje niet spelen. Neem het op als H.264, op een iPhone heet dat Meest compatibel.',
  'desk.media.sound': 'Schermen kunnen het geluid van dit filmpje niet spelen. Neem het op met AAC.',
  'desk.media.picture': 'Hier zit geen beeld in dat we kunnen laten zien.',
  'desk.media.short': 'Dit filmpje is te kort. Het duurt minstens vijf seconden.',
  'desk.media.long': 'Dit filmpje is te lang. Het duurt hoogstens drie minuten.',
  'desk.studio.pin': 'Deze pincode klopt niet.',
  'desk.studio.again': 'Geef je pincode nog een keer.',
  'desk.log.studio': 'Gaf een pincode om een vlog op te nemen',
  'desk.log.vlog.send': 'Stuurde een vlog in',
  'desk.log.vlog.publish': 'Zette een vlog op de schermen',
  'desk.log.vlog.withdraw': 'Haalde een vlog weg: de toestemming is voorbij',
  'desk.log.vlogs.withdraw': 'Haalde een vlog weg',
} as const;
