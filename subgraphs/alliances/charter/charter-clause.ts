import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/**
 * A clause of one version of a charter. A mandatory clause cannot be edited.
 */
export interface CharterClauseRow {
  readonly id: string;
  readonly versionId: string;
  readonly number: number;
  readonly text: string;
  readonly mandatory: boolean;
}

export const charterClauseEntity = defineEntity<CharterClauseRow>(
  'charter_clause',
  {
    id: fields.id(),
    versionId: fields.text(64),
    number: fields.integer(),
    text: fields.long(),
    mandatory: fields.flag(),
  },
  [['versionId']],
);

/** Loads the clauses of each version, ordered by number. */
export function charterClausesOf({ dataSource }: Context) {
  return loadChildren(dataSource, charterClauseEntity, {
    parent: 'versionId',
    order: 'number',
  });
}
