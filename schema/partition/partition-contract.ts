import type { ConstDirectiveNode, FieldDefinitionNode } from 'graphql';

import {
  PARTITION_SPECIFICATION,
  type PartitionDirective,
} from '../../protocol/partition/partition-directives.ts';
import {
  type DirectiveArguments,
  type PartitionUses,
  partitionUses,
} from '../../protocol/partition/partition-uses.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';
import { linkedDirectives } from '../../protocol/sdl/linked-directives.ts';
import {
  sdlTypes,
  type SdlType,
  type SdlTypes,
} from '../../protocol/sdl/sdl-types.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { ParsedContract } from '../rules/parsed-contract.ts';

export type PartitionProblemCode =
  | 'PARTITION_AGGREGATE_INVALID'
  | 'PARTITION_FIELD_SHARED'
  | 'PARTITION_FIELD_UNDECIDED'
  | 'PARTITION_KEY_AMBIGUOUS'
  | 'PARTITION_KEY_INVALID'
  | 'PARTITION_KEY_MISSING'
  | 'PARTITION_MERGE_INVALID'
  | 'PARTITION_PATH_INVALID';

/** A subgraph's contract that uses partition directives. */
export interface PartitionContract {
  readonly name: string;
  readonly types: SdlTypes;
  /** The arguments of a partition directive where it stands. */
  use(
    directives: readonly ConstDirectiveNode[] | undefined,
    name: PartitionDirective,
  ): DirectiveArguments | undefined;
  /** The field sets of the @key directives by which it resolves a type. */
  keysOf(type: SdlType): readonly string[];
  problem(code: PartitionProblemCode, message: string): SchemaProblem;
}

/** Undefined for a contract that uses none of the directives. */
export function readPartitionContract({
  name,
  document,
}: ParsedContract): PartitionContract | undefined {
  const uses = partitionUses(document);
  if (!uses) return undefined;
  const types = sdlTypes(document);
  const key = linkedDirectives(document, {
    url: /\/federation\/v2\.\d+$/,
    names: ['key'],
  });
  if (!types.all.some((type) => isUsedIn(type, uses))) return undefined;
  return {
    name,
    types,
    use: (directives, directive) => uses.find(directives, directive),
    keysOf: ({ directives }) =>
      directives
        .filter((use) => use.name.value === (key?.nameOf('key') ?? 'key'))
        .map(directiveArguments)
        .filter(({ resolvable }) => resolvable !== false)
        .map(({ fields }) => String(fields)),
    problem: (code, message) => ({ code, message, subgraphs: [name] }),
  };
}

function isUsedIn(type: SdlType, uses: PartitionUses): boolean {
  const isUsed = ({
    directives,
  }: Pick<FieldDefinitionNode, 'directives'>): boolean =>
    PARTITION_SPECIFICATION.names.some(
      (name) => uses.find(directives, name) !== undefined,
    );
  return isUsed(type) || [...type.fields.values()].some(isUsed);
}
