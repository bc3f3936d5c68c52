import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, IssueCode } from '../contract/generated.ts';

/** A problem that a district's speaker named; not a finding from records. */
export interface ReportedIssueRow extends Sourced {
  readonly id: string;
  readonly districtCode: string;
  readonly code: IssueCode;
  readonly label: string;
}

export const reportedIssueEntity = defineEntity<ReportedIssueRow>(
  'reported_issue',
  {
    id: fields.id(),
    districtCode: fields.text(6),
    code: fields.text(32),
    label: fields.text(),
    ...sourcedFields,
  },
  [['districtCode']],
);

/** Loads the issues of each district, ordered by id. */
export function reportedIssuesOf({ dataSource }: Context) {
  return loadChildren(dataSource, reportedIssueEntity, {
    parent: 'districtCode',
    order: 'id',
  });
}
