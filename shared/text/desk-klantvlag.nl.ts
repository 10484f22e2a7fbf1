/** The desk's sentences about meeting rooms: questions, stories, the klantvlag. */
export const deskKlantvlagNl = {
  'desk.plain.room':
    'Zonder slot (http): hij start niet zonder hub en kan in slaap vallen. Op je netwerk is de koppeling mee te lezen.',

  'desk.calendars': 'Agenda’s',
  'desk.calendars.text': 'Dan stelt een kamer bij elk overleg een vraag. Waar het over gaat lezen we niet.',
  'desk.calendar.of': 'Agenda van {room}',
  'desk.calendar.from': 'Komt van',
  'desk.calendar.file': 'een bestand',
  'desk.calendar.read': 'Laatst gelezen',
  'desk.calendar.never': 'nog niet',
  'desk.calendar.today': 'Overleggen vandaag',
  'desk.calendar.text': 'We lezen alleen wanneer een overleg is. Niet wat het is, en niet wie er komt.',
  'desk.calendar.url': 'Adres van de agenda',
  'desk.calendar.url.help': 'Uit Outlook of Google: ‘publiceren’ of ‘geheim adres’, eindigt op .ics',
  'desk.calendar.allow': 'Dit adres mag gelezen worden',
  'desk.calendar.upload': 'Of neem een bestand (.ics), voor zestig dagen',
  'desk.calendar.remove': 'Haal deze agenda weg',
  'desk.calendar.host': 'Deze host lazen we nog niet. Vink aan dat het mag.',
  'desk.calendar.line': 'Op dit adres antwoordt niemand met een agenda.',
  'desk.calendar.large': 'Deze agenda is te groot: hoogstens 5 MB.',
  'desk.calendar.not': 'Dit is geen agenda die we kunnen lezen.',
  'desk.log.calendar.set': 'Koppelde de agenda van een kamer',
  'desk.log.calendar.remove': 'Haalde de agenda van een kamer weg',
  'desk.calendar.none': 'Geen agenda',

  'desk.log.klantvlag.asked': 'Streepte een vraag aan klanten af',
  'desk.log.library.question': 'Veranderde een vraag voor vergaderkamers',
  'desk.log.library.practice': 'Veranderde een ritueel',
  'desk.log.library.switch': 'Zette een vraag of ritueel aan of uit',
  'desk.log.stories.tell': 'Zette een verhaal met naam klaar',
  'desk.log.stories.withdraw': 'Haalde een verhaal met naam weg',
} as const;
