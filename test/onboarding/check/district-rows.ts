import { expect } from '@jest/globals';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { usccCheckCharacter } from '../../../subgraphs/organizations/normalize/uscc.ts';

/** One row is a unit and its organization. */
export interface Row {
  readonly id: string;
  readonly dwmc: string;
  readonly dzzmc: string;
  readonly xydm: string;
  readonly xzqh: string;
  readonly dm: string;
}

export const columns = ['id', 'dwmc', 'dzzmc', 'xydm', 'xzqh', 'dm'] as const;

export function uscc(division: string, index: number): string {
  const body = `91${division}DEM${String(index).padStart(6, '0')}`;
  return `${body}${usccCheckCharacter(body) ?? ''}`;
}

export function rowsOf(
  count: number,
  more: (index: number) => Partial<Row>,
): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    dwmc: `示例·第${index}厂`,
    dzzmc: `示例·第${index}厂党支部`,
    xydm: '',
    xzqh: '',
    dm: '',
    ...more(index),
  }));
}

export type Found = readonly (readonly [rule: string, value: string])[];

export interface Case {
  readonly rows: readonly Row[];
  readonly districts: readonly string[];
  /** Rule and a part of what it says. */
  readonly found: Found;
  readonly more?: string;
}

export const wrong = (...values: string[]): Found =>
  values.map((value) => ['districts-wrong', value]);
export const doubtful = (value: string): Found => [
  ['districts-doubtful', value],
];

export const yaml = (
  source: string,
  { districts, more = '' }: Case,
) => `system: tz
name: 示例·台账
districts: [${districts.map((code) => `'${code}'`).join(', ')}]
source: ${source}
units:
  ${from(source)}
  key: id
  columns: { name: dwmc, uscc: xydm, district: xzqh }
partyOrganizations:
  ${from(source)}
  key: id
  columns: { name: dzzmc, partyCode: dm, district: xzqh }
links: { in: same-row }
${more}`;

function from(source: string): string {
  if (source.includes('spreadsheet')) return '# the first sheet';
  return source.includes('kind: sql') ? 'from: tz' : 'from: dw';
}

export async function found(mapping: DistrictMapping): Promise<Found> {
  const { book } = await inspectSystem(mapping, {
    keep: 1_000,
    progress: () => undefined,
  });
  return book
    .kept()
    .filter(({ rule }) => rule.startsWith('districts-'))
    .map(({ rule, value }) => [rule, value]);
}

export const containing = (wanted: Found) =>
  wanted.map(([rule, value]) => [
    rule,
    expect.stringContaining(value) as unknown,
  ]);
