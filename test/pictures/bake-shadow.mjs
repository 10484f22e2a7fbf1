// Draws what a sheet of paper throws on the wall, once, with its blur: shared/ui/shadow-near.png and shadow-far.png.
// A TV would have to blur every sheet again and again. Paper.svelte stretches the edges of these and keeps the corners.
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { flags, requireBrowser } from '../browser.mjs';

/** A sheet of `w` by `h` whose right corner comes up by `lift`, `margin` around it; all in units of paper. */
const sheets = [
  { name: 'near', w: 40, h: 32, lift: 1, margin: 4, scale: 8 },
  { name: 'far', w: 90, h: 60, lift: 2.6, margin: 12, scale: 5 },
];

/** Post-it physics: the top edge sticks, so there is no shadow above it. What is lifted far throws its shadow further. */
function paths({ w, h, lift }) {
  const up = lift * 1.25;
  const flat = Math.max(1, lift - 0.5);
  const deep = up * flat;
  const soft =
    `M1 ${h * 0.35}L${w - 1.2} ${h * 0.35}L${w + 0.45 * up} ${h + 1.35 * deep}` +
    `C${w * 0.8} ${h + 0.9 * deep} ${w * 0.6} ${h + 0.9 * flat} ${w * 0.4} ${h + 0.95 * flat}L0.5 ${h + 0.75 * flat}Z`;
  const contact = `M0.3 1L${w - 0.3} 1L${w - 0.25} ${h - 0.32}L0.3 ${h + 0.32}Z`;
  return { soft, contact };
}

const browser = await chromium.launch({ executablePath: requireBrowser(), args: flags });
for (const sheet of sheets) {
  const { name, w, h, margin, scale } = sheet;
  const width = w + 2 * margin;
  const height = h + 2 * margin;
  const { soft, contact } = paths(sheet);
  const page = await browser.newPage({ viewport: { width: width * scale, height: height * scale } });
  // sRGB: in linear light a shadow on slate turns green
  await page.setContent(
    `<style>body{margin:0}svg{display:block}path{fill:rgb(5 7 11)}</style>
    <svg width="${width * scale}" height="${height * scale}" viewBox="${-margin} ${-margin} ${width} ${height}">
      <filter id="s" filterUnits="userSpaceOnUse" x="${-margin}" y="${-margin}" width="${width}" height="${height}"
        color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation=".85"/></filter>
      <filter id="t" filterUnits="userSpaceOnUse" x="${-margin}" y="${-margin}" width="${width}" height="${height}"
        color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation=".28"/></filter>
      <path d="${soft}" filter="url(#s)" opacity=".6"/><path d="${contact}" filter="url(#t)" opacity=".5"/>
    </svg>`,
  );
  const path = fileURLToPath(new URL(`../../shared/ui/shadow-${name}.png`, import.meta.url));
  await page.screenshot({ path, omitBackground: true });
}
await browser.close();
