import { composeServices } from '@theguild/federation-composition';
import { GraphQLError, parse, type DocumentNode } from 'graphql';

import type { Contract } from './contracts.ts';
import { withSharedDirectives } from './normalize/executable-directives.ts';
import { asKnownVersion } from './normalize/federation-version.ts';
import { withStandardRoots } from './normalize/root-names.ts';
import { partitionProblems } from './partition/partition-rules.ts';
import { problemOf, type SchemaProblem } from './rules/problem.ts';
import { affiliationIsReadOnly } from './rules/affiliation-is-read-only.ts';
import type { ParsedContract } from './rules/parsed-contract.ts';
import {
  countSharedPlaces,
  isPlainlySatisfiable,
} from './satisfiability/plainly-satisfiable.ts';
import { withoutRootReentries } from './satisfiability/root-fields.ts';

export type Composition =
  | { readonly kind: 'composed'; readonly supergraph: string }
  | { readonly kind: 'refused'; readonly problems: readonly SchemaProblem[] };

export interface CompositionOptions {
  /** Told before work that takes long: how many places share a type. */
  readonly onLongWalk?: (places: number) => void;
}

/**
 * Composes contracts to a Federation 2 supergraph, after the house's own rules
 * (schema/rules, schema/partition). Never throws for what is wrong in a contract.
 */
export function composeSupergraph(
  contracts: readonly Contract[],
  options: CompositionOptions = {},
): Composition {
  const problems: SchemaProblem[] = [];
  const parsed = contracts.flatMap((contract) => {
    const result = normalized(contract);
    if ('code' in result) problems.push(result);
    return 'code' in result ? [] : [result];
  });
  problems.push(...parsed.flatMap(affiliationIsReadOnly));
  problems.push(...partitionProblems(parsed));
  if (problems.length > 0) return { kind: 'refused', problems };

  const urls = new Map(contracts.map(({ name, url }) => [name, url]));
  const documents = withSharedDirectives(parsed.map((one) => one.document));
  return compose(
    parsed.map(({ name, document }, n) => ({
      name,
      typeDefs: documents[n] ?? document,
      url: urls.get(name) ?? '',
    })),
    options.onLongWalk ?? (() => undefined),
  );
}

/** Composes what is right in itself. */
function compose(
  services: readonly Service[],
  onLongWalk: (places: number) => void,
): Composition {
  const gaps = findGaps(services, onLongWalk);
  if (gaps.length > 0) return { kind: 'refused', problems: gaps };
  const { errors, supergraphSdl } = composeServices([...services], withoutWalk);
  return errors
    ? { kind: 'refused', problems: errors.map((error) => problemOf(error)) }
    : { kind: 'composed', supergraph: `${supergraphSdl.trim()}\n` };
}

interface Service {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly url: string;
}

/** Composition that does not walk every path from the roots. */
const withoutWalk = { disableValidationRules: ['SatisfiabilityRule'] };

/** From here on a walk takes more than a second or two. */
const longWalk = 200;

/** Queries that no subgraph could answer, found on a walk of every path. */
function findGaps(
  services: readonly Service[],
  onLongWalk: (places: number) => void,
): SchemaProblem[] {
  const reading = services.map((service) => ({
    ...service,
    typeDefs: withoutRootReentries(service.typeDefs),
  }));
  const documents = reading.map(({ typeDefs }) => typeDefs);
  if (isPlainlySatisfiable(documents)) return [];
  const places = countSharedPlaces(documents);
  if (places >= longWalk) onLongWalk(places);
  return (composeServices(reading).errors ?? [])
    .map((error) => problemOf(error))
    .filter(({ code }) => code === 'SATISFIABILITY_ERROR');
}

/** A contract as composition takes it. */
function normalized(contract: Contract): ParsedContract | SchemaProblem {
  const read = readContract(contract);
  if ('code' in read) return read;
  const versioned = asKnownVersion(read);
  return 'code' in versioned ? versioned : withStandardRoots(versioned);
}

function readContract(contract: Contract): ParsedContract | SchemaProblem {
  try {
    return { name: contract.name, document: parse(contract.sdl) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const place = error.locations?.[0];
    const where = `${contract.file ?? contract.name}${place ? `:${place.line}:${place.column}` : ''}`;
    return {
      code: 'INVALID_GRAPHQL',
      message: `${where}: ${error.message}`,
      subgraphs: [contract.name],
    };
  }
}
