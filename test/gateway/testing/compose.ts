import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, Kind, parse } from 'graphql';
import { withSharedDirectives } from '../../../schema/normalize/executable-directives.ts';
import { withStandardRoots } from '../../../schema/normalize/root-names.ts';
import { withoutRootReentries } from '../../../schema/satisfiability/root-fields.ts';

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

/**
 * The supergraph of some subgraphs, composed as the project does it; throws
 * what composition refuses.
 */
export function composeSupergraph({ sdls, urls }: ComposeOptions): string {
  const documents = Object.entries(sdls).map((sdl) => normalized(...sdl));
  const typeDefs = withSharedDirectives(documents);
  const services = Object.keys(sdls).map((name, n) => ({
    name,
    url: urls?.[name] ?? `http://127.0.0.1:1/${name}`,
    typeDefs: typeDefs[n] ?? { kind: Kind.DOCUMENT, definitions: [] },
  }));
  const walked = composeServices(
    services.map((service) => ({
      ...service,
      typeDefs: withoutRootReentries(service.typeDefs),
    })),
  );
  if (walked.errors) throw new Error(messagesOf(walked.errors));
  const { supergraphSdl, errors } = composeServices(services, {
    disableValidationRules: ['SatisfiabilityRule'],
  });
  if (!supergraphSdl) throw new Error(messagesOf(errors ?? []));
  return supergraphSdl;
}

function normalized(name: string, sdl: string): DocumentNode {
  const contract = { name, document: parse(subgraphSdl(sdl)) };
  const result = withStandardRoots(contract);
  if ('code' in result) throw new Error(result.message);
  return result.document;
}

function messagesOf(errors: readonly { readonly message: string }[]): string {
  return errors.map(({ message }) => message).join('\n');
}
