import { describe, expect, test, vi } from 'vitest';
import { openHub } from '../server/hub.ts';
import { memoryLog } from '../server/log/memory.ts';
import type { By } from '../shared/change.ts';
import type { News } from '../shared/sync/protocol.ts';
import { emptyWall, rituals } from '../shared/wall.ts';
import { clock } from './support/clock.ts';
import { disk } from './support/disk.ts';
import { kiosk, make, wire } from './support/make.ts';
import { uuid } from './support/uuid.ts';
import { settled } from './support/world.ts';

const other: By = { device: 'kiosk-2', role: 'kiosk' };
const refused = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });

async function open() {
  const store = disk();
  const now = clock(1_000_000);
  const published: News[] = [];
  const troubles: unknown[] = [];
  let epochs = 0;
  const parts = {
    clock: now,
    newEpoch: () => `e${(epochs += 1)}`,
    publish: (news: News) => void published.push(news),
    onTrouble: (error: unknown) => void troubles.push(error),
  };
  const hub = await openHub({ ...parts, log: store.mount(), fold: 'a' });
  const again = (fold = 'a') => openHub({ ...parts, log: store.mount(), fold });
  const heard = (promise: Promise<unknown>) => {
    const state: { answer?: unknown } = {};
    promise.then(
      (answer) => (state.answer = answer),
      () => (state.answer = 'ask again'),
    );
    return state;
  };
  /** Lets the hub decide and the disk write. */
  const stored = async () => {
    await settled();
    store.crank('kept');
    await settled();
  };
  return { hub, store, now, published, troubles, heard, again, stored };
}

