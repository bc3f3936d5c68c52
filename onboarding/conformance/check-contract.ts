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

/** Every promise of the contract, in the order in which they are tested. */
export const contractRules: readonly ContractRule[] = [
  ...httpRules,
  ...schemaRules,
  ...listRules,
  ...entityRules,
  ...filterRules,
  ...gatherRules,
];

/** How one rule went; a rule without violations holds. */
export interface RuleResult {
  readonly name: string;
  readonly text: Bilingual;
  readonly violations: readonly Violation[];
}

/** A probe that walks at most so many rows of each list. */
export function contractProbe(
  client: ContractClient,
  bound: number,
): ContractProbe {
  return createProbe(client, bound);
}

/** How much of each list the rules have seen. */
export interface Coverage {
  readonly field: ContractList['field'];
  readonly walked: number;
  /** Null where the server keeps no such records. */
  readonly total: number | null;
}

/** Lists that cannot be walked are left out: rules have said so. */
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

/** A server that does not even answer breaks the rule that asked. */
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
