import type {
  Evidence,
  Sourced,
} from '../../subgraphs/kit/values/provenance.ts';

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
