import { twelveMonthsTo } from '../../kit/values/calendar.ts';
import type { Context } from '../contract/generated.ts';
import { loadExchangeFacts } from '../exchange/exchange-facts.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { loadRequestFacts } from '../request/request-facts.ts';

/** Reads `Alliance.exchangeFacts12m`. */
export type ExchangeFactsReader = ReturnType<typeof exchangeFactsReader>;

/**
 * Reads the facts of the 12 months to today (Asia/Shanghai): one statement for
 * each part that is selected, whatever the number of alliances.
 */
export function exchangeFactsReader(context: Context) {
  const { dataSource, today } = context;
  const window = twelveMonthsTo(today);
  const exchanges = loadExchangeFacts(dataSource, window);
  const requests = loadRequestFacts(dataSource, window);
  const logs = context.once(keepsLog);
  return (alliance: string) => ({
    hasLog: () => logs.load(alliance),
    exchanges: () => exchanges.load(alliance),
    requests: () => requests.load(alliance),
  });
}
