import { defineEntity, fields } from '../../kit/storage/entity.ts';

/**
 * An alliance that keeps its log of exchanges here: what the log does not have
 * did not take place.
 */
export interface ExchangeLogRow {
  readonly allianceId: string;
}

export const exchangeLogEntity = defineEntity<ExchangeLogRow>('exchange_log', {
  allianceId: fields.id(),
});
