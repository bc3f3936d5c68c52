import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type {
  ActivityInitiator,
  ActivityKind,
  ActivityState,
  CoBuildingCategory,
  NeedKind,
} from '../contract/generated.ts';

/** An activity of one alliance, or of several together (activity_alliance). */
export interface ActivityRow extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly kind: ActivityKind;
  readonly categories: readonly CoBuildingCategory[];
  readonly theme: string | null;
  readonly state: ActivityState;
  /** As precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly startedOn: string | null;
  /**
   * As precise as known; only a date with a day counts in the facts of 12
   * months.
   */
  readonly endedOn: string | null;
  /** Null where the source does not say. */
  readonly online: boolean | null;
  readonly initiatedBy: ActivityInitiator | null;
  readonly planFiledOn: string | null;
  readonly objective: string | null;
  /** The need of a member that it answers; set together with `needRaisedOn`. */
  readonly needKind: NeedKind | null;
  readonly needRaisedOn: string | null;
  /** Id of the request, project or agenda item. */
  readonly needReference: string | null;
  /** Null where the source does not say. */
  readonly partyElement: boolean | null;
  readonly summarizedOn: string | null;
  readonly summary: string | null;
  /** The day on which it was entered. */
  readonly recordedOn: string | null;
}

export const activityEntity = defineEntity<ActivityRow>('activity', {
  id: fields.id(),
  title: fields.text(),
  kind: fields.text(32),
  categories: fields.json(),
  theme: orNull(fields.text()),
  state: fields.text(32),
  startedOn: orNull(fields.text(10)),
  endedOn: orNull(fields.text(10)),
  online: orNull(fields.flag()),
  initiatedBy: orNull(fields.text(32)),
  planFiledOn: orNull(fields.text(10)),
  objective: orNull(fields.long()),
  needKind: orNull(fields.text(32)),
  needRaisedOn: orNull(fields.text(10)),
  needReference: orNull(fields.text(64)),
  partyElement: orNull(fields.flag()),
  summarizedOn: orNull(fields.text(10)),
  summary: orNull(fields.long()),
  recordedOn: orNull(fields.text(10)),
  ...sourcedFields,
});
