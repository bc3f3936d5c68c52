import type {
  Citation,
  Sourced,
} from '../../subgraphs/kit/values/provenance.ts';
import type { Article } from './article-schema.ts';

/** How the files of the article write where a fact comes from. */
export interface Fact {
  readonly statement: string;
  readonly wording?: string | undefined;
  readonly question?: number | undefined;
  readonly external?:
    | { readonly title: string; readonly publishedOn?: string | undefined }
    | undefined;
}

/** Each fact is cited: it comes from the speaker or from another source. */
export function sourcedColumns(
  fact: Fact,
  { title, publishedOn, speaker }: Article,
): Sourced {
  const { statement, wording = null, question, external } = fact;
  const citation: Citation = external
    ? {
        title: external.title,
        publishedOn: external.publishedOn ?? null,
        speaker: null,
        question: null,
      }
    : { title, publishedOn, speaker, question: question ?? null };
  return {
    provenance: external ? 'EXTERNAL' : 'ARTICLE',
    evidence: 'REPORTED',
    statement,
    wording,
    citation,
  };
}
