import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import { testOf, valueTest } from '../../../protocol/filter/test-records.ts';
import { comparePositions } from '../../../protocol/position.ts';
import {
  createConnection,
  pageOf,
  pageRequest,
  type Connection,
  type ConnectionArguments,
  type SortKey,
} from '../../kit/read/connection.ts';
import type { Context } from '../contract/generated.ts';
import type { AllianceRow } from '../alliance/alliance.ts';
import { guidanceRecords } from '../assessment/own-records.ts';
import { defaultPolicy } from '../vitality/policy.ts';
import type { EarlyWarning } from '../vitality/report.ts';
import { ownRecordWarnings } from '../vitality/warnings/list-warnings.ts';
import { warningCandidates } from './candidates.ts';

/** The arguments of `earlyWarnings`. */
export interface WarningListArguments extends ConnectionArguments {
  readonly filter?: object | null;
}

const fields = {
  rule: valueTest(({ rule }: EarlyWarning) => rule),
  alliance: valueTest(({ allianceId }: EarlyWarning) => allianceId),
};

/** Warnings, longest outstanding first, then by id. Throws BAD_USER_INPUT. */
export function listWarnings(
  args: WarningListArguments,
  context: Context,
): Connection<EarlyWarning> {
  const request = pageRequest(args, ['integer', 'text']);
  const matches = testOf(args.filter as FilterInput, fields);
  let pending: Promise<EarlyWarning[]> | undefined;
  const read = () => (pending ??= readWarnings(matches, context));
  return createConnection({
    request,
    keyOf,
    async page() {
      const warnings = await read();
      const { after, first } = request;
      const start =
        after === null
          ? 0
          : warnings.findIndex(
              (warning) => comparePositions(keyOf(warning), after, []) > 0,
            );
      const rest = start < 0 ? [] : warnings.slice(start, start + first + 1);
      return pageOf(rest, first);
    },
    count: async () => (await read()).length,
  });
}

/**
 * One warning by its id; null if its rule does not hold, or if it needs facts
 * of other subgraphs.
 */
export async function findWarning(
  id: string,
  context: Context,
): Promise<EarlyWarning | null> {
  const allianceId = id.slice(0, Math.max(0, id.lastIndexOf(':')));
  const alliance = await context.byId('Alliance').load(allianceId);
  if (alliance === null) return null;
  const warnings = await warningsOf(alliance, context);
  return warnings.find((warning) => warning.id === id) ?? null;
}

async function readWarnings(
  matches: (warning: EarlyWarning) => boolean,
  context: Context,
): Promise<EarlyWarning[]> {
  const { dataSource, today } = context;
  const alliances = await warningCandidates(dataSource, today);
  const warnings = await Promise.all(
    alliances.map((alliance) => warningsOf(alliance, context)),
  );
  return warnings
    .flat()
    .filter(matches)
    .sort((one, other) => comparePositions(keyOf(one), keyOf(other), []));
}

/**
 * Warnings from the alliance's own records. E5 needs recorded guidance: an
 * alliance known from a publication only, or without a connected superior and
 * without visits, never gets it. Nor does a DORMANT one: somebody has judged it
 * already.
 */
async function warningsOf(
  alliance: AllianceRow,
  context: Context,
): Promise<EarlyWarning[]> {
  const records = await guidanceRecords(alliance, context);
  return ownRecordWarnings(records, defaultPolicy).filter(
    ({ rule }) => rule !== 'E5' || alliance.state === 'ACTIVE',
  );
}

/** Days count negatively, so that the sort key ascends. */
function keyOf({ daysOutstanding, id }: EarlyWarning): SortKey {
  return [-daysOutstanding, id];
}
