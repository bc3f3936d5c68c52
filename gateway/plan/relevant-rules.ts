import { type DocumentNode, Kind, type ValidationRule } from 'graphql';
import { kindsOf } from './document-nodes.ts';

const VALUES = [
  Kind.NULL,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
];

/** The nodes without which a rule of the specification (5) says nothing. */
const SUBJECTS: Readonly<Record<string, readonly Kind[]>> = {
  KnownTypeNamesRule: [Kind.NAMED_TYPE],
  FragmentsOnCompositeTypesRule: [
    Kind.FRAGMENT_DEFINITION,
    Kind.INLINE_FRAGMENT,
  ],
  VariablesAreInputTypesRule: [Kind.VARIABLE_DEFINITION],
  UniqueFragmentNamesRule: [Kind.FRAGMENT_DEFINITION],
  KnownFragmentNamesRule: [Kind.FRAGMENT_SPREAD],
  NoUnusedFragmentsRule: [Kind.FRAGMENT_DEFINITION],
  PossibleFragmentSpreadsRule: [Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD],
  NoFragmentCyclesRule: [Kind.FRAGMENT_DEFINITION],
  UniqueVariableNamesRule: [Kind.VARIABLE_DEFINITION],
  NoUndefinedVariablesRule: [Kind.VARIABLE],
  NoUnusedVariablesRule: [Kind.VARIABLE_DEFINITION],
  KnownDirectivesRule: [Kind.DIRECTIVE],
  UniqueDirectivesPerLocationRule: [Kind.DIRECTIVE],
  KnownArgumentNamesRule: [Kind.ARGUMENT],
  UniqueArgumentNamesRule: [Kind.ARGUMENT],
  ValuesOfCorrectTypeRule: VALUES,
  VariablesInAllowedPositionRule: [Kind.VARIABLE],
  UniqueInputFieldNamesRule: [Kind.OBJECT],
};

/**
 * The rules that have something to look at in a document. Each costs a call at
 * every node: most operations have use for a third of them.
 */
export function relevantRules(
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly ValidationRule[] {
  const found = kindsOf(document);
  return rules.filter(
    ({ name }) => SUBJECTS[name]?.some((kind) => found.has(kind)) ?? true,
  );
}
