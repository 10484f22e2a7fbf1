import type { By } from '../../shared/change.ts';
import type { FlagReason } from '../../shared/library.ts';
import type { Note } from '../../shared/note.ts';
import type { Outcome } from '../../shared/rituals/klantvlag.ts';
import type { Data, Type } from '../../shared/wall.ts';
import { demo } from './fill.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Something that is asked of the demo's hub; `made`: milliseconds UTC. */
export type RoomDeed = {
  [T in Type]: {
    readonly type: T;
    readonly data: Data<T>;
    readonly by: By;
    readonly made: number;
    readonly id: string;
  };
}[Type];

/** How often the flag went up in the last weeks, and what was done: days ago, room, why, and then. */
const flags: readonly (readonly [number, string, FlagReason, Outcome])[] = [
  [24, 'kade', 'conflicting_goals', 'decision'],
  [20, 'markt', 'silo', 'talked'],
  [16, 'kade', 'customer_forgotten', 'note'],
  [13, 'markt', 'conflicting_goals', 'talked'],
  [9, 'kade', 'process_first', 'ask'],
  [6, 'kade', 'conflicting_goals', 'ask'],
  [2, 'markt', 'elephant', 'talked'],
];

/** Two meeting rooms with their past, and the stories that they tell: of the notes with these titles. */
export function rooms(
  hanging: readonly Pick<Note, 'id' | 'title'>[],
  stories: readonly { readonly title: string; readonly story?: string | undefined }[],
  now: number,
  newId: () => string,
): readonly RoomDeed[] {
  const screen = (room: string): By => ({ device: `room-${room}`, role: 'room', room });
  const named = [
    ['kade', 'Kade', 'Quay'],
    ['markt', 'Markt', 'Market'],
  ] as const;
  return [
    ...named.map(([id, nl, en]): RoomDeed => {
      return { type: 'office.set', data: { list: 'rooms', id, nl, en }, by: demo, made: now, id: newId() };
    }),
    ...stories.flatMap(({ title, story }): readonly RoomDeed[] => {
      const note = hanging.find((one) => one.title === title);
      return note && story
        ? [{ type: 'notes.mend', data: { note: note.id, story }, by: demo, made: now, id: newId() }]
        : [];
    }),
    ...flags.flatMap(([days, room, reason, outcome]): readonly RoomDeed[] => {
      const [flag, made] = [newId(), now - days * DAY - 2 * HOUR];
      return [
        { type: 'klantvlag.raise', data: { room, reason }, by: screen(room), made, id: flag },
        { type: 'klantvlag.lower', data: { flag, outcome }, by: screen(room), made: made + 100_000, id: newId() },
      ];
    }),
    ...[
      ['kade', 'Wanneer wil je dat we je terugbellen?'],
      ['markt', 'Wat heb je aan een rekening van één zin?'],
    ].map(([room = '', text = '']): RoomDeed => {
      return { type: 'klantvlag.wonder', data: { room, text }, by: screen(room), made: now, id: newId() };
    }),
  ];
}
