import { describe, expect, test } from 'vitest';
import { openMoves } from '../server/access/moves.ts';
import { target } from '../shared/client/obey.ts';
import { clock } from './support/clock.ts';
import { desk } from './support/desk.ts';
import { connected, heard, hello, office, type Screen } from './support/office.ts';

/** An office whose screens came by its old address, and whose own is another now. */
async function moved(baseUrl: string) {
  const all = await office({ baseUrl: new URL(baseUrl) });
  const { access, connect } = all;
  const ada = desk(all.url);
  await access.stewards.first((await access.stewards.renewFirst()) ?? '', 'Ada', 'vier koeien in de wei');
  const name = baseUrl.startsWith('https') ? '__Host-woc_desk' : 'woc_desk';
  const session = `${name}=${await access.sessions.begin(access.stewards.all[0]?.id ?? '')}`;
  const post = (path: string, body: object = {}, cookie = session) =>
    fetch(`${all.url}/api/v1${path}`, {
      method: 'POST',
      headers: { origin: all.url, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const list = async () =>
    await (await fetch(`${all.url}/api/v1/desk/screens`, { headers: { cookie: session } })).json();
  const cookie = `woc_display=${await access.devices.add('display')}`; // from before
  const id = access.devices.all[0]?.id ?? '';
  const tv: Screen = connect('display', { cookie });
  await connected(tv);
  await hello(tv);
  return { ...all, ada, post, list, id, tv, cookie };
}

describe('a screen goes to the hub’s new address', () => {
  test.each(['http://wall.example', 'https://wall.example'])('to %s, and is the same screen there', async (address) => {
    const { post, list, id, tv, connect, access } = await moved(address);
    expect(await list()).toMatchObject({ address, screens: [{ id, elsewhere: true }] });
    const told = heard(tv, 'command');
    expect((await post(`/desk/screens/${id}/move`)).status).toBe(204);
    const command = await told;
    const url = new URL(command.do === 'redirect' ? command.url : '');
    expect(url.origin).toBe(address);
    const token = url.hash.slice('#move='.length);

    const there = await post('/pair/move', { token }, '');
    const [cookie = ''] = (there.headers.get('set-cookie') ?? '').split(';');
    expect([there.status, cookie.startsWith(address.startsWith('https') ? '__Host-woc_display=' : 'woc_')]).toEqual([
      204,
      true,
    ]);
    const screen = connect('display', { cookie, host: 'wall.example' });
    await connected(screen);
    tv.disconnect();
    expect(await hello(screen)).toMatchObject({ profile: { device: id } });
    expect(access.devices.all).toHaveLength(1);
    expect(await list()).toMatchObject({ screens: [{ id, elsewhere: false }] });
    expect((await post('/pair/move', { token }, '')).status, 'once').toBe(403);
  });

  test('with a token that nobody else gets, that another makes worth nothing, and that is old after ten minutes', () => {
    const now = clock();
    const moves = openMoves(now);
    const [first, second] = [moves.begin('a'), moves.begin('a')];
    expect([moves.end(first), moves.end('x'), moves.end(second), moves.end(second)]).toEqual([
      undefined,
      undefined,
      'a',
      undefined,
    ]);
    const late = moves.begin('a');
    now.tick(10 * 60_000);
    expect(moves.end(late)).toBeUndefined();
  });

  test('a steward’s old cookie is worth nothing once the hub is reached by HTTPS', async () => {
    const { url, access } = await office({ baseUrl: new URL('https://wall.example') });
    await access.stewards.first((await access.stewards.renewFirst()) ?? '', 'Ada', 'vier koeien in de wei');
    const token = await access.sessions.begin(access.stewards.all[0]?.id ?? '');
    const status = async (name: string) =>
      (await fetch(`${url}/api/v1/desk/screens`, { headers: { cookie: `${name}=${token}` } })).status;
    expect([await status('woc_desk'), await status('__Host-woc_desk')]).toEqual([401, 200]);
  });

  const at = { pathname: '/display', search: '?lang=nl' };
  test.each([
    ['https://wall.example/#move=1', 'https://wall.example/display?lang=nl#move=1'],
    ['https://wall.example/elsewhere?x=1#move=1', 'https://wall.example/display?lang=nl#move=1'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['https://user:pass@wall.example/', undefined],
    ['//wall.example', undefined],
    ['', undefined],
  ])('the page goes from %s to %s', (to, url) => expect(target(to, at)?.href).toBe(url));
});
