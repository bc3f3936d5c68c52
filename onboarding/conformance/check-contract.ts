import type { Bilingual } from '../check/bilingual.ts';
import type { ContractClient } from './contract-client.ts';
import { contractLists, type ContractList } from './contract-lists.ts';
import { createProbe, type ContractProbe } from './contract-probe.ts';
import type { ContractRule } from './contract-rule.ts';
import { ContractBreach, type Violation } from './contract-breach.ts';
import { entityRules } from './entity-rules.ts';
import { filterRules } from './filter-rules.ts';
import { gatherRules } from './gather-rules.ts';
import { httpRules } from './http-rules.ts';
import { listRules } from './list-rules.ts';
import { schemaRules } from './schema-rules.ts';

/** All rules of the contract, in the order in which they are tested. */
export const contractRules: readonly ContractRule[] = [
  ...httpRules,
  ...schemaRules,
  ...listRules,
  ...entityRules,
  ...filterRules,
  ...gatherRules,
];

/** The result of one rule; without violations it holds. */
export interface RuleResult {
  readonly name: string;
  readonly text: Bilingual;
  readonly violations: readonly Violation[];
}

/** A probe that reads at most this many rows of each list. */
export function contractProbe(
  client: ContractClient,
  bound: number,
): ContractProbe {
  return createProbe(client, bound);
}

/** How much of each list was tested. */
export interface Coverage {
  readonly field: ContractList['field'];
  readonly walked: number;
  /** Null where the server keeps no such records. */
  readonly total: number | null;
}

/** Lists that cannot be read are left out; rules have reported them. */
export async function coverageOf(
  probe: ContractProbe,
): Promise<readonly Coverage[]> {
  const found: Coverage[] = [];
  for (const list of contractLists) {
    try {
      const { rows, totalCount } = await probe.walk(list, {});
      const { field } = list;
      found.push({ field, walked: rows.length, total: totalCount });
    } catch (error) {
      if (!(error instanceof ContractBreach)) throw error;
    }
  }
  return found;
}

/** A server that does not answer violates the rule that asked. */
export async function tryRule(
  { name, text, violations }: ContractRule,
  probe: ContractProbe,
): Promise<RuleResult> {
  try {
    return { name, text, violations: await violations(probe) };
  } catch (error) {
    if (!(error instanceof ContractBreach)) throw error;
    return { name, text, violations: [error.violation] };
  }
}
