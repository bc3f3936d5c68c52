import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { CharterState, Context } from '../contract/generated.ts';

/** One text of a charter; never edited once frozen. */
export interface CharterVersionRow {
  readonly id: string;
  readonly charterId: string;
  readonly number: number;
  readonly state: CharterState;
  /** By `contentHash` over its clauses, from the day it is frozen. */
  readonly contentHash: string | null;
  readonly frozenOn: string | null;
  readonly effectiveFrom: string | null;
}

export const charterVersionEntity = defineEntity<CharterVersionRow>(
  'charter_version',
  {
    id: fields.id(),
    charterId: fields.text(64),
    number: fields.integer(),
    state: fields.text(32),
    contentHash: orNull(fields.text(64)),
    frozenOn: orNull(fields.text(10)),
    effectiveFrom: orNull(fields.text(10)),
  },
  [['charterId']],
);

/**
 * The version in force, if any: the newest that is effective. While it is being
 * amended (AMENDING) it still is; its successor then begins as a draft.
 */
export function versionInForce(
  versions: readonly CharterVersionRow[],
): CharterVersionRow | null {
  return (
    versions
      .filter(({ state }) => state === 'EFFECTIVE' || state === 'AMENDING')
      .toSorted((one, other) => one.number - other.number)
      .at(-1) ?? null
  );
}

/** By charter, in order of number. */
export function charterVersionsOf({ dataSource }: Context) {
  return loadChildren(dataSource, charterVersionEntity, {
    parent: 'charterId',
    order: 'number',
  });
}
