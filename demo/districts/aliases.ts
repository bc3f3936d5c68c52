import { formatRecordId, parseRecordId } from '../../subgraphs/kit/ids.ts';
import {
  organizationAliasEntity,
  type OrganizationAliasRow,
} from '../../subgraphs/organizations/entities/organization-alias.ts';
import { ledgerId } from '../../subgraphs/organizations/normalize/ledger-id.ts';
import { toHalfWidth } from '../../subgraphs/organizations/normalize/half-width.ts';
import type { DataSource } from 'typeorm';

import { laobanOtherName } from './hmtz/article.ts';
import { hmtzTraps } from './hmtz/traps.ts';
import { lqydjSpellings, lqydjTraps } from './lqydj/traps.ts';
import { articleUnitId } from './unit-ids.ts';

interface Spelling {
  readonly unitId: string;
  readonly name: string;
}

/** The same unit written in two ways: each is an alias of the other. */
const twoSpellings: readonly (readonly [Spelling, Spelling])[] = [
  [
    { unitId: ledgerUnit(hmtzTraps.spellingA), name: hmtzTraps.spellingA },
    { unitId: ledgerUnit(hmtzTraps.spellingB), name: hmtzTraps.spellingB },
  ],
  [
    {
      unitId: `510112:lqydj:${lqydjTraps.spellingA}`,
      name: toHalfWidth(lqydjSpellings.a),
    },
    { unitId: `510112:lqydj:${lqydjTraps.spellingB}`, name: lqydjSpellings.b },
  ],
];

/**
 * What the platform knows of the demo's units beyond their systems. The
 * article itself writes 老板实业集团 in two ways; nobody has reviewed that.
 */
export function demoAliases(): readonly OrganizationAliasRow[] {
  const laoban = articleUnitId('laoban');
  return [
    ...twoSpellings.flatMap(([one, other]) => [
      alias(one.unitId, other, { confidence: 0.9, reviewed: true }),
      alias(other.unitId, one, { confidence: 0.9, reviewed: true }),
    ]),
    alias(
      laoban,
      { unitId: laoban, name: laobanOtherName },
      { confidence: 1, reviewed: false },
    ),
  ];
}

/** Writes the aliases into organizations' own database; again does no harm. */
export async function fillAliases(dataSource: DataSource): Promise<void> {
  await dataSource
    .getRepository<OrganizationAliasRow>(organizationAliasEntity.options.name)
    .save([...demoAliases()]);
}

function alias(
  unitId: string,
  other: Spelling,
  trust: { readonly confidence: number; readonly reviewed: boolean },
): OrganizationAliasRow {
  const { system = '', localId = '' } = parseRecordId(other.unitId) ?? {};
  return { unitId, system, localId, name: other.name, ...trust };
}

function ledgerUnit(name: string): string {
  const localId = ledgerId(name);
  return formatRecordId({ district: '330110', system: 'hmtz', localId });
}
