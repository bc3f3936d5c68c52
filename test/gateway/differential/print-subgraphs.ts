import { baseOf } from './leaves.ts';
import type {
  EntityModel,
  FieldModel,
  SupergraphModel,
} from './supergraph-model.ts';

const SHARED = `
  scalar Any
  enum Color { RED GREEN BLUE }
  input Filter { min: Int = 1 tags: [String!] any: Any deep: Filter }
`;

/** The SDL of each subgraph of a model, by name. */
export function printSubgraphs(
  model: SupergraphModel,
): Readonly<Record<string, string>> {
  const sdls: Record<string, string> = {};
  const needed = new Map(
    model.subgraphs.map((name) => [name, placeTypes(model, name)]),
  );
  for (const [name, types] of needed) {
    const sdl = printSubgraph(model, name, types);
    if (sdl !== '') sdls[name] = SHARED + sdl;
  }
  return sdls;
}

/** The key fields an entity has in a subgraph; `id` is in every one. */
export function keyFieldsOf(entity: EntityModel, subgraph: string): string[] {
  const keys = [...(entity.keys.get(subgraph) ?? [])].join(' ');
  return ['id', ...['sku', 'region', 'ref'].filter((k) => keys.includes(k))];
}

/**
 * The types a subgraph needs for its fields, to a fixed point. An entity that
 * is only pointed at gets a stub there: its key.
 */
function placeTypes(
  model: SupergraphModel,
  subgraph: string,
): ReadonlySet<string> {
  const types = new Set<string>();
  for (let before = -1; before !== types.size;) {
    before = types.size;
    for (const entity of model.entities) {
      if (entity.keys.has(subgraph)) types.add(entity.name);
    }
    for (const field of fieldsIn(model, subgraph)) {
      types.add(baseOf(field.type));
    }
    for (const value of model.values) {
      if (!types.has(value.name)) continue;
      for (const field of value.fields) types.add(baseOf(field.type));
    }
    for (const [name, members] of abstractTypes(model)) {
      if (!types.has(name) || members.some((m) => types.has(m))) continue;
      const isObject = model.interfaces.some(
        (i) => i.name === name && i.objectIn.has(subgraph),
      );
      const [first] = members;
      if (first !== undefined && !isObject) types.add(first);
    }
    // What a field of the lower one may be, the upper one says, too.
    for (const { name, above } of model.interfaces) {
      if (above !== undefined && types.has(name)) types.add(above);
    }
    for (const entity of model.entities) {
      if (types.has(entity.name) && !entity.keys.has(subgraph)) {
        const [key] = [...entity.keys.values()].flatMap((keys) => [...keys]);
        entity.keys.set(subgraph, new Set([key ?? 'id']));
      }
    }
  }
  return types;
}

function abstractTypes(
  model: SupergraphModel,
): readonly (readonly [string, readonly string[]])[] {
  return [
    ...model.unions.map((u) => [u.name, u.members] as const),
    ...model.interfaces.map(
      ({ name }) =>
        [
          name,
          model.entities
            .filter((e) => e.interfaces.includes(name))
            .map((e) => e.name),
        ] as const,
    ),
  ];
}

function fieldsIn(model: SupergraphModel, subgraph: string): FieldModel[] {
  return [
    ...model.entities.flatMap((entity) => entity.fields),
    ...model.queries,
    ...model.mutations,
  ].filter((field) => isIn(field, subgraph));
}

function isIn(field: FieldModel, subgraph: string): boolean {
  return (
    field.owners.includes(subgraph) ||
    field.externalIn.has(subgraph) ||
    field.overrides === subgraph
  );
}

function printSubgraph(
  model: SupergraphModel,
  subgraph: string,
  types: ReadonlySet<string>,
): string {
  const parts: string[] = [];
  for (const [root, fields] of [
    ['Query', model.queries],
    ['Mutation', model.mutations],
  ] as const) {
    const own = fields.filter((field) => isIn(field, subgraph));
    if (own.length > 0) parts.push(printType(`type ${root}`, own.map((f) => printField(f, subgraph)))); // prettier-ignore
  }
  for (const entity of model.entities) {
    if (!entity.keys.has(subgraph)) continue;
    parts.push(printEntity(model, { entity, subgraph, types }));
  }
  for (const value of model.values) {
    if (!types.has(value.name)) continue;
    const fields = value.fields.map((f) => `${f.name}: ${f.type}`);
    parts.push(printType(`type ${value.name} @shareable`, fields));
  }
  parts.push(...printAbstract(model, subgraph, types));
  return parts.join('\n');
}

