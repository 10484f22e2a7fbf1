import { expect, test } from 'vitest';
import { apply, check, emptyWall, read, rituals, seenBy, table, type Type, type Wall } from '../shared/wall.ts';
import { doings } from './support/doings.ts';
import { freeze } from './support/freeze.ts';
import { make } from './support/make.ts';
import { random } from './support/random.ts';
import { uuid } from './support/uuid.ts';

test('the table of who may do what is reviewed like code', () => {
  expect(Object.fromEntries(table)).toEqual({
    'notes.hang': ['kiosk', 'api', 'editor', 'admin', 'room'],
    'notes.takeBack': ['kiosk', 'api', 'editor', 'admin', 'room'],
    'notes.takeDown': ['kiosk', 'editor', 'admin'],
    'notes.signal': ['kiosk', 'api', 'editor', 'admin'],
    'notes.unsignal': ['kiosk', 'api', 'editor', 'admin'],
    'notes.advance': ['editor', 'admin'],
    'notes.tell': ['editor', 'admin'],
    'notes.mend': ['editor', 'admin'],
    'notes.approve': ['editor', 'admin'],
    'notes.putBack': ['editor', 'admin'],
    'notes.merge': ['editor', 'admin'],
    'notes.split': ['editor', 'admin'],
    'notes.show': ['editor', 'admin'],
    'notes.hide': ['editor', 'admin'],
    'klantvlag.raise': ['room', 'kiosk', 'api'],
    'klantvlag.reason': ['room', 'kiosk'],
    'klantvlag.lower': ['room', 'kiosk', 'api'],
    'klantvlag.meet': ['room'],
    'klantvlag.end': ['room'],
    'klantvlag.ask': ['room'],
    'klantvlag.agenda': ['calendar'],
    'klantvlag.wonder': ['room', 'kiosk'],
    'klantvlag.asked': ['editor', 'admin'],
    'library.question': ['editor', 'admin'],
    'library.practice': ['editor', 'admin'],
    'library.switch': ['editor', 'admin'],
    'office.set': ['admin'],
    'office.order': ['admin'],
    'office.formats': ['admin'],
    'office.open': ['admin'],
    'programme.list': ['editor', 'admin'],
    'programme.notify': ['editor', 'admin'],
    'programme.unnotify': ['editor', 'admin'],
    'programme.show': ['editor', 'admin'],
    'programme.resume': ['editor', 'admin'],
    'programme.mute': ['editor', 'admin'],
    'programme.unmute': ['editor', 'admin'],
    'stories.tell': ['editor', 'admin'],
    'stories.withdraw': ['editor', 'admin'],
    'visitors.come': ['kiosk', 'editor', 'admin'],
    'visitors.go': ['kiosk', 'editor', 'admin'],
    'visitors.clear': ['editor', 'admin'],
    'visitors.resume': ['editor', 'admin'],
    'vlogs.send': ['studio'],
    'vlogs.publish': ['studio'],
    'vlogs.withdraw': ['editor', 'admin', 'studio'],
    'vlogs.promise': ['editor', 'admin'],
    'vlogs.keep': ['editor', 'admin'],
    'vlogs.unkeep': ['editor', 'admin'],
    'vlogs.unpromise': ['editor', 'admin'],
  });
  const others = [...table.keys()].filter((type) => seenBy(type) !== 'screens');
  expect(others.map((type) => [type, seenBy(type)])).toEqual([
    ['notes.approve', 'anew'],
    ['notes.putBack', 'anew'],
    ['vlogs.send', 'desk'],
  ]);
});

test('no rule throws, writes in place, or touches another slice, whether it is allowed or not', () => {
  const die = random(1);
  const types = Object.keys(doings) as Type[];
  let wall: Wall = freeze(emptyWall);
  for (let minute = 0; minute < 14_000; minute += 1) {
    const type = die.pick(types) ?? 'notes.hang';
    const proposal = read(make<Type>(type, doings[type](wall, die), { id: uuid(minute), made: minute * 60_000 }));
    if ('refusal' in proposal) throw new Error(`${type} does not fit its own schema`);
    const after = freeze(apply(wall, proposal)); // even when it is refused: the log of another build may hold it
    const touched = Object.keys(rituals).filter((name) => Reflect.get(wall, name) !== Reflect.get(after, name));
    expect(touched.length).toBeLessThanOrEqual(1);
    if (!check(wall, proposal)) wall = after;
  }
  expect(wall.notes.hanging.length).toBeGreaterThan(300);
});
