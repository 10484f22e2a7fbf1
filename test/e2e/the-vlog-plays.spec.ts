import { expect, test } from './vlog-lab.ts';

test.use({ trace: 'off' }); // it asks the page things, and a page that was asked something may be heard

test('a vlog shows its headline for three seconds, plays muted with captions, and ends', async ({ lab }) => {
  const page = await lab.open({ media: 'usual.mp4' });
  expect((await lab.told('ready')).after).toBeLessThan(2_000);
  await expect(page.getByText('Wat ik leerde van drie klanten')).toBeVisible();
  await expect(page.getByText('Erik de Wit')).toBeVisible();
  const { after, muted } = await lab.told('playing');
  expect(muted).toBe(true);
  expect(after).toBeGreaterThan(2_900);
  expect(after).toBeLessThan(5_000);
  await expect(page.getByText('Wat ik leerde van drie klanten')).toHaveCount(0);
  await expect(page.getByText('Ze zei: ik wil geen korting.')).toBeVisible();
  await lab.told('ended');
  await expect(page.getByText('Ze zei: ik wil geen korting.')).toHaveCount(0);
  await expect(page.locator('video')).toHaveCount(1);
});

/** `line`: it did not come, and that says nothing of the file. `either`: what this browser makes of it. */
const broken = {
  'broken/moov-at-end.mp4': 'plays',
  'broken/4k60.mp4': 'plays',
  'broken/vp9.mp4': 'either',
  'broken/hevc.mp4': 'either',
  'broken/bit-flips.mp4': 'either',
  'broken/cut-short.mp4': 'either',
  'broken/truncated.mp4': 'file',
  'broken/zero.mp4': 'file',
  'broken/wrong-codec.mp4': 'file',
  'broken/audio-only.mp4': 'file',
  'broken/no-frames.mp4': 'file',
  'nowhere.mp4': 'line',
  stalls: 'line',
  halfway: 'line',
} as const;
const lengths: { readonly [media: string]: string } = { 'broken/4k60.mp4': '1000', 'broken/no-frames.mp4': '12000' };
const fates = {
  plays: 'is played',
  either: 'is played, or skipped within five seconds and not asked for again',
  file: 'is skipped within five seconds and not asked for again',
  line: 'is skipped within five seconds and may come another time',
} as const;

for (const [media, fate] of Object.entries(broken)) {
  test(`[V4, V6] ${media} ${fates[fate]}`, async ({ lab }) => {
    await lab.open({ media, late: '3000', length: lengths[media] ?? '3000' });
    const end = await lab.told('ended', 'failed');
    if (fate !== 'either') expect(end.what).toBe(fate === 'plays' ? 'ended' : 'failed');
    if (end.what === 'ended') return expect(end.cannot).toEqual([]);
    const moved = fate === 'line' || fate === 'either' ? Number(end.currentTime ?? 0) * 1_000 : 0;
    expect(end.after).toBeLessThan(5_500 + moved);
    expect((await lab.told('later')).cannot).toEqual(fate === 'line' ? [] : [media]);
  });
}

for (const [policy, heard] of [
  ['document-user-activation-required', false],
  ['no-user-gesture-required', true],
] as const) {
  test.describe(`a browser whose policy is ${policy}`, () => {
    test.use({ policy });

    test(`[V5] ${heard ? 'plays a vlog aloud' : 'plays it muted, with captions, and the screen says that sound is off'}`, async ({
      lab,
    }) => {
      const page = await lab.open({ media: 'usual.mp4', late: '3000', sound: '', loudness: '-10' });
      const end = await lab.told('ended'); // nobody has touched the page until here
      expect(end.muted).toBe(!heard);
      if (heard) expect(end.volume).toBeCloseTo(10 ** (-6 / 20), 5);
      await expect(page.getByText('Geluid staat uit op dit scherm')).toHaveCount(0);
    });

    test(`[V5] ${heard ? 'needs no word about it' : 'says so beside the picture while it plays'}`, async ({ lab }) => {
      const page = await lab.open({ media: 'usual.mp4', late: '3000', sound: '' });
      await lab.told('playing');
      await expect(page.getByText('Geluid staat uit op dit scherm')).toHaveCount(heard ? 0 : 1);
    });
  });
}

test.describe('where sound is allowed', () => {
  test.use({ policy: 'no-user-gesture-required' });

  test('it is silent within two seconds of when the desk says so', async ({ lab }) => {
    const page = await lab.open({ media: 'usual.mp4', late: '3000', sound: '' });
    expect((await lab.told('playing')).muted).toBe(false);
    await page.evaluate(() => Reflect.get(window, 'lab').hear(false));
    expect((await lab.told('ended')).muted).toBe(true);
  });

  test('where nobody asked for sound it is muted', async ({ lab }) => {
    await lab.open({ media: 'usual.mp4', late: '3000' });
    expect((await lab.told('playing')).muted).toBe(true);
    expect((await lab.told('ended')).muted).toBe(true);
  });
});

test('what was fetched before its turn is there at once, and not asked for again', async ({ lab }) => {
  const page = await lab.open({});
  await page.evaluate(async () => {
    const create = document.createElement.bind(document);
    const fetched = new Promise((resolve) => {
      document.createElement = (name: string) => {
        const element = create(name);
        element.addEventListener('loadeddata', resolve, { once: true }); // nobody else sees one that hangs nowhere
        return element;
      };
    });
    Reflect.get(window, 'lab').preload('usual.mp4');
    await fetched;
    document.createElement = create;
  });
  await page.evaluate(() => Reflect.get(window, 'lab').show('usual.mp4', 3_000));
  await lab.told('ended');
  await page.evaluate(() => Reflect.get(window, 'lab').show('usual.mp4', 3_000)); // and from the browser's own store
  await lab.told('ended');
  expect(lab.asked).toEqual(['usual.mp4']);
});

test('a vlog that follows another at once takes its element, and what was seen last stays until then', async ({
  lab,
}) => {
  const page = await lab.open({ media: 'usual.mp4', late: '3000' });
  await lab.told('playing');
  await page.evaluate(() => {
    new MutationObserver((changes) => {
      const still = changes
        .flatMap(({ addedNodes }) => [...addedNodes])
        .find((node) => node instanceof HTMLCanvasElement);
      if (still instanceof HTMLCanvasElement) document.body.dataset['still'] = `${still.width}x${still.height}`;
    }).observe(document.body, { childList: true, subtree: true });
    Reflect.get(window, 'lab').show('silent.mp4', 3_000);
  });
  await lab.told('playing');
  await expect(page.locator('video')).toHaveCount(1);
  await expect(page.locator('video')).toHaveAttribute('src', '/media/silent.mp4');
  await expect(page.locator('body')).toHaveAttribute('data-still', '160x90');
  await expect(page.locator('canvas')).toHaveCount(0);
});
