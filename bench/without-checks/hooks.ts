/**
 * Takes the checks out of this checkout, for `node --import`: each module that
 * checks something is replaced by one of its name in this folder, which lets
 * everything pass and counts nothing. `CHECKS_OUT` names those that are taken
 * out, separated by commas; all of them unless it is set.
 */
import { registerHooks } from 'node:module';
import { basename } from 'node:path';

const wanted = process.env['CHECKS_OUT']?.split(',');

const replaced: ReadonlyMap<string, string> = new Map(
  [
    'gateway/execute/steps/count-objects.ts',
    'gateway/fetch/operation-budget.ts',
    'gateway/http/admission.ts',
    'gateway/http/memory-watch.ts',
    'gateway/http/read/request-bodies.ts',
    'gateway/http/send/unread-answers.ts',
    'gateway/access/cost/cost-limit.ts',
    'gateway/placement/run-in-turn.ts',
  ]
    .map((path) => ({ path, name: basename(path, '.ts') }))
    .filter(({ name }) => wanted?.includes(name) ?? true)
    .map(({ path, name }) => [
      new URL(`../../${path}`, import.meta.url).href,
      new URL(`${name}.ts`, import.meta.url).href,
    ]),
);

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const instead = replaced.get(resolved.url);
    // A replacement may take what it does not replace from the module itself.
    if (instead === undefined || instead === context.parentURL) return resolved;
    return { ...resolved, url: instead };
  },
});
