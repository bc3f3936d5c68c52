import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import {
  Kind,
  parse,
  visit,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';

import { keepReachable } from './keep-reachable.ts';
import { enumerationsOf } from './shared-enumerations.ts';

/** The scalars of the contracts; all of them travel as text. */
const scalars = {
  Date: 'string',
  PartialDate: 'string',
  DateTime: 'string',
  _FieldSet: 'string',
};

/** What a contract's types are written for. */
export interface ContractTypesOptions {
  /** The contract, and where it stands, for the file's first line. */
  readonly sdl: string;
  readonly source: string;
  /** Whether its resolvers get the context of aggregates (kit/records/). */
  readonly ofAggregates: boolean;
}

/**
 * Writes the TypeScript for a contract: its enumerations, arguments and
 * filters, and the types of its resolvers. Not formatted.
 */
export async function contractTypes({
  sdl,
  source,
  ofAggregates,
}: ContractTypesOptions): Promise<string> {
  const document = withoutDescriptions(parse(sdl));
  const types = document.definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  const generated = await codegen({
    filename: 'generated.ts',
    schema: document,
    documents: [],
    pluginMap: { typescript, resolvers },
    plugins: [
      { typescript: { avoidOptionals: { field: true } } },
      { resolvers: {} },
    ],
    config: {
      contextType: ofAggregates ? 'Context' : 'unknown',
      declarationKind: 'interface',
      enumsAsConst: true,
      federation: true,
      immutableTypes: true,
      inputMaybeValue: 'T | null',
      makeResolverTypeCallable: true,
      mappers: Object.fromEntries(types.flatMap(mapperOf)),
      namingConvention: { enumValues: 'keep' },
      resolverTypeWrapperSignature: 'Promise<T> | T',
      scalars,
      skipTypename: true,
      strictScalars: true,
      useTypeImports: true,
    },
  });
  const text = [registry(ofAggregates), generated].join('\n');
  const enumerations = enumerationsOf(document).map(({ name }) => name.value);
  const roots = types.length > 1 ? ['Resolvers', 'Rows', 'Context'] : [];
  const kept = keepReachable(text, [...roots, ...enumerations]);
  return `// Written by \`npm run codegen\` from ${source}: change that.\n\n${kept}`;
}

/** Descriptions are left out; the contract has them. */
function withoutDescriptions(document: DocumentNode): DocumentNode {
  return visit(document, {
    enter: (node) =>
      'description' in node ? { ...node, description: undefined } : undefined,
  });
}

/**
 * The interface in which a subgraph registers its rows by type of the contract.
 */
function registry(ofAggregates: boolean): string {
  const context = `
    import type { RecordContext } from '../../kit/records/record-context.ts';
    /** What resolvers share while one request lasts. */
    export type Context = RecordContext<Rows>;`;
  return `
    import type { Connection, Edge } from '../../kit/read/connection.ts';
    ${ofAggregates ? context : ''}
    /**
     * What stands for a type while it is resolved, where that is more than its
     * fields: a row, most often. Whoever has it adds it by \`declare module\`.
     */
    export interface Rows {}

    /** Without a row, an entity is its key, and another type its fields. */
    type RowOf<Name, Otherwise> =
      Name extends keyof Rows ? Rows[Name] : Otherwise;
  `;
}

/**
 * The type that resolvers of this type get, and that those of its parents
 * return.
 */
function mapperOf(type: ObjectTypeDefinitionNode): [string, string][] {
  const name = type.name.value;
  const node = name.replace(/(Connection|Edge)$/u, '');
  if (name === 'Query') return [];
  if (name.endsWith('Connection') && has(type, 'nodes')) {
    const total = isNonNull(type, 'totalCount') ? '' : ', number | null';
    return [[name, `Connection<ResolversParentTypes['${node}']${total}>`]];
  }
  if (name.endsWith('Edge') && has(type, 'cursor')) {
    return [[name, `Edge<ResolversParentTypes['${node}']>`]];
  }
  const key = keyOf(type);
  const otherwise = key === null ? name : `Pick<${name}, ${key}>`;
  return [[name, `RowOf<'${name}', ${otherwise}>`]];
}

/** The fields of an entity's first key, as a union of their names. */
function keyOf({ directives = [] }: ObjectTypeDefinitionNode): string | null {
  const key = directives.find(({ name }) => name.value === 'key');
  const fields = key?.arguments?.find(({ name }) => name.value === 'fields');
  if (fields?.value.kind !== Kind.STRING) return null;
  const names = fields.value.value.trim().split(/\s+/u);
  return names.map((name) => `'${name}'`).join(' | ');
}

function fieldOf({ fields = [] }: ObjectTypeDefinitionNode, wanted: string) {
  return fields.find(({ name }) => name.value === wanted);
}

function has(type: ObjectTypeDefinitionNode, wanted: string): boolean {
  return fieldOf(type, wanted) !== undefined;
}

function isNonNull(type: ObjectTypeDefinitionNode, wanted: string): boolean {
  return fieldOf(type, wanted)?.type.kind === Kind.NON_NULL_TYPE;
}
