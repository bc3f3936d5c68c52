import {
  assertValidSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
} from 'graphql';
import { sdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { StartupError } from '../base/errors.ts';
import { missingExternals } from './missing-externals.ts';
import { plainFieldSets } from './plain-field-sets.ts';
import { overridePercentages } from './override-percentages.ts';
import { buildPublicSchema } from './public-schema.ts';
import { rootNames } from '../../protocol/sdl/root-names.ts';
import { standardRootNames } from './standard-root-names.ts';
import { edited } from './text-edit.ts';
import { createTypeIndex, type TypeIndex } from './type-index.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';
import { refuseUnenforcedRules } from './unenforced-rules.ts';

const JOIN_SPEC = 'https://specs.apollo.dev/join/v';

/** A supergraph, parsed and checked; immutable. */
export interface Supergraph {
  readonly sdl: string;
  /** Normalized: root types have standard names, field sets are plain. */
  readonly document: DocumentNode;
  /** The schema for clients, used by validation and introspection. */
  readonly publicSchema: GraphQLSchema;
  /** Routing URLs by subgraph name; '' if the supergraph has none. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** Subgraph name by value of the `join__Graph` enum. */
  readonly graphNames: ReadonlyMap<string, string>;
  readonly types: TypeIndex;
  /** Directives that are ignored, e.g. `@provides on Query.p`. */
  readonly leftOut: readonly string[];
  /** The thresholds of `percent(n)` overrides. */
  readonly overridePercentages: readonly number[];
}

/**
 * Reads a Federation 2 supergraph. Throws a `StartupError` of kind
 * `invalid-supergraph` or `not-a-supergraph`.
 */
export function loadSupergraph(sdl: string): Supergraph {
  const written = parseSupergraph(sdl);
  const writtenTypes = sdlTypes(written);
  const plain = plainFieldSets(writtenTypes);
  const named = edited(written, [
    ...plain.edits,
    ...standardRootNames(written, writtenTypes, rootNames(written)),
  ]);
  const namedTypes = sdlTypes(named);
  const { graphNames, subgraphUrls } = readGraphs(named);
  assertLinksJoin(named);
  refuseUnenforcedRules(named, namedTypes);
  const document = edited(named, missingExternals(namedTypes));
  const types = createTypeIndex(document, graphNames);
  return {
    sdl,
    document,
    publicSchema: createPublicSchema(written),
    subgraphUrls,
    graphNames,
    types,
    leftOut: plain.leftOut,
    overridePercentages: overridePercentages(types),
  };
}

function parseSupergraph(sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    const at = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    const where = at ? ` at line ${at.line}, column ${at.column}` : '';
    throw new StartupError(
      'invalid-supergraph',
      `The supergraph is not GraphQL${where}: ${messageOf(error)}`,
      error,
    );
  }
}

function readGraphs(
  document: DocumentNode,
): Pick<Supergraph, 'graphNames' | 'subgraphUrls'> {
  const graphs = document.definitions.find(
    (definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION &&
      definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) {
    throw notASupergraph('the enum join__Graph, which lists the subgraphs');
  }
  const graphNames = new Map<string, string>();
  const subgraphUrls = new Map<string, string>();
  for (const value of graphs.values ?? []) {
    const directive = value.directives?.find(
      (candidate) => candidate.name.value === 'join__graph',
    );
    const { name, url } = directive ? directiveArguments(directive) : {};
    if (typeof name !== 'string') {
      throw notASupergraph(`@join__graph(name:) on ${value.name.value}`);
    }
    graphNames.set(value.name.value, name);
    subgraphUrls.set(name, typeof url === 'string' ? url : '');
  }
  return { graphNames, subgraphUrls };
}

function assertLinksJoin(document: DocumentNode): void {
  const linksJoin = document.definitions.some(
    (definition) =>
      (definition.kind === Kind.SCHEMA_DEFINITION ||
        definition.kind === Kind.SCHEMA_EXTENSION) &&
      definition.directives?.some(
        (directive) =>
          directive.name.value === 'link' &&
          String(directiveArguments(directive)['url']).startsWith(JOIN_SPEC),
      ),
  );
  if (!linksJoin) {
    throw notASupergraph('@link(url: "https://specs.apollo.dev/join/v...")');
  }
}

function notASupergraph(missing: string): StartupError {
  return new StartupError(
    'not-a-supergraph',
    `Expected a Federation 2 supergraph, but got a schema without ${missing}. Compose the subgraphs first.`,
  );
}

function createPublicSchema(document: DocumentNode): GraphQLSchema {
  try {
    const schema = buildPublicSchema(document);
    assertValidSchema(schema);
    return schema;
  } catch (error) {
    throw new StartupError(
      'invalid-supergraph',
      `The supergraph's public schema is invalid: ${messageOf(error)}`,
      error,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
