import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type {
  Context,
  ResourceKind,
  ResourceRequestState,
} from '../contract/generated.ts';
import type { Provenance } from '../../kit/contract/generated.ts';

/** A member's need. */
export interface ResourceRequestRow {
  readonly id: string;
  readonly title: string;
  readonly kind: ResourceKind;
  readonly raisedById: string | null;
  readonly allianceId: string | null;
  readonly state: ResourceRequestState;
  readonly raisedOn: string;
  readonly matchedOn: string | null;
  readonly fulfilledOn: string | null;
  /** Confirmed by the unit that asked. */
  readonly confirmedOn: string | null;
  readonly unmetReason: string | null;
  readonly demandClusterId: string | null;
  readonly provenance: Provenance;
}

export const resourceRequestEntity = defineEntity<ResourceRequestRow>(
  'resource_request',
  {
    id: fields.id(),
    title: fields.text(),
    kind: fields.text(32),
    raisedById: orNull(fields.text(64)),
    allianceId: orNull(fields.text(64)),
    state: fields.text(32),
    raisedOn: fields.text(10),
    matchedOn: orNull(fields.text(10)),
    fulfilledOn: orNull(fields.text(10)),
    confirmedOn: orNull(fields.text(10)),
    unmetReason: orNull(fields.long()),
    demandClusterId: orNull(fields.text(64)),
    provenance: fields.text(32),
  },
  [['allianceId'], ['raisedById']],
);

/** Loads the requests of each unit, ordered by id. */
export function requestsOfUnit({ dataSource }: Context) {
  return loadChildren(dataSource, resourceRequestEntity, {
    parent: 'raisedById',
    order: 'id',
  });
}
