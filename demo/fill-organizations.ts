import type { DataSource } from 'typeorm';

import {
  organizationAliasEntity,
  type OrganizationAliasRow,
} from '../subgraphs/organizations/entities/organization-alias.ts';
import { toHalfWidth } from '../subgraphs/kit/values/half-width.ts';
import { ledgerId } from '../subgraphs/organizations/normalize/ledger-id.ts';
import { hmtzTraps } from './districts/hmtz/traps.ts';
import { lqydjSpellings, lqydjTraps } from './districts/lqydj/traps.ts';

/** Writes the aliases that the platform keeps of the districts' units. */
export async function fillOrganizations(dataSource: DataSource): Promise<void> {
  await dataSource.transaction((manager) =>
    manager.insert(organizationAliasEntity, [...organizationAliases()]),
  );
}

/** Units that a system holds twice: each is the other's alias. */
export function organizationAliases(): readonly OrganizationAliasRow[] {
  const { spellingA, spellingB } = hmtzTraps;
  return [
    ...mutual('510112', 'lqydj', [
      { localId: String(lqydjTraps.spellingA), name: lqydjSpellings.a },
      { localId: String(lqydjTraps.spellingB), name: lqydjSpellings.b },
    ]),
    ...mutual('330110', 'hmtz', [
      { localId: ledgerId(spellingA), name: spellingA },
      { localId: ledgerId(spellingB), name: spellingB },
    ]),
  ];
}

interface Spelling {
  readonly localId: string;
  readonly name: string;
}

function mutual(
  district: string,
  system: string,
  [one, other]: readonly [Spelling, Spelling],
): OrganizationAliasRow[] {
  return [[one, other] as const, [other, one] as const].map(
    ([unit, alias]) => ({
      unitId: `${district}:${system}:${unit.localId}`,
      system,
      localId: alias.localId,
      name: toHalfWidth(alias.name),
      confidence: 0.92,
      reviewed: false,
    }),
  );
}
