import { type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { StartupError } from '../base/errors.ts';
import { importedNames, links } from '../../protocol/sdl/linked-directives.ts';
import type { SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

/** Specifications with a purpose that this gateway implements. */
const CARRIED_OUT: ReadonlySet<string> = new Set(['join', 'inaccessible']);

/**
 * Specifications that protect or fill fields, and are not implemented, whatever
 * purpose they declare.
 */
const NOT_CARRIED_OUT: ReadonlySet<string> = new Set([
  'authenticated',
  'requiresScopes',
  'policy',
  'context',
  'connect',
]);

/** Directives of those specifications that may be used without a `@link`. */
const GUARDS: ReadonlySet<string> = new Set([
  'authenticated',
  'requiresScopes',
  'policy',
]);

/** Connector directives, passed on by `@join__directive`, which fetch data. */
const CONNECTORS: ReadonlySet<string> = new Set(['connect', 'source']);

/**
 * Throws a `StartupError` for a rule of the supergraph that this gateway would
 * ignore: protected data would be open to all, or an argument would not be
 * filled (core schemas specification, `for: SECURITY`).
 */
export function refuseUnenforcedRules(
  document: DocumentNode,
  types: SdlTypes,
): void {
  for (const link of links(document)) {
    const { url, for: purpose } = directiveArguments(link);
    const name = String(url).split('/').at(-2) ?? '';
    const hasPurpose = purpose === 'SECURITY' || purpose === 'EXECUTION';
    if (NOT_CARRIED_OUT.has(name) || (hasPurpose && !CARRIED_OUT.has(name))) {
      throw unenforced(
        `@link(url: "${String(url)}"${hasPurpose ? `, for: ${purpose}` : ''})`,
      );
    }
  }
  const owned = importedNames(document);
  for (const { name, directives, fields } of types.all) {
    refuseRule(directives, name);
    for (const field of fields.values()) {
      refuseRule(field.directives, `${name}.${field.name.value}`);
    }
  }

  function refuseRule(
    directives: readonly ConstDirectiveNode[] = [],
    place: string,
  ): void {
    const rule = directives.map((use) => ruleOf(use, owned)).find(Boolean);
    if (rule !== undefined) throw unenforced(`${rule} on ${place}`);
  }
}

/**
 * Describes the rule of a directive that is not implemented, if there is one.
 */
function ruleOf(
  node: ConstDirectiveNode,
  owned: ReadonlySet<string>,
): string | undefined {
  const name = node.name.value;
  if (GUARDS.has(name) && !owned.has(name)) return `@${name}`;
  if (name === 'join__field' && 'contextArguments' in directiveArguments(node))
    return '@fromContext';
  if (name !== 'join__directive') return undefined;
  const { name: passedOn } = directiveArguments(node);
  return CONNECTORS.has(String(passedOn)) ? `@${String(passedOn)}` : undefined;
}

function unenforced(rule: string): StartupError {
  return new StartupError(
    'invalid-supergraph',
    `Expected a supergraph all of whose rules are enforced here, but got ${rule}, which would be ignored. Compose without it, or guard those fields in their subgraphs.`,
  );
}
