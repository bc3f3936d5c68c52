import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** The support plan of a year; sums are in yuan. */
export interface SupportPlanRow {
  readonly id: string;
  readonly allianceId: string;
  readonly year: number;
  readonly budgetCny: number | null;
  readonly staffFte: number | null;
  readonly coordinationCostCny: number | null;
  readonly liaisonOffices: number | null;
}

export const supportPlanEntity = defineEntity<SupportPlanRow>(
  'support_plan',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    year: fields.integer(),
    budgetCny: orNull(fields.real()),
    staffFte: orNull(fields.real()),
    coordinationCostCny: orNull(fields.real()),
    liaisonOffices: orNull(fields.integer()),
  },
  [['allianceId']],
);

/** The newest plan, leaving out those for years after `today` (YYYY-MM-DD). */
export function planInForce(
  plans: readonly SupportPlanRow[],
  today: string,
): SupportPlanRow | null {
  const year = Number(today.slice(0, 4));
  return (
    plans
      .filter((plan) => plan.year <= year)
      .toSorted((one, other) => one.year - other.year)
      .at(-1) ?? null
  );
}

/** Loads the plans of each alliance, ordered by year. */
export function supportPlansOf({ dataSource }: Context) {
  return loadChildren(dataSource, supportPlanEntity, {
    parent: 'allianceId',
    order: 'year',
  });
}
