import {
  createConnection,
  pageOf,
  pageRequest,
  type Connection,
  type ConnectionArguments,
  type SortKey,
} from '../../kit/read/connection.ts';
import { givenOperators, type Operators } from '../../kit/read/filter.ts';
import type { AlliancesContext } from '../context.ts';
import type { AllianceRow } from '../alliance/alliance.ts';
import { guidanceRecords } from '../assessment/own-records.ts';
import { defaultPolicy } from '../vitality/policy.ts';
import type { EarlyWarning } from '../vitality/report.ts';
import { ownRecordWarnings } from '../vitality/warnings/list-warnings.ts';
import { warningCandidates } from './candidates.ts';

/** The contract's `EarlyWarningFilter`. */
export interface EarlyWarningFilter {
  readonly rule?: Operators | null;
  readonly alliance?: Operators | null;
}

export interface WarningListArguments extends ConnectionArguments {
  readonly filter?: EarlyWarningFilter | null;
}

/** Longest outstanding first, then by id. Throws BAD_USER_INPUT. */
export function listWarnings(
  args: WarningListArguments,
  context: AlliancesContext,
): Connection<EarlyWarning> {
  const request = pageRequest(args, ['integer', 'text']);
  const matches = warningTest(args.filter ?? {});
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
          : warnings.findIndex((warning) => compare(keyOf(warning), after) > 0);
      const rest = start < 0 ? [] : warnings.slice(start, start + first + 1);
      return pageOf(rest, first);
    },
    count: async () => (await read()).length,
  });
}

/** One warning by its id; null if its rule does not hold, or needs more. */
export async function findWarning(
  id: string,
  context: AlliancesContext,
): Promise<EarlyWarning | null> {
  const allianceId = id.slice(0, Math.max(0, id.lastIndexOf(':')));
  const alliance = await context.allianceById.load(allianceId);
  if (alliance === null) return null;
  const warnings = await warningsOf(alliance, context);
  return warnings.find((warning) => warning.id === id) ?? null;
}

async function readWarnings(
  matches: (warning: EarlyWarning) => boolean,
  context: AlliancesContext,
): Promise<EarlyWarning[]> {
  const { dataSource, today } = context;
  const alliances = await warningCandidates(dataSource, today);
  const warnings = await Promise.all(
    alliances.map((alliance) => warningsOf(alliance, context)),
  );
  return warnings
    .flat()
    .filter(matches)
    .sort((one, other) => compare(keyOf(one), keyOf(other)));
}

/**
 * E5 needs guidance to be recorded at all: an alliance known from a publication
 * only, or without a connected superior or any visit, never has it. Neither has
 * one that is DORMANT: a person has already judged it.
 */
async function warningsOf(
  alliance: AllianceRow,
  context: AlliancesContext,
): Promise<EarlyWarning[]> {
  const records = await guidanceRecords(alliance, context);
  return ownRecordWarnings(records, defaultPolicy).filter(
    ({ rule }) => rule !== 'E5' || alliance.state === 'ACTIVE',
  );
}

function warningTest({
  rule,
  alliance,
}: EarlyWarningFilter): (warning: EarlyWarning) => boolean {
  const tests = [
    ...givenOperators(rule ?? {}).map(
      (given) => (warning: EarlyWarning) => holds(given, warning.rule),
    ),
    ...givenOperators(alliance ?? {}).map(
      (given) => (warning: EarlyWarning) => holds(given, warning.allianceId),
    ),
  ];
  return (warning) => tests.every((test) => test(warning));
}

function holds(
  [operator, operand]: [keyof Operators, unknown],
  value: string,
): boolean {
  switch (operator) {
    case 'eq':
      return operand === value;
    case 'in':
      return (operand as readonly unknown[]).includes(value);
    case 'notIn':
      return !(operand as readonly unknown[]).includes(value);
    case 'contains':
    case 'gte':
    case 'lte':
    case 'isNull':
      throw new TypeError(`No operator ${operator} in EarlyWarningFilter`);
  }
}

/** Days are counted down, so that keys sort ascending. */
function keyOf({ daysOutstanding, id }: EarlyWarning): SortKey {
  return [-daysOutstanding, id];
}

function compare(one: SortKey, other: SortKey): number {
  const days = Number(one[0]) - Number(other[0]);
  if (days !== 0) return days;
  return compareText(String(one[1]), String(other[1]));
}

/** By code point, as the databases do; `<` would go by UTF-16 unit. */
function compareText(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
