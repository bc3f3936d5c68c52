import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** A clause of one version; a mandatory one cannot be edited. */
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

/** By version, in order of number. */
export function charterClausesOf({ dataSource }: Context) {
  return loadChildren(dataSource, charterClauseEntity, {
    parent: 'versionId',
    order: 'number',
  });
}
