import { baseOf, LEAVES } from './leaves.ts';
import type { Random } from './random.ts';
import type {
  EntityModel,
  InterfaceModel,
  SupergraphModel,
} from './supergraph-model.ts';

/**
 * Adds to a model what is independent of the rest: keys that are
 * @inaccessible, fields that are non-null in one of their subgraphs only, and
 * interfaces that implement others.
 */
export function varySupergraph(random: Random, model: SupergraphModel): void {
  for (const entity of model.entities) {
    if (random.chance(0.15)) hideKeys(random, entity);
    for (const field of entity.fields) {
      // A null that bubbles through it would take more there than elsewhere.
      const isLoose =
        field.owners.length > 1 &&
        LEAVES.includes(baseOf(field.type)) &&
        !field.type.includes('!');
      const isAlone =
        field.externalIn.size === 0 && !field.name.startsWith('i');
      if (!isLoose || !isAlone || !random.chance(0.3)) continue;
      field.strictIn = random.pick(field.owners);
      model.solid.add(`${entity.name}.${field.name}`);
    }
  }
  const [upper, lower] = model.interfaces;
  if (upper && lower && random.chance(0.5)) nest(model, upper, lower);
}

function hideKeys(random: Random, { keys, hidden }: EntityModel): void {
  const all = [...keys.values()].flatMap((set) => [...set]).join(' ');
  for (const name of ['sku', 'region', 'ref']) {
    if (all.includes(name) && random.chance(0.5)) hidden.add(name);
  }
}

/** All that implements the lower one implements the upper one, too. */
function nest(
  model: SupergraphModel,
  upper: InterfaceModel,
  lower: InterfaceModel,
): void {
  const faces = [upper, lower];
  const isPlain = faces.every((i) => !i.home && i.objectIn.size === 0);
  const members = model.entities.filter((e) =>
    e.interfaces.includes(lower.name),
  );
  const areBoth = members.every((e) => e.interfaces.includes(upper.name));
  if (isPlain && areBoth) lower.above = upper.name;
}
