import { type FieldNode, visit } from 'graphql';
import type { TakenKeys } from '../../../prepare/rename-hostile-keys.ts';
import { fieldSetUses } from '../../../supergraph/field-set-uses.ts';
import { parseFieldSet } from '../../../../protocol/sdl/field-set.ts';
import type { SdlTypes } from '../../../../protocol/sdl/sdl-types.ts';

/**
 * The planner reads what is under the name of a field of a key or of a
 * @requires, whatever an alias or an argument made of it: `id: name` would put
 * the name where the next fetch finds the key, and `price(in: EUR)` what a
 * @requires wants in another currency (of which it may even crash).
 */
export function takenKeys(supergraph: SdlTypes): TakenKeys {
  const names = namesInFieldSets(supergraph);
  return {
    names: [...names.keys()],
    isTaken: (key, field) =>
      key.startsWith(OWN_ALIAS) || isReadAs(key, field, names),
  };
}

/** How the aliases begin that the planner itself gives. */
const OWN_ALIAS = '_internal_qp_alias';

function isReadAs(
  key: string,
  field: FieldNode,
  names: ReadonlyMap<string, boolean>,
): boolean {
  const hasArguments = names.get(key);
  if (hasArguments === undefined) return false;
  return (
    key !== field.name.value ||
    (field.arguments?.length ?? 0) > 0 ||
    hasArguments
  );
}

/** Fields of keys and of @requires; true where one is given arguments. */
function namesInFieldSets(supergraph: SdlTypes): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const { kind, text } of fieldSetUses(supergraph)) {
    if (kind === 'provides' || text === undefined) continue;
    visit(parseFieldSet(text), {
      Field({ name: { value: name }, arguments: args = [] }) {
        names.set(name, args.length > 0 || (names.get(name) ?? false));
      },
    });
  }
  return names;
}
