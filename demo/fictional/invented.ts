import type { Sourced } from '../../subgraphs/kit/values/provenance.ts';
import type { Evidence } from '../../subgraphs/kit/contract/generated.ts';

/** The origin of an invented row: no source says it. */
export function invented(evidence: Evidence): Sourced {
  return {
    provenance: 'SYNTHETIC',
    evidence,
    statement: null,
    wording: null,
    citation: null,
  };
}
