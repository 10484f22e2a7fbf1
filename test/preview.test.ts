import { describe, expect, test, vi } from 'vitest';
import { desk, profile } from './support/desk.ts';
import { make, wire } from './support/make.ts';
import { clock } from './support/clock.ts';
import { connected, heard, hello, office, type Screen } from './support/office.ts';

const HOUR = 3_600_000;
const hang = (title: string) => ({ proposals: [{ ...wire(make('notes.hang', { title })), made: Date.now() }] });
const gone = (screen: Screen) => new Promise<void>((resolve) => screen.once('disconnect', () => resolve()));

/** An office with an admin at the desk, a TV of this audience, and a note. */
async function attended(audience: 'internal' | 'visitors') {
  const now = clock();
  const all = await office({ clock: now });
  const ada = desk(all.url);
  await ada.begin(all.access);
  await all.access.devices.add('display', { name: 'Hal', profile: { ...profile, audience } });
  const id = all.access.devices.all[0]?.id ?? '';
  const kiosk = await all.screen('kiosk');
  await connected(kiosk);
  await kiosk.emitWithAck('propose', hang('Alleen voor collega’s'));
  const look = () => all.connect('preview', { cookie: ada.cookie }, id);
  const state = async () =>
    (await (await ada.get('/screens')).json()).screens.find((one: { id: string }) => one.id === id);
  return { ...all, now, ada, id, kiosk, look, state };
}

describe('the desk’s view of a screen', () => {
  test('shows the wall of that screen’s audience and what comes after it, and is not counted as the screen', async () => {
    const { look, kiosk, state } = await attended('internal');
    const view = look();
    const wall = heard(view, 'wall');
    await connected(view);
    expect(await hello(view)).toMatchObject({ profile: { audience: 'internal', name: 'Hal', screen: { inch: 55 } } });
    expect(JSON.stringify(await wall)).toContain('Alleen voor collega');
    const news = heard(view, 'changes');
    await kiosk.emitWithAck('propose', hang('Ook voor collega’s'));
    expect(JSON.stringify(await news)).toContain('Ook voor collega');
    const { state: how, pages, beat } = await state();
    expect([how, pages, beat]).toEqual(['gone', 0, undefined]);
  });

  test('[X18] of a screen that visitors pass has no note in it', async () => {
    const { look, kiosk } = await attended('visitors');
    const [view, said] = [look(), vi.fn()];
    view.onAny((...args) => said(JSON.stringify(args)));
    await connected(view);
    expect(await hello(view)).toMatchObject({ profile: { audience: 'visitors' } });
    await kiosk.emitWithAck('propose', hang('Ook alleen voor collega’s'));
    await hello(view);
    expect(said.mock.calls.flat().join(' ')).not.toContain('collega');
  });

  test('says nothing for the screen: no beat, no note', async () => {
    const { look, hub, state } = await attended('internal');
    const view = look();
    await connected(view);
    const answer: unknown = await Reflect.apply(view.emitWithAck, view, ['beat', { scene: 'x', painted: 1, seq: 0 }]);
    expect(answer).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await view.emitWithAck('propose', hang('Van niemand'))).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect([hub.seq, (await state()).beat]).toEqual([1, undefined]);
  });

  test('is nobody’s but an admin’s: not for the screen’s own credential, not of a kiosk, not of nothing', async () => {
    const { connect, ada, access, id, pair } = await attended('internal');
    const kiosk = access.devices.all.find(({ role }) => role === 'kiosk')?.id;
    for (const [headers, device] of [
      [{ cookie: await pair('display') }, id],
      [{}, id],
      [{ cookie: 'woc_desk=' }, id],
      [{ cookie: ada.cookie }, kiosk],
      [{ cookie: ada.cookie }, '__proto__'],
      [{ cookie: ada.cookie }, undefined],
    ] as const)
      await expect(connected(connect('preview', headers, device)), `${device}`).rejects.toThrow('unpaired');
  });

  test.each(['logs out', 'is made an editor', 'was idle for eight hours'])(
    '[X12] is dead within a second when the steward %s, and hears nothing any more',
    async (what) => {
      const { look, ada, access, now } = await attended('internal');
      const me = access.stewards.all[0]?.id ?? '';
      const other = await access.stewards.add('Bob', 'admin');
      const view = look();
      await connected(view);
      await hello(view);
      const [end, start] = [gone(view), performance.now()];
      if (what === 'logs out') await ada.post('/logout');
      else if (what === 'is made an editor') await access.stewards.alter(me, { role: 'editor' });
      else now.tick(8 * HOUR);
      await end;
      expect([performance.now() - start < 1_000, 'yes' in other]).toEqual([true, true]);
    },
  );

  test('[X12] ends with the screen, and comes back to another wall with it', async () => {
    const { look, ada, id, connect } = await attended('internal');
    const view = look();
    await connected(view);
    const told = heard(view, 'command');
    await ada.post(`/screens/${id}`, { name: 'Hal', profile: { ...profile, inch: 65 } });
    expect(await told).toMatchObject({ do: 'profile', screen: { inch: 65 } });
    const end = gone(view);
    await ada.post(`/screens/${id}`, { name: 'Hal', profile: { ...profile, audience: 'visitors' } });
    await end;
    const again = look();
    await connected(again);
    const last = gone(again);
    await ada.remove(`/screens/${id}`);
    await last;
    await expect(connected(connect('preview', { cookie: ada.cookie }, id))).rejects.toThrow('unpaired');
  });

  test.each([
    ['/display?preview=display-1', "'self'", "'none'", 'SAMEORIGIN'],
    ['/display', "'none'", "'none'", 'DENY'],
    ['/display?preview=', "'none'", "'none'", 'DENY'],
    ['/kiosk?preview=display-1', "'none'", "'none'", 'DENY'],
    ['/desk', "'none'", "'self'", 'DENY'],
    ['/api/v1/desk?preview=x', "'none'", "'none'", 'DENY'],
  ])('[SEC-18] %s may stand in a frame of %s', async (path, ancestors, frames, old) => {
    const { url } = await office();
    const { headers } = await fetch(url + path);
    const policy = headers.get('content-security-policy')?.split(';') ?? [];
    expect(policy).toContain(`frame-ancestors ${ancestors}`);
    expect(policy).toContain(`frame-src ${frames}`);
    expect(headers.get('x-frame-options')).toBe(old);
  });
});
