import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';

import { directiveArguments } from './directive-arguments.ts';

/** The directives of one specification, by the names they have in it. */
export interface LinkedDirectives<Name extends string> {
  /** The first of these applied directives that is the named one. */
  find(
    directives: readonly ConstDirectiveNode[] | undefined,
    name: Name,
  ): ConstDirectiveNode | undefined;
  /** The local name of a directive in this document, without the @. */
  nameOf(name: Name): string;
}

export interface LinkedSpecification<Name extends string> {
  /** A pattern for the `url` argument of `@link`. */
  readonly url: RegExp;
  readonly names: readonly Name[];
}

/**
 * The directives that a document gets from a specification by `@link`, under
 * the names it imports them by; undefined if it does not link the
 * specification.
 */
export function linkedDirectives<Name extends string>(
  document: DocumentNode,
  { url, names }: LinkedSpecification<Name>,
): LinkedDirectives<Name> | undefined {
  for (const link of links(document)) {
    const args = directiveArguments(link);
    const match = url.exec(String(args['url']));
    if (!match) continue;
    const local = new Map(names.map((name) => [name, localName(args, name)]));
    const nameOf = (name: Name): string => local.get(name) ?? name;
    return {
      nameOf,
      find: (directives, name) =>
        directives?.find((use) => use.name.value === nameOf(name)),
    };
  }
  return undefined;
}

/**
 * The local name of the directive that is named like its specification, if it
 * is linked, e.g. `@link(url: ".../inaccessible/v0.2", as: "hidden")` gives
 * "hidden".
 */
export function directiveOf(
  document: DocumentNode,
  specification: string,
): string {
  for (const link of links(document)) {
    const args = directiveArguments(link);
    if (String(args['url']).split('/').at(-2) !== specification) continue;
    const local = localName(args, specification);
    return local === `${namespaceOf(args)}__${specification}`
      ? namespaceOf(args)
      : local;
  }
  return specification;
}

/** The prefixes (before `__`) of names that belong to linked specifications. */
export function linkedNamespaces(document: DocumentNode): ReadonlySet<string> {
  return new Set(
    links(document).map((link) => namespaceOf(directiveArguments(link))),
  );
}

/** The names, without the @, that `@link` imports into a document. */
export function importedNames(document: DocumentNode): ReadonlySet<string> {
  const names = links(document).flatMap((link) => {
    const { import: imports } = directiveArguments(link);
    return Array.isArray(imports) ? (imports as unknown[]) : [];
  });
  return new Set(
    names.map((item) => {
      const { as: alias, name = item } =
        typeof item === 'object' && item !== null
          ? (item as Record<string, unknown>)
          : {};
      return String(alias ?? name).replace('@', '');
    }),
  );
}

export function links({ definitions }: DocumentNode): ConstDirectiveNode[] {
  return definitions
    .filter(
      (definition) =>
        definition.kind === Kind.SCHEMA_DEFINITION ||
        definition.kind === Kind.SCHEMA_EXTENSION,
    )
    .flatMap(({ directives = [] }) => directives)
    .filter((directive) => directive.name.value === 'link');
}

function localName(
  link: Readonly<Record<string, unknown>>,
  name: string,
): string {
  const { import: imports } = link;
  for (const item of Array.isArray(imports) ? (imports as unknown[]) : []) {
    if (item === `@${name}`) return name;
    if (typeof item !== 'object' || item === null) continue;
    const { name: imported, as: renamed } = item as Record<string, unknown>;
    if (imported !== `@${name}`) continue;
    return typeof renamed === 'string' ? renamed.slice(1) : name;
  }
  return `${namespaceOf(link)}__${name}`;
}

function namespaceOf(link: Readonly<Record<string, unknown>>): string {
  const { url, as } = link;
  return typeof as === 'string'
    ? as
    : (String(url).split('/').at(-2)?.replaceAll('-', '_') ?? '');
}