function printAbstract(
  model: SupergraphModel,
  subgraph: string,
  types: ReadonlySet<string>,
): string[] {
  const parts: string[] = [];
  for (const face of model.interfaces) {
    const own = face.objectIn.get(subgraph);
    if (own) {
      const fields = own.map((field) => printField(field, subgraph));
      parts.push(printType(`type ${face.name} @interfaceObject @key(fields: "id")`, ['id: ID!', ...fields])); // prettier-ignore
    } else if (types.has(face.name) || face.home === subgraph) {
      const key = face.home === subgraph ? ' @key(fields: "id")' : '';
      const members = model.entities.filter(
        (e) => e.interfaces.includes(face.name) && e.keys.has(subgraph),
      );
      const above = model.interfaces.find(({ name }) => name === face.above);
      const isAbove = above !== undefined && types.has(above.name);
      const fields = (isAbove ? [...face.common, ...above.common] : face.common)
        .filter(({ name }) =>
          members.every((member) =>
            member.fields.some((f) => f.name === name && isIn(f, subgraph)),
          ),
        )
        .map((f) => `${f.name}: ${f.type}`);
      const faces = isAbove ? ` implements ${above.name}` : '';
      parts.push(printType(`interface ${face.name}${faces}${key}`, ['id: ID!', ...fields])); // prettier-ignore
    }
  }
  for (const union of model.unions) {
    const members = union.members.filter((m) => types.has(m));
    if (types.has(union.name)) {
      parts.push(`union ${union.name} = ${members.join(' | ')}`);
    }
  }
  return parts;
}

function printEntity(
  model: SupergraphModel,
  of: { entity: EntityModel; subgraph: string; types: ReadonlySet<string> },
): string {
  const { entity, subgraph, types } = of;
  const keys = [...(entity.keys.get(subgraph) ?? [])];
  const interfaces = entity.interfaces.filter(
    (name) =>
      types.has(name) ||
      model.interfaces.some((i) => i.name === name && i.home === subgraph),
  );
  const head = [
    `type ${entity.name}`,
    interfaces.length > 0 ? `implements ${interfaces.join(' & ')}` : '',
    ...keys.map((key) => `@key(fields: "${key}")`),
  ].join(' ');
  const keyFields = keyFieldsOf(entity, subgraph).map((name) => {
    if (name === 'ref') return `ref: ${entity.name}Ref!`;
    const isKey = keys.some((key) => key.split(' ').includes(name));
    return `${name}: ${name === 'id' ? 'ID!' : 'String!'}${isKey ? '' : ' @shareable'}`;
  }).map((f) => entity.hidden.has(f.replace(/:.*/s, '')) ? `${f} @inaccessible` : f); // prettier-ignore
  const own = entity.fields.filter((field) => isIn(field, subgraph));
  const type = printType(head, [
    ...keyFields,
    ...own.map((field) => printField(field, subgraph)),
  ]);
  return keyFields.some((f) => f.startsWith('ref'))
    ? `${type}\ntype ${entity.name}Ref @shareable { code: String! }`
    : type;
}

function printField(field: FieldModel, subgraph: string): string {
  const isOwner = field.owners.includes(subgraph);
  const provides = isOwner ? field.provides.get(subgraph) : undefined;
  return [
    `${field.name}${field.args}: ${field.type}${field.strictIn === subgraph ? '!' : ''}`,
    isOwner && field.isShareable ? '@shareable' : '',
    isOwner && field.requires !== undefined
      ? `@requires(fields: "${field.requires}")`
      : '',
    isOwner && field.overrides !== undefined
      ? `@override(from: "${field.overrides}")`
      : '',
    provides === undefined ? '' : `@provides(fields: "${provides}")`,
    !isOwner && field.externalIn.has(subgraph) ? '@external' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function printType(head: string, fields: readonly string[]): string {
  return `${head} {\n${fields.map((field) => `  ${field}`).join('\n')}\n}`;
}
