import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
  parse,
  print,
  visit,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';

import { readContract } from '../../subgraphs/kit/serve/contract.ts';
import type { ContractClient } from './contract-client.ts';

export const introspection = getIntrospectionQuery();

/** The contract without the directives of federation. */
export function contractSchema(): GraphQLSchema {
  const sdl = readContract(
    new URL('../../schema/organizations.graphql', import.meta.url),
  );
  const plain = visit(parse(sdl), {
    Directive: () => null,
    DirectiveDefinition: () => null,
    SchemaExtension: () => null,
  });
  return buildSchema(print(plain), { assumeValidSDL: true });
}

/** All differences of a server's schema from the contract, one line each. */
export async function differencesOf(
  client: ContractClient,
): Promise<readonly string[]> {
  const answer = await client.post({ query: introspection });
  if (answer.kind === 'failed') return [answer.reason];
  const schema = schemaIn(answer.data);
  if (schema === null) {
    return [answer.errors[0]?.message ?? 'no introspection'];
  }
  return schemaDifferences(contractSchema(), schema);
}

function schemaIn(data: unknown): GraphQLSchema | null {
  try {
    return buildClientSchema(data as IntrospectionQuery);
  } catch {
    return null;
  }
}

/**
 * Missing or different parts of a server's schema, and unknown enum values.
 * Additional types, fields and nullable arguments are allowed, and descriptions
 * are not compared.
 */
export function schemaDifferences(
  contract: GraphQLSchema,
  server: GraphQLSchema,
): readonly string[] {
  return Object.values(contract.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => typeDifferences(type, server.getType(type.name)));
}

function typeDifferences(
  type: GraphQLNamedType,
  its: GraphQLNamedType | undefined,
): readonly string[] {
  const { name } = type;
  if (!its) return [missing(name, 'a type')];
  if (isObjectType(type) && isObjectType(its)) {
    const fields = its.getFields();
    return Object.values(type.getFields()).flatMap((field) => {
      const place = `${name}.${field.name}`;
      const found = fields[field.name];
      if (!found) return [missing(place, String(field.type))];
      return [
        ...sameType(place, field.type, found.type),
        ...inputDifferences(place, field.args, found.args),
      ];
    });
  }
  if (isInputObjectType(type) && isInputObjectType(its)) {
    return inputDifferences(
      name,
      Object.values(type.getFields()),
      Object.values(its.getFields()),
    );
  }
  if (isEnumType(type) && isEnumType(its)) {
    const lacking = type.getValues().filter((it) => !its.getValue(it.name));
    const more = its.getValues().filter((it) => !type.getValue(it.name));
    return [
      ...lacking.map((it) => missing(`${name}.${it.name}`, 'an enum value')),
      // A gateway cannot pass on an enum value that it does not know.
      ...more.map((it) => `${name}: expected no more, but got: ${it.name}`),
    ];
  }
  const [kind, itsKind] = [type.constructor.name, its.constructor.name];
  return kind === itsKind
    ? []
    : [`type ${name}: expected ${kind}, but got: ${itsKind}`];
}

type Input = GraphQLArgument | GraphQLInputField;

function inputDifferences(
  place: string,
  inputs: readonly Input[],
  its: readonly Input[],
): readonly string[] {
  const lacking = inputs.flatMap((input) => {
    const at = `${place}(${input.name})`;
    const found = its.find(({ name }) => name === input.name);
    return found
      ? sameType(at, input.type, found.type)
      : [missing(at, String(input.type))];
  });
  const demanded = its
    .filter(
      ({ name, type, defaultValue }) =>
        !inputs.some((input) => input.name === name) &&
        String(type).endsWith('!') &&
        defaultValue === undefined,
    )
    .map(
      ({ name, type }) =>
        `${place}(${name}): expected nothing, but got: ${String(type)}, which is required`,
    );
  return [...lacking, ...demanded];
}

function sameType(
  place: string,
  expected: { toString(): string },
  got: { toString(): string },
): readonly string[] {
  return String(expected) === String(got)
    ? []
    : [`${place}: expected ${String(expected)}, but got: ${String(got)}`];
}

function missing(place: string, expected: string): string {
  return `${place}: expected ${expected}, but got: nothing`;
}
