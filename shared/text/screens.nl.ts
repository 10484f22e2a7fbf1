/** What the scenes of the programme say, in Dutch. */
export const screensNl = {
  'promise.title': 'Goed voorbeeld',
  'promise.label': 'Mijn belofte',
  'promise.label.kept': 'Beloofd en gedaan',
  'promise.new': 'Ik kom hierop terug op {day}',
  'promise.due': 'Vandaag kom ik hierop terug',
  'promise.late': 'Dit is nog niet af. Wie helpt mee?',
  'promise.kept': 'Gedaan op {day}',
} as const;
