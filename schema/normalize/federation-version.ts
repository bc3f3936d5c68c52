import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
} from 'graphql';

import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { ParsedContract } from '../rules/parsed-contract.ts';

const federationUrl =
  /^(https:\/\/specs\.apollo\.dev\/federation)\/v(\d+)\.(\d+)$/u;

/** The newest version that composition knows. */
const known = { major: 2, minor: 9 };

/** All that can be imported from version 2.9 (Apollo, Federation directives). */
const knownNames: ReadonlySet<string> = new Set(
  `key requires provides external shareable extends override inaccessible tag
  composeDirective interfaceObject authenticated requiresScopes policy cost
  listSize context fromContext`
    .split(/\s+/u)
    .map((name) => `@${name}`)
    .concat('FieldSet', 'Scope', 'Policy', 'ContextFieldValue'),
);

/**
 * A contract as composition can read it. Versions after 2.9 only add to it,
 * so one that imports and uses nothing newer is read as 2.9; of any other the
 * problem names what is newer.
 */
export function asKnownVersion(
  contract: ParsedContract,
): ParsedContract | SchemaProblem {
  let newer: string | undefined;
  const document = visit(contract.document, {
    Directive(used) {
      // None of those in a contract has variables.
      const node = used as ConstDirectiveNode;
      const version = federationVersion(node);
      if (version === undefined || isKnown(version)) return undefined;
      newer ??=
        version.major > known.major
          ? `federation v${version.major}.${version.minor}`
          : (newImport(node) ?? newUse(contract.document));
      return asVersion29(node);
    },
  });
  if (newer === undefined) return { ...contract, document };
  return {
    code: 'UNKNOWN_FEDERATION_LINK_VERSION',
    message: `Expected what federation v2.${known.minor} knows, but got ${newer}.`,
    subgraphs: [contract.name],
  };
}

interface Version {
  readonly major: number;
  readonly minor: number;
}

function federationVersion(node: ConstDirectiveNode): Version | undefined {
  if (node.name.value !== 'link') return undefined;
  const { url } = directiveArguments(node);
  const match = federationUrl.exec(String(url));
  return match
    ? { major: Number(match[2]), minor: Number(match[3]) }
    : undefined;
}

function isKnown({ major, minor }: Version): boolean {
  return major < known.major || (major === known.major && minor <= known.minor);
}

/** The first name imported that version 2.9 does not have. */
function newImport(node: ConstDirectiveNode): string | undefined {
  const { import: imports } = directiveArguments(node);
  if (!Array.isArray(imports)) return undefined;
  return (imports as unknown[])
    .map((item) =>
      typeof item === 'object' && item !== null && 'name' in item
        ? item.name
        : item,
    )
    .find((name): name is string => !knownNames.has(String(name)));
}

/** The first directive used by its full name that version 2.9 does not have. */
function newUse(document: DocumentNode): string | undefined {
  const prefix = 'federation__';
  let found: string | undefined;
  visit(document, {
    Directive({ name: { value } }) {
      if (!value.startsWith(prefix)) return;
      if (!knownNames.has(`@${value.slice(prefix.length)}`)) {
        found ??= `@${value}`;
      }
    },
  });
  return found;
}

function asVersion29(node: ConstDirectiveNode): ConstDirectiveNode {
  return {
    ...node,
    arguments: (node.arguments ?? []).map((one) =>
      one.name.value === 'url' && one.value.kind === Kind.STRING
        ? {
            ...one,
            value: {
              ...one.value,
              value: one.value.value.replace(federationUrl, `$1/v2.9`),
            },
          }
        : one,
    ),
  };
}
