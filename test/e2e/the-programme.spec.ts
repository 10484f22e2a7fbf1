import { linesAt, nextTurn } from '../../shared/read/programme.ts';
import { timeOf } from '../../shared/time/office.ts';
import { make } from '../support/make.ts';
import { atProgramme, dutch, fill, press, propose, seenBy, wallOf, zone } from './at-programme.ts';
import { expect, test } from './office.ts';

test('a list that is changed at the desk changes what is on, as it was said before it was saved', async ({
  office,
}) => {
  await office.start();
  const desk = await atProgramme(office);
  await propose(desk, make('vlogs.promise', { text: 'Ik bel elke week een klant', due: '2099-01-01' }));
  await press(desk, dutch['desk.spot.team']);
  const list = desk.getByRole('region', { name: dutch['desk.list'] });
  const coming = desk.getByRole('region', { name: dutch['desk.coming'] });
  await expect(coming.getByText('Ik bel elke week een klant').first()).toBeVisible();
  for (const scene of ['improved', 'radar', 'vlog', 'promise', 'credo'] as const) {
    await list.getByRole('button', { name: new RegExp(`^${dutch[`desk.scene.${scene}`]}`) }).click();
    await press(desk, dutch['desk.list.remove']);
  }
  await expect(coming.getByText('Ik bel elke week een klant')).toHaveCount(0);
  expect(linesAt(await seenBy(desk, 'team'), Date.now()), 'not saved').toHaveLength(2);
  await press(desk, dutch['desk.list.add']);
  await list.getByLabel(dutch['desk.list.what']).selectOption({ label: dutch['desk.scene.promise'] });
  await press(desk, dutch['desk.list.up'].replace('{what}', dutch['desk.scene.promise']));
  await expect(coming.getByText('Ik bel elke week een klant').first()).toBeVisible();

  // What the desk hears meanwhile leaves it alone.
  await propose(desk, make('programme.mute'));
  await expect(desk.getByText(dutch['desk.sound.off'])).toBeVisible();
  await press(desk, 'Bewaar voor Werkvloer');
  await expect(desk.getByText('Bewaard. Werkvloer volgt dit programma nu.')).toBeVisible();
  const seen = await seenBy(desk, 'team');
  expect(linesAt(seen, Date.now()).map(({ scene }) => scene)).toEqual(['promise', 'wall']);
  const first = () => coming.getByRole('listitem').first().innerText();
  const next = (): string => {
    const minute = Date.now() - (Date.now() % 60_000);
    return `${timeOf(minute, zone)} ${dutch[`desk.scene.${nextTurn(seen, minute).scene}`]}`;
  };
  await expect.poll(async () => (await first()).replace(/\s+/g, ' ').startsWith(next())).toBe(true);

  await press(desk, dutch['desk.programme.undo']);
  await expect(desk.getByText(dutch['desk.programme.undone'])).toBeVisible();
  expect((await wallOf(desk)).programme.lists.team).toBeUndefined();
});

test('two who change one list hear of it, and what is not for visitors is not offered to them', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  const list = desk.getByRole('region', { name: dutch['desk.list'] });
  await press(desk, 'Zet Beter geworden hoger');
  await propose(desk, make('programme.list', { spot: 'hall', items: [{ scene: 'wall' }, { scene: 'credo' }] }));
  await expect(desk.getByText(dutch['desk.list.theirs'])).toBeVisible();
  await press(desk, dutch['desk.list.drop']);
  await expect(list.locator('li .word')).toHaveText([dutch['desk.scene.wall'], dutch['desk.scene.credo']]);
  await list.getByRole('button', { name: dutch['desk.scene.credo'] }).first().click();
  await press(desk, 'zaterdag');
  await press(desk, 'zondag');
  await fill(desk, dutch['desk.list.from'], '8.30');
  await press(desk, 'Bewaar voor Hal');
  await expect(list.getByRole('alert')).toHaveText(dutch['desk.list.wrong.times']);
  await fill(desk, dutch['desk.list.to'], '10');
  await press(desk, 'Bewaar voor Hal');
  await expect(list.getByRole('button', { name: /^Ons credo ma t\/m vr, 08.30 tot 10.00/ })).toBeVisible();
  expect((await wallOf(desk)).programme.lists.hall).toEqual([
    { scene: 'wall' },
    { scene: 'credo', days: [1, 2, 3, 4, 5], from: '08.30', to: '10.00' },
  ]);
  await press(desk, dutch['desk.list.usual']);
  await expect(desk.getByText('Bewaard. Hal is weer gewoon.')).toBeVisible();

  await press(desk, dutch['desk.spot.reception']);
  await press(desk, dutch['desk.list.add']);
  await expect(list.getByLabel(dutch['desk.list.what']).locator('option')).toHaveText([
    dutch['desk.scene.wall'],
    dutch['desk.scene.vlog'],
    dutch['desk.scene.credo'],
  ]);
});

