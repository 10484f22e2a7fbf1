/** The desk's sentences about meeting rooms: questions, stories, the klantvlag. */
export const deskKlantvlagNl = {
  'desk.plain.room':
    'Zonder slot (http): hij start niet zonder hub en kan in slaap vallen. Op je netwerk is de koppeling mee te lezen.',

  'desk.log.klantvlag.asked': 'Streepte een vraag aan klanten af',
  'desk.log.library.question': 'Veranderde een vraag voor vergaderkamers',
  'desk.log.library.practice': 'Veranderde een ritueel',
  'desk.log.library.switch': 'Zette een vraag of ritueel aan of uit',
  'desk.log.stories.tell': 'Zette een verhaal met naam klaar',
  'desk.log.stories.withdraw': 'Haalde een verhaal met naam weg',
} as const;