describe('the hub', () => {
  test('tells nobody, the proposer included, before the change is on disk', async () => {
    const { hub, store, published, heard } = await open();
    const one = heard(hub.propose(kiosk, wire(make('notes.hang'))));
    await settled();
    expect([one.answer, published, hub.wall]).toEqual([undefined, [], emptyWall]);
    store.crank('kept');
    await settled();
    expect(one.answer).toEqual({ ok: true, seq: 1 });
    expect(published).toMatchObject([{ from: 0, changes: [{ seq: 1 }] }]);
    expect(hub.wall.notes.hanging).toHaveLength(1);
  });

  test('changes nothing and answers nothing when the append fails, refusals that rested on it included', async () => {
    const { hub, store, published, troubles, heard } = await open();
    const hang = make('notes.hang');
    const first = heard(hub.propose(kiosk, wire(hang)));
    const second = heard(hub.propose(other, wire(make('notes.takeBack', { note: hang.id }))));
    await settled();
    store.crank('lost');
    await settled();
    expect([first.answer, second.answer]).toEqual(['ask again', 'ask again']);
    expect([published, hub.wall, store.lines]).toEqual([[], emptyWall, []]);
    expect(troubles).toHaveLength(1);
  });

  test('checks each of a batch against the wall as the ones before it leave it, and writes once', async () => {
    const { hub, store, heard } = await open();
    const hang = make('notes.hang');
    const back = make('notes.takeBack', { note: hang.id });
    const answers = [
      heard(hub.propose(kiosk, wire(hang))),
      heard(hub.propose(other, wire(back))),
      heard(hub.propose(kiosk, wire(hang))),
      heard(hub.propose(kiosk, wire(back))),
      heard(hub.propose(kiosk, wire(make('notes.takeBack', { note: hang.id })))),
    ];
    await settled();
    expect(store.crank('kept')).toBe(true);
    expect(store.crank('kept')).toBe(false);
    await settled();
    expect(answers.map(({ answer }) => answer)).toEqual([
      { ok: true, seq: 1 },
      refused('not-allowed'),
      { ok: true, seq: 1 },
      { ok: true, seq: 2 },
      refused('gone'),
    ]);
  });

  test('gives a repeated proposal its first answer after twenty others, a restart, another fold and another role', async () => {
    const { hub, store, heard, again, stored } = await open();
    const first = wire(make('notes.hang', { title: 'Eerste' }));
    heard(hub.propose(kiosk, first));
    await stored();
    for (let n = 0; n < 20; n += 1) {
      heard(hub.propose(kiosk, wire(make('notes.hang'))));
      await stored();
    }
    await hub.close();
    for (const fold of ['a', 'b']) {
      const restarted = await again(fold);
      expect(await restarted.propose({ device: 'room-1', role: 'room' }, first)).toEqual({ ok: true, seq: 1 });
    }
    expect(store.lines).toHaveLength(21);
  });

  test('judges what was made offline by when it was made, not by when it arrived', async () => {
    const { hub, now, heard, stored } = await open();
    const hang = make('notes.hang', {}, { made: 1_000_000 });
    now.tick(3_600_000);
    const answers = [hang, ...[1_009_000, 1_010_001].map((made) => make('notes.takeBack', { note: hang.id }, { made }))]
      .toReversed()
      .toSorted((a, b) => a.made - b.made)
      .map((one) => heard(hub.propose(kiosk, wire(one))));
    await stored();
    expect(answers.map(({ answer }) => answer)).toEqual([{ ok: true, seq: 1 }, { ok: true, seq: 2 }, refused('gone')]);
  });

  test('lets nobody act for another device, another role or another time', async () => {
    const { hub, heard, stored } = await open();
    const hang = wire(make('notes.hang'));
    const answers = [
      heard(hub.propose(kiosk, { ...hang, by: { device: 'desk-1', role: 'admin' } })),
      heard(hub.propose(kiosk, { ...hang, type: 'toString' })),
      heard(hub.propose(kiosk, { ...hang, id: '../../etc' })),
      heard(hub.propose(kiosk, { ...hang, data: { kind: 'klacht', title: 'x', extra: 1 } })),
      heard(hub.propose(kiosk, wire(make('notes.hang', {}, { made: 9e15 })))),
    ];
    await stored();
    expect(answers.map(({ answer }) => answer)).toEqual([
      refused('invalid'),
      refused('invalid'),
      refused('invalid'),
      refused('invalid'),
      { ok: true, seq: 1 },
    ]);
    expect(hub.wall.notes.hanging[0]).toMatchObject({ made: 1_005_000, device: 'kiosk-1' });
  });

  test('stamps a time that never runs backwards', async () => {
    const { hub, store, now, heard, stored } = await open();
    for (const ms of [0, -60_000]) {
      now.tick(ms);
      heard(hub.propose(kiosk, wire(make('notes.hang'))));
      await stored();
    }
    expect(store.lines.map(({ at }) => at)).toEqual([1_000_000, 1_000_000]);
  });

  test('survives a rule that throws: that one stays unanswered, its neighbours are stored', async () => {
    const { hub, troubles, heard, stored } = await open();
    const broken = vi.spyOn(rituals.notes.rules['notes.takeBack'], 'check').mockImplementation(() => {
      throw new Error('a bug');
    });
    const answers = [make('notes.hang'), make('notes.takeBack'), make('notes.hang')].map((one) =>
      heard(hub.propose(kiosk, wire(one))),
    );
    await stored();
    broken.mockRestore();
    expect(answers.map(({ answer }) => answer)).toEqual([{ ok: true, seq: 1 }, 'ask again', { ok: true, seq: 2 }]);
    expect(troubles).toEqual([new Error('a bug')]);
  });

  test('makes the same wall from a snapshot as from the log, and trusts no snapshot of another fold', async () => {
    const { hub, heard, again, stored } = await open();
    heard(hub.propose(kiosk, wire(make('notes.hang'))));
    await stored();
    await hub.close();
    const fold = vi.spyOn(rituals.notes.rules['notes.hang'], 'apply');
    const same = await again('a');
    expect(fold).not.toHaveBeenCalled();
    const newer = await again('b');
    expect(fold).toHaveBeenCalled();
    expect(newer.wall).toEqual(same.wall);
  });

  test('answers a screen with what it missed, and with the whole wall after an absence of 500 or another epoch', async () => {
    const { hub, heard, stored } = await open();
    for (let n = 0; n < 3; n += 1) {
      for (let m = 0; m < 200; m += 1) heard(hub.propose(kiosk, wire(make('notes.hang'))));
      await stored();
    }
    const { epoch } = hub;
    expect(hub.hello({ epoch, seq: 598 })).toMatchObject({ from: 598, changes: [{ seq: 599 }, { seq: 600 }] });
    expect(hub.hello({ epoch, seq: 600 })).toMatchObject({ from: 600, changes: [] });
    for (const far of [{}, { epoch: 'old', seq: 599 }, { epoch, seq: 601 }, { epoch, seq: 0 }, { epoch }]) {
      expect(hub.hello(far), JSON.stringify(far)).toMatchObject({
        seq: 600,
        wall: { notes: { hanging: { length: 600 } } },
      });
    }
  });

  test('leaves of an erased note its place and its id, so that a kiosk that asks again cannot bring it back', async () => {
    const log = memoryLog();
    let epochs = 0;
    const hub = await openHub({
      log,
      clock: clock(),
      newEpoch: () => `e${(epochs += 1)}`,
      publish: () => undefined,
      onTrouble: () => undefined,
      fold: 'a',
    });
    const hang = make('notes.hang', { title: 'Jan Jansen belde' });
    await hub.propose(kiosk, wire(hang));
    const { epoch } = hub;
    expect(await hub.erase(({ id }) => id === hang.id)).toBe(1);
    expect(hub.wall.notes.hanging).toEqual([]);
    expect(await hub.propose(kiosk, wire(hang))).toEqual({ ok: true, seq: 1 });
    expect(await hub.propose(kiosk, wire(make('notes.takeBack', { note: hang.id })))).toEqual(refused('gone'));
    const news = hub.hello({ epoch, seq: 1 });
    expect(news).toMatchObject({ seq: 1, wall: { notes: { hanging: [] } } });
    expect(JSON.stringify([await log.snapshot(), news])).not.toContain('Jansen');
  });

  test('refuses in silence to promise anything once it is closed', async () => {
    const { hub, store, stored } = await open();
    const last = hub.propose(kiosk, wire(make('notes.hang', {}, { id: uuid(1) })));
    const closed = hub.close();
    await stored();
    await closed;
    expect(await last).toEqual({ ok: true, seq: 1 });
    expect(store.lines).toHaveLength(1);
  });
});
