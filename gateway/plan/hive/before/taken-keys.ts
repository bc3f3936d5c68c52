import { type FieldNode, visit } from 'graphql';
import type { TakenKeys } from '../../../prepare/rename-hostile-keys.ts';
import { fieldSetUses } from '../../../supergraph/field-set-uses.ts';
import { parseFieldSet } from '../../../../protocol/sdl/field-set.ts';
import type { SdlTypes } from '../../../../protocol/sdl/sdl-types.ts';

/**
 * Response keys that would mislead the planner: it reads fields of keys and
 * @requires by name, whatever was selected under it. With `id: name` the next
 * fetch would send the name as key; with `price(in: EUR)` a @requires could get
 * another currency (or the planner crash).
 */
export function takenKeys(supergraph: SdlTypes): TakenKeys {
  const names = namesInFieldSets(supergraph);
  return {
    names: [...names.keys()],
    isTaken: (key, field) =>
      key.startsWith(OWN_ALIAS) || isReadAs(key, field, names),
  };
}

/** The prefix of the planner's own aliases. */
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

/** The fields in keys and @requires; true for those used with arguments. */
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
