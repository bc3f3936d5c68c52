import { readFileSync } from 'node:fs';

/** The subgraphs and the port each listens on when it runs alone. */
export const subgraphPorts = {
  organizations: 4101,
  alliances: 4102,
  activities: 4103,
  resources: 4104,
  divisions: 4105,
} as const;

export type SubgraphName = keyof typeof subgraphPorts;

export const subgraphNames = Object.keys(
  subgraphPorts,
) as readonly SubgraphName[];

/** What composition needs of one subgraph. */
export interface Contract {
  readonly name: string;
  /** Where the gateway finds it, unless configured otherwise. */
  readonly url: string;
  readonly sdl: string;
  /** The file the SDL came from, for messages. */
  readonly file?: string;
}

/** The contracts of this package, as committed beside this file. */
export function ownContracts(): Contract[] {
  return subgraphNames.map((name) => ({
    name,
    url: `http://127.0.0.1:${subgraphPorts[name]}/graphql`,
    sdl: readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8'),
    file: `schema/${name}.graphql`,
  }));
}

/** The committed supergraph of these contracts. */
export function ownSupergraph(): string {
  return readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8');
}
