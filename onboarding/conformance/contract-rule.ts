import type { Bilingual } from '../check/bilingual.ts';
import type { Violation } from './contract-breach.ts';
import type { ContractProbe } from './contract-probe.ts';

/** A rule of the contract, and how it is tested. */
export interface ContractRule {
  readonly name: string;
  readonly text: Bilingual;
  readonly violations: (probe: ContractProbe) => Promise<readonly Violation[]>;
}
