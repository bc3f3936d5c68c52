import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
} from 'graphql';
import type { CutCandidate } from './cut-selections.ts';
import type { EntityLookups } from '../forms/entity-lookups.ts';

interface RuleContext {
  readonly schema: GraphQLSchema;
  readonly lookups: EntityLookups;
}

/** Which fields to cut out of an operation. */
interface CutRule {
  shouldCut(candidate: CutCandidate, context: RuleContext): boolean;
  readonly isApart: boolean;
  /**
   * Whether objects of interfaces with a key are found again by that key only.
   */
  readonly isByInterface?: boolean;
}

/**
 * Tried one after the other, beginning with the one that gives the fewest
 * parts.
 */
export const CUT_RULES: readonly CutRule[] = [
  { isApart: false, shouldCut: () => false },
  {
    isApart: false,
    shouldCut: (candidate, { schema }) =>
      isRequiringBelow(candidate) &&
      candidate.above.some((t) => includes(t, candidate.type, schema)),
  },
  { isApart: false, shouldCut: isRequiringBelow },
  { isApart: true, shouldCut: isRequiringBelow },
  { isApart: false, shouldCut: isRequiringOrOfAbstract },
  { isApart: false, shouldCut: isRequiringOrOfAbstract, isByInterface: true },
];

function isRequiringBelow({ hasRequires, above }: CutCandidate): boolean {
  return hasRequires && above.length > 0;
}

function isRequiringOrOfAbstract(
  candidate: CutCandidate,
  { lookups }: RuleContext,
): boolean {
  if (isRequiringBelow(candidate)) return true;
  const { isOfAbstract, type } = candidate;
  return isOfAbstract && lookups.lookupOf(type.name) !== undefined;
}

function includes(
  type: GraphQLCompositeType,
  object: CutCandidate['type'],
  schema: GraphQLSchema,
): boolean {
  return (
    type === object || (isAbstractType(type) && schema.isSubType(type, object))
  );
}
