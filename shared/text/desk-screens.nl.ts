/** The desk's sentences about screens at hand: what they show, who reads along, what plain HTTP costs. */
export const deskScreensNl = {
  'desk.preview': 'Dit toont {name}',
  'desk.preview.large': 'Bekijk groot',
  'desk.screen.pages': 'Zo vaak open',
} as const;
