import { expect, test } from './vlog-lab.ts';

test.use({ trace: 'off' }); // it asks the page things, and a page that was asked something may be heard

test('[V7] a download that is cut ten times goes on where it was, and nothing of it comes twice', async ({ lab }) => {
  test.setTimeout(120_000);
  await lab.open({ media: 'cut-often', late: '3000', length: '22000' });
  const end = await lab.told('ended', 'failed');
  expect(end).toMatchObject({ what: 'ended', cannot: [] });
  expect(lab.cuts.left).toBe(0);
  expect(lab.cuts.sent).toBeLessThanOrEqual(1.2 * lab.cuts.size);
});
