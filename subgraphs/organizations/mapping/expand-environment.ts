import { isScalar, visit, type Document } from 'yaml';

/** Names of environment variables and their values. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that is not set and has no default, and where it is used. */
export interface MissingVariable {
  readonly name: string;
  /** The offset in the document's text. */
  readonly offset: number;
}

const reference = /\$\{env\.([A-Za-z_]\w*)(?::-([^}]*))?\}/gu;

/**
 * Replaces `${env.NAME}` and `${env.NAME:-default}` in the texts of a document;
 * an empty variable counts as not set.
 */
export function expandEnvironment(
  document: Document,
  environment: Environment,
): readonly MissingVariable[] {
  const missing: MissingVariable[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node)) return;
      if (typeof node.value !== 'string') return;
      node.value = node.value.replace(
        reference,
        (_, name: string, standard: string | undefined) => {
          const value = environment[name];
          if (value !== undefined && value !== '') return value;
          if (standard !== undefined) return standard;
          missing.push({ name, offset: node.range?.[0] ?? 0 });
          return '';
        },
      );
    },
  });
  return missing;
}
