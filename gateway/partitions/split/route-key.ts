import { isDataObject } from '../../base/plain-data.ts';
import { argumentNode, valueOf } from '../model/argument-value.ts';
import type { CompiledField } from './compiled-field.ts';
import type { Variables } from '../model/selected-fields.ts';

/** The key that determines which partition answers a routed field. */
export function routeKey(
  { rule, node }: Extract<CompiledField, { kind: 'route' }>,
  variables: Variables,
): unknown {
  const [argument = '', ...below] = rule.by;
  let key = valueOf(argumentNode(node, argument), variables);
  for (const name of below) key = isDataObject(key) ? key[name] : undefined;
  return key;
}
