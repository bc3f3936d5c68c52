import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { CharterState, Context } from '../contract/generated.ts';

/** One version of a charter's text; it is not edited after it was frozen. */
export interface CharterVersionRow {
  readonly id: string;
  readonly charterId: string;
  readonly number: number;
  readonly state: CharterState;
  /** `contentHash` of its clauses; null until it is frozen. */
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
 * The version in force: the newest that is effective. It stays in force while
 * it is being amended (AMENDING); its successor then begins as a draft.
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

/** Loads the versions of each charter, ordered by number. */
export function charterVersionsOf({ dataSource }: Context) {
  return loadChildren(dataSource, charterVersionEntity, {
    parent: 'charterId',
    order: 'number',
  });
}
