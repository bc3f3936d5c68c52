import type { GraphqlRequest } from './contract-client.ts';

/** One way in which a server is not what the contract says. */
export interface Violation {
  readonly expected: string;
  readonly got: string;
  /** A request that shows the violation by itself. */
  readonly request: GraphqlRequest;
}

/** A server failed to answer a request of a rule. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
  readonly violation: Violation;

  constructor(violation: Violation) {
    super(`Expected ${violation.expected}, but got: ${violation.got}.`);
    this.violation = violation;
  }
}

/** A value in one short line. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
