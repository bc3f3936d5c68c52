import { Kind } from 'graphql';

import {
  type DirectiveArguments,
  readPartitionKey,
} from '../../protocol/partition/partition-uses.ts';
import { namedType, type SdlType } from '../../protocol/sdl/sdl-types.ts';
import { parseFieldSet } from '../../protocol/sdl/field-set.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { PartitionContract } from './partition-contract.ts';

/** Every entity says which partition a row of it belongs to. */
export function keyProblems(contract: PartitionContract): SchemaProblem[] {
  return contract.types.all.flatMap((type) => {
    const keys = contract.keysOf(type);
    const key = contract.use(type.directives, 'partitionKey');
    if (key) return keyFieldProblems(contract, type, key);
    if (keys.length === 0) return [];
    return [
      contract.problem(
        'PARTITION_KEY_MISSING',
        `${contract.name}: expected @partitionKey on the entity ${type.name}, but got none.`,
      ),
    ];
  });
}

function keyFieldProblems(
  contract: PartitionContract,
  type: SdlType,
  key: DirectiveArguments,
): SchemaProblem[] {
  const { field, separator } = readPartitionKey(key);
  const keys = contract.keysOf(type);
  const refuse = (message: string) =>
    contract.problem(
      'PARTITION_KEY_INVALID',
      `${contract.name}: @partitionKey on ${type.name}: expected ${message}.`,
    );
  const problems: SchemaProblem[] = [];
  if (separator === '') {
    problems.push(refuse('a separator of at least one character, but got ""'));
  }
  if (keys.length === 0 && !isItem(contract, type, field)) {
    problems.push(
      refuse(
        'an entity, or the items of a list that is gathered by this field, but got neither',
      ),
    );
  }
  for (const fields of keys) {
    if (!outermostFields(fields).includes(field)) {
      problems.push(
        refuse(`"${field}" in every @key, but got @key(fields: "${fields}")`),
      );
    }
  }
  return problems;
}

/** Of an item of a gathered list its own key says whose it is. */
function isItem(
  contract: PartitionContract,
  { name }: SdlType,
  key: string,
): boolean {
  return [...(contract.types.root('query')?.fields.values() ?? [])].some(
    (node) => {
      const gather = contract.use(node.directives, 'gather');
      return (
        gather?.['merge'] === 'LIST' &&
        gather['key'] === key &&
        namedType(node.type) === name
      );
    },
  );
}

function outermostFields(fieldSet: string): string[] {
  try {
    return parseFieldSet(fieldSet).selections.flatMap((selection) =>
      selection.kind === Kind.FIELD ? [selection.name.value] : [],
    );
  } catch {
    // Composition itself says what is wrong with a field set.
    return [];
  }
}
