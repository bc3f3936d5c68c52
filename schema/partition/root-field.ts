import type { FieldDefinitionNode } from 'graphql';

import type { SchemaProblem } from '../rules/problem.ts';
import type {
  PartitionContract,
  PartitionProblemCode,
} from './partition-contract.ts';

/** A root field under the rules, and how to say what is wrong with it. */
export interface RootField {
  readonly contract: PartitionContract;
  readonly node: FieldDefinitionNode;
  refuse(code: PartitionProblemCode, expectation: string): SchemaProblem;
}

export function rootField(
  contract: PartitionContract,
  type: string,
  node: FieldDefinitionNode,
): RootField {
  return {
    contract,
    node,
    refuse: (code, expectation) =>
      contract.problem(
        code,
        `${contract.name}: ${type}.${node.name.value}: expected ${expectation}.`,
      ),
  };
}
