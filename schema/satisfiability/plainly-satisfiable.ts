import { visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';

import {
  namedType,
  sdlTypes,
  type SdlType,
  type SdlTypes,
} from '../../protocol/sdl/sdl-types.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

/** What makes a field's place depend on the way that leads to its type. */
const subtleDirectives: ReadonlySet<string> = new Set([
  'external',
  'requires',
  'provides',
  'override',
  'interfaceObject',
  'context',
  'fromContext',
]);

/** Root fields are asked for at the root of whoever has them. */
const rootTypes: ReadonlySet<string> = new Set([
  'Query',
  'Mutation',
  'Subscription',
]);

/**
 * Whether it is plain that every query can be answered: each type is whole
 * wherever it is, or an entity that all who know it can hand over by one key
 * to some who have each field. Then there is no need to walk every path, for
 * which composition takes time by the square of what is shared. False means
 * not that there is a gap, only that paths must be walked.
 */
export function isPlainlySatisfiable(
  documents: readonly DocumentNode[],
): boolean {
  if (documents.some(isSubtle)) return false;
  const subgraphs = documents.map(sdlTypes);
  const names = new Set(
    subgraphs.flatMap(({ all }) => all.map(({ name }) => name)),
  );
  return [...names].every((name) => {
    if (rootTypes.has(name)) return true;
    const places = subgraphs.flatMap((types): LocalType[] => {
      const type = types.get(name);
      return type ? [{ type, types }] : [];
    });
    return isPlain(places, documents);
  });
}

/** In how many places the types stand that several subgraphs have. */
export function countSharedPlaces(documents: readonly DocumentNode[]): number {
  const counts = new Map<string, number>();
  for (const { name } of documents.flatMap((one) => sdlTypes(one).all)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts.values()]
    .filter((count) => count > 1)
    .reduce((sum, count) => sum + count, 0);
}

/** A type in one subgraph. */
interface LocalType {
  readonly type: SdlType;
  readonly types: SdlTypes;
}

function isPlain(
  places: readonly LocalType[],
  documents: readonly DocumentNode[],
): boolean {
  const [first] = places;
  if (!first || places.length === 1) return true;
  switch (first.type.kind) {
    case 'object':
      return isWholeEverywhere(places) || isHandedOverByOneKey(places);
    case 'interface':
    case 'union':
      return isWholeEverywhere(places) && hasSameMembers(first, documents);
    case 'input':
    case 'leaf':
      return true;
  }
}

function isWholeEverywhere(places: readonly LocalType[]): boolean {
  const fields = allFields(places);
  return places.every(({ type }) => type.fields.size === fields.size);
}

function isHandedOverByOneKey(places: readonly LocalType[]): boolean {
  const fields = [...allFields(places)];
  const keys = new Set(places.flatMap(({ type }) => keysOf(type)));
  return [...keys].some((key) => {
    if (!places.every((place) => hasKeyFields(place, key))) return false;
    const holders = places.filter(({ type }) => keysOf(type).includes(key));
    return fields.every((field) =>
      holders.some(({ type }) => type.fields.has(field)),
    );
  });
}

function allFields(places: readonly LocalType[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ type }) => [...type.fields.keys()]));
}

/** The resolvable keys of a type, as they are written. */
function keysOf({ directives }: SdlType): readonly string[] {
  return directives
    .filter((use) => use.name.value === 'key')
    .map((use) => directiveArguments(use))
    .filter(({ resolvable }) => resolvable !== false)
    .map(({ fields }) => String(fields).trim());
}

/** Whether an object there has the fields of a key, all of them leaves. */
function hasKeyFields({ type, types }: LocalType, key: string): boolean {
  return key.split(/[\s,]+/u).every((name) => {
    const field = type.fields.get(name);
    if (!field) return false;
    const inner = types.get(namedType(field.type));
    return inner === undefined || inner.kind === 'leaf';
  });
}

/** Whether an abstract type has the same members in all who know it. */
function hasSameMembers(
  { type: { name } }: LocalType,
  documents: readonly DocumentNode[],
): boolean {
  const lists = documents.map((document) => membersOf(document, name).sort());
  const known = lists.filter((members) => members.length > 0);
  return new Set(known.map((members) => members.join())).size <= 1;
}

function membersOf({ definitions }: DocumentNode, abstract: string): string[] {
  return definitions.flatMap((definition) => {
    if ('types' in definition && definition.name.value === abstract) {
      return (definition.types ?? []).map(({ name }) => name.value);
    }
    const { interfaces = [] } =
      'interfaces' in definition ? definition : { interfaces: [] };
    return 'name' in definition &&
      interfaces.some(({ name }) => name.value === abstract)
      ? [definition.name.value]
      : [];
  });
}

/** Directives that matter, or that have other names than their own. */
function isSubtle(document: DocumentNode): boolean {
  const used: ConstDirectiveNode[] = [];
  visit(document, {
    // None of those in a contract has variables.
    Directive: (node) => void used.push(node as ConstDirectiveNode),
  });
  const links = used.filter(isFederation);
  return (
    links.length === 0 ||
    links.some(renames) ||
    used.some(isSubtleDirective) ||
    sdlTypes(document).all.some(isEntityInterface)
  );
}

function isSubtleDirective({ name: { value } }: ConstDirectiveNode): boolean {
  return subtleDirectives.has(value) || value.startsWith('federation__');
}

function isEntityInterface(type: SdlType): boolean {
  return type.kind === 'interface' && keysOf(type).length > 0;
}

function isFederation(link: ConstDirectiveNode): boolean {
  return (
    link.name.value === 'link' &&
    String(directiveArguments(link)['url']).includes('/federation/v2')
  );
}

function renames(link: ConstDirectiveNode): boolean {
  const { as: namespace, import: imports } = directiveArguments(link);
  return (
    namespace !== undefined ||
    (Array.isArray(imports) && imports.some((item) => typeof item === 'object'))
  );
}
