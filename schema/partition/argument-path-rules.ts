import type { InputValueDefinitionNode } from 'graphql';

import type { ArgumentPath } from '../../protocol/partition/partition-uses.ts';
import {
  isList,
  namedType,
  type SdlType,
} from '../../protocol/sdl/sdl-types.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { RootField } from './root-field.ts';

/** A path of arguments, and which directive names it. */
export interface NamedPath {
  readonly path: ArgumentPath;
  readonly use: 'route' | 'prune';
}

const KEY_TYPES: ReadonlySet<string> = new Set(['ID', 'String']);

/** A path leads through inputs to texts: keys or names of partitions. */
export function pathProblems(
  field: RootField,
  { path, use }: NamedPath,
): SchemaProblem[] {
  const refuse = (found: string): SchemaProblem[] => [
    field.refuse(
      'PARTITION_PATH_INVALID',
      `the path "${path.join('.')}" of @${use === 'route' ? 'route' : 'gather'} to lead to ${EXPECTED[use]}, but got ${found}`,
    ),
  ];
  const [argument = '', ...rest] = path;
  let leaf = field.node.arguments?.find(({ name }) => name.value === argument);
  let holder: SdlType | undefined;
  for (const segment of rest) {
    if (!leaf || isList(leaf.type)) return refuse(describe(leaf));
    holder = field.contract.types.get(namedType(leaf.type));
    leaf = holder?.inputFields.get(segment);
  }
  if (!leaf) return refuse('nothing');
  const isFitting =
    use === 'route'
      ? isKey(leaf) && !isList(leaf.type)
      : isPrunable(field, leaf, holder);
  return isFitting ? [] : refuse(describe(leaf));
}

const EXPECTED = {
  route: 'one ID or String',
  prune: 'an ID or a String, a list of them, or operators with "eq" or "in"',
} as const;

function describe(leaf: InputValueDefinitionNode | undefined): string {
  if (!leaf) return 'nothing';
  return `${isList(leaf.type) ? 'a list of ' : ''}${namedType(leaf.type)}`;
}

function isKey({ type }: InputValueDefinitionNode): boolean {
  return KEY_TYPES.has(namedType(type));
}

function isPrunable(
  field: RootField,
  leaf: InputValueDefinitionNode,
  holder: SdlType | undefined,
): boolean {
  if (isKey(leaf)) {
    // Below "or" and "not" one foreign key can only be taken out of a list.
    return isList(leaf.type) || !holder || !isLogical(holder);
  }
  const operators = field.contract.types.get(namedType(leaf.type))?.inputFields;
  const isIn = operators?.get('in');
  if (isList(leaf.type) || !isIn) return false;
  return isKey(isIn) && isList(isIn.type);
}

function isLogical({ inputFields }: SdlType): boolean {
  return ['and', 'or', 'not'].some((name) => inputFields.has(name));
}
