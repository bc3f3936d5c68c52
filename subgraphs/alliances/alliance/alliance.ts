import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { AllianceState, AllianceType } from '../contract/generated.ts';
import type { RecordCoverage } from '../../kit/contract/generated.ts';

/** An alliance; its districts and members are in other tables. */
export interface AllianceRow extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly type: AllianceType;
  readonly state: AllianceState;
  readonly leadUnitId: string | null;
  readonly leadText: string | null;
  /**
   * Whether the leading unit is a party department: it then counts as the
   * superior, not as a member that takes initiative.
   */
  readonly leadIsPartyDepartment: boolean;
  readonly sharedGoals: readonly string[];
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly exploringSince: string | null;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly foundedOn: string | null;
  readonly memberCountText: string | null;
  /** COMPLETE means that a unit without a `membership` is no member. */
  readonly memberRecords: RecordCoverage;
  /**
   * Whether the superior records its guidance here; if false, the lack of
   * records means nothing.
   */
  readonly superiorConnected: boolean;
}

export const allianceEntity = defineEntity<AllianceRow>(
  'alliance',
  {
    id: fields.id(),
    name: fields.text(),
    type: fields.text(32),
    state: fields.text(32),
    leadUnitId: orNull(fields.text(128)),
    leadText: orNull(fields.text()),
    leadIsPartyDepartment: fields.flag(),
    sharedGoals: fields.json(),
    exploringSince: orNull(fields.text(10)),
    foundedOn: orNull(fields.text(10)),
    memberCountText: orNull(fields.text()),
    memberRecords: fields.text(16),
    superiorConnected: fields.flag(),
    ...sourcedFields,
  },
  [['state']],
);