test('a notice made at the desk is on the hub’s wall within two seconds, and gone by one undo', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  await press(desk, `${dutch['desk.notice.new']}: ${dutch['desk.notices']}`);
  await fill(desk, dutch['desk.notice.text'], 'Bel Jan op 06-12345678');
  await desk.getByLabel(/Tot morgen/).check();
  await press(desk, dutch['desk.notice.hang']);
  await expect(desk.getByRole('alert'), 'a person is in it').toBeVisible();
  await fill(desk, dutch['desk.notice.text'], 'Vrijdag sluiten we om vier uur');
  const asked = Date.now();
  await press(desk, dutch['desk.notice.hang']);
  const texts = async () => (await wallOf(desk)).programme.notices.map(({ text }) => text);
  await expect.poll(texts, { intervals: [50] }).toEqual(['Vrijdag sluiten we om vier uur']);
  expect(Date.now() - asked).toBeLessThan(2_000);
  await expect(desk.getByRole('button', { name: /^Vrijdag sluiten we om vier uur tot morgen 19.00/ })).toBeVisible();
  await press(desk, dutch['desk.programme.undo']);
  await expect(desk.getByText(dutch['desk.notices.none'])).toBeVisible();
  expect(await texts()).toEqual([]);

  await propose(desk, make('programme.notify', { until: Date.now() + 600_000 }));
  await desk.getByRole('button', { name: /^Vrijdag sluiten we/ }).click();
  await press(desk, dutch['desk.notice.away']);
  await expect(desk.getByText(dutch['desk.notices.none'])).toBeVisible();
  await press(desk, dutch['desk.programme.undo']);
  await expect(desk.getByRole('button', { name: /^Vrijdag sluiten we/ })).toBeVisible();
});

test('what is on all screens is said in every section with its end, and stops; and so is a sound that is off', async ({
  office,
}) => {
  await office.start();
  const desk = await atProgramme(office);
  await propose(desk, make('vlogs.promise', { text: 'Ik bel elke week een klant', due: '2099-01-01' }));
  await press(desk, `${dutch['desk.now.new']}: ${dutch['desk.now']}`);
  const what = desk.getByLabel(dutch['desk.now.what']);
  await what.selectOption({ label: dutch['desk.scene.radar'] });
  await expect(desk.getByText(dutch['desk.now.nothing'])).toBeVisible();
  await expect(desk.getByRole('button', { name: dutch['desk.now.show'] })).toBeDisabled();
  await what.selectOption({ label: dutch['desk.scene.promise'] });
  await expect(desk.getByText('Niet te zien op: Receptie.')).toBeVisible();
  await desk.getByLabel('5 minuten', { exact: true }).check();
  await press(desk, dutch['desk.now.show']);
  await expect(desk.getByText(/^Te zien op alle schermen, tot /)).toBeVisible();
  const { now } = (await wallOf(desk)).programme;
  expect(now?.scene).toBe('promise');
  expect((now?.until ?? 0) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  const coming = desk.getByRole('region', { name: dutch['desk.coming'] });
  await expect(coming.getByText(dutch['desk.coming.all'])).toBeVisible();
  await press(desk, dutch['desk.sound.mute']);

  await desk.getByRole('link', { name: dutch['desk.notes'] }).first().click();
  await expect(desk.getByText(/^Op alle schermen: Belofte, tot /)).toBeVisible();
  await press(desk, dutch['desk.now.stop']);
  await expect(desk.getByText(/^Op alle schermen: Belofte/)).toHaveCount(0);
  await press(desk, dutch['desk.sound.unmute']);
  await expect(desk.getByText(dutch['desk.sound.off'])).toHaveCount(0);
  expect((await wallOf(desk)).programme).toMatchObject({ muted: false });
  expect((await wallOf(desk)).programme.now).toBeUndefined();
});

test('a promise is made, kept, open again and taken away', async ({ office }) => {
  await office.start();
  const desk = await atProgramme(office);
  await press(desk, `${dutch['desk.promise.new']}: ${dutch['desk.promises']}`);
  await fill(desk, dutch['desk.promise.text'], 'Ik bel elke week een klant');
  await fill(desk, dutch['desk.promise.due'], '2025-01-05');
  await press(desk, dutch['desk.promise.save']);
  const late = desk.getByRole('button', { name: /was voor 5 januari 2025\. Hoe gaat het ermee\?$/ });
  await late.click();
  await press(desk, dutch['desk.promise.keep']);
  await expect(desk.getByText(dutch['desk.promise.keep.done'])).toBeVisible();
  expect((await wallOf(desk)).vlogs.promises[0]?.kept).toBeGreaterThan(0);
  await press(desk, dutch['desk.programme.undo']);
  await late.click();
  await press(desk, dutch['desk.promise.away']);
  await expect(desk.getByText(dutch['desk.promises.none'])).toBeVisible();
  await press(desk, dutch['desk.programme.undo']);
  await expect(late).toBeVisible();
});
