import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** What every subgraph of the tests may use of Federation 2. */
const FEDERATION = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.7"
    import: ["@key", "@requires", "@provides", "@external", "@shareable",
      "@override", "@inaccessible", "@interfaceObject", "@composeDirective",
      "@extends", "@tag"]
  )
`;

export interface ComposeOptions {
  /** Subgraph SDLs by name. */
  readonly sdls: Readonly<Record<string, string>>;
  /** URLs by name; unreachable ones when not given. */
  readonly urls?: Readonly<Record<string, string>>;
}

/** A subgraph that starts with this comment is left without `@link`. */
const FEDERATION_1 = '# Federation 1';

/** The SDL of a subgraph as its server has it. */
export function subgraphSdl(sdl: string): string {
  return sdl.startsWith(FEDERATION_1) ? sdl : FEDERATION + sdl;
}

/** The supergraph of some subgraphs; throws what composition refuses. */
export function composeSupergraph({ sdls, urls }: ComposeOptions): string {
  const result = composeServices(
    Object.entries(sdls).map(([name, sdl]) => ({
      name,
      url: urls?.[name] ?? `http://127.0.0.1:1/${name}`,
      typeDefs: parse(subgraphSdl(sdl)),
    })),
  );
  if (!result.supergraphSdl) {
    throw new Error(result.errors?.map((e) => e.message).join('\n'));
  }
  return result.supergraphSdl;
}
