import type { Evidence, Provenance } from '../../subgraphs/kit/provenance.ts';

/** How the files of the article write where a fact comes from. */
export interface Fact {
  readonly quote: string;
  readonly provenance?: 'ARTICLE_QUOTE' | 'EXTERNAL_SOURCE' | undefined;
  readonly source?: string | undefined;
}

/** The columns of a row that say where it comes from. */
export interface FactColumns {
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly quote: string;
}

/** Every fact is a speaker's word; one from elsewhere names its source. */
export function factColumns(fact: Fact): FactColumns {
  const { quote, provenance = 'ARTICLE_QUOTE', source } = fact;
  return {
    provenance,
    evidence: 'REPORTED',
    quote: source === undefined ? quote : `${quote}(来源:${source})`,
  };
}

/** For rows whose table keeps no evidence. */
export function sourceColumns(fact: Fact): Omit<FactColumns, 'evidence'> {
  const { provenance, quote } = factColumns(fact);
  return { provenance, quote };
}
