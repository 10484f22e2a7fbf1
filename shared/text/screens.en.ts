import type { screensNl } from './screens.nl.ts';

/** The same in English. */
export const screensEn: { readonly [Key in keyof typeof screensNl]: string } = {
  'vlog.silenced': 'Sound is off on this screen',
  'promise.title': 'Leading by example',
  'promise.label': 'My promise',
  'promise.label.kept': 'Promised and done',
  'promise.new': 'I come back to this on {day}',
  'promise.due': 'Today I come back to this',
  'promise.late': 'This is not done yet. Who helps?',
  'promise.kept': 'Done on {day}',

  'radar.most': 'Customers mention {theme} most now',
  'radar.two': 'Customers mention {theme} and {other} most now',
  'radar.many': 'Customers mention all sorts of things now',
  'radar.more': 'more',
  'radar.same': 'same',
  'radar.fewer': 'fewer',
  'radar.before': 'last week at this moment',
  'radar.each': '{n} notes',
  'radar.silent': 'Four weeks silent',
  'radar.silent.ask': 'Silence is feedback too. Who asks?',
  'radar.silent.short': 'Who asks?',
  'radar.alt': 'Notes this week: {rows}',

  'credo.line': 'A little better every day',
  'credo.today': 'Better today',
  'credo.week': 'Better this week',
  'credo.quote.energy': 'Customer feedback is a lasting source of energy',
  'credo.quote.silence': 'Customers who do not answer give feedback too',
  'credo.quote.source': 'CustomerFirst, about the book ‘De klant-energieke organisatie’',

  'notice.label': 'Notice',
  'notice.until.time': 'Until {time}',
  'notice.until.moment': 'Until {day}, {time}',
  'notice.until.day': 'Up to and including {day}',
};
