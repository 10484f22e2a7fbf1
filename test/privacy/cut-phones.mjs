// Makes shared/privacy/phones.json: of libphonenumber-js's metadata what tells whether a number can be one, for the
// countries that our customers call from. All of it would be four times as much for the kiosk to load.
// After an upgrade of the package: node test/privacy/cut-phones.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const lands = 'NL BE DE FR GB LU ES IT PT PL TR MA RO BG UA SR CW AW US CN IN SY IE'.split(' ');
const FORMATS = 4; // how numbers are written out, the largest part of it: we never do

/** @returns {string} what the file has to hold */
export function cut() {
  const all = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('libphonenumber-js/metadata.min.json'), 'utf8'),
  );
  const countries = lands.map((land) => [
    land,
    all.countries[land].map((/** @type {unknown} */ part, /** @type {number} */ at) => (at === FORMATS ? [] : part)),
  ]);
  const codes = [...new Set(countries.map(([, [code]]) => code))].map((code) => [
    code,
    all.country_calling_codes[code].filter((/** @type {string} */ land) => lands.includes(land)),
  ]);
  return `${JSON.stringify({
    version: all.version,
    country_calling_codes: Object.fromEntries(codes),
    countries: Object.fromEntries(countries),
    nonGeographic: {},
  })}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../../shared/privacy/phones.json', import.meta.url), cut());
