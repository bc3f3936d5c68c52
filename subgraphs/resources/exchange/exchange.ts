import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type {
  ExchangeDirection,
  ExchangeState,
  ResourceKind,
} from '../contract/generated.ts';

/** An exchange within an alliance: one unit gave, the other received. */
export interface ExchangeRow extends Sourced {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly title: string;
  readonly direction: ExchangeDirection;
  /** Known, like the receiver, where the direction is STATED; else null. */
  readonly providerId: string | null;
  readonly receiverId: string | null;
  /** Both units in order of id where the direction is NOT_STATED; else null. */
  readonly partyIds: readonly string[] | null;
  readonly allianceId: string;
  readonly state: ExchangeState;
  readonly agreedOn: string | null;
  /** Confirmed by the receiver. */
  readonly confirmedOn: string | null;
  readonly requestId: string | null;
  readonly labourSharingId: string | null;
}

/** Both units, the provider first where it is known. */
export function partiesOf({
  providerId,
  receiverId,
  partyIds,
}: Pick<
  ExchangeRow,
  'providerId' | 'receiverId' | 'partyIds'
>): readonly string[] {
  return (
    partyIds ?? [providerId, receiverId].filter((unitId) => unitId !== null)
  );
}

export const exchangeEntity = defineEntity<ExchangeRow>(
  'exchange',
  {
    id: fields.id(),
    kind: fields.text(32),
    title: fields.text(),
    direction: fields.text(16),
    providerId: orNull(fields.text(64)),
    receiverId: orNull(fields.text(64)),
    partyIds: orNull(fields.json()),
    allianceId: fields.text(64),
    state: fields.text(32),
    agreedOn: orNull(fields.text(10)),
    confirmedOn: orNull(fields.text(10)),
    requestId: orNull(fields.text(64)),
    labourSharingId: orNull(fields.text(64)),
    ...sourcedFields,
  },
  [['allianceId']],
);
