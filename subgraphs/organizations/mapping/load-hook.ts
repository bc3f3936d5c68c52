import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { closestName } from './closest-name.ts';
import { hookFunctions, type DistrictHook } from './district-hook.ts';

/** A hook, or the reason why there is none. */
export type LoadedHook =
  | { readonly kind: 'loaded'; readonly hook: DistrictHook }
  | { readonly kind: 'wrong'; readonly message: string };

/**
 * Imports a hook, `./NAME.ts`, only from the folder of its mapping file. In a
 * compiled installation the module is `./NAME.js`.
 */
export async function loadHook(
  folder: string,
  specifier: string,
): Promise<LoadedHook> {
  const path = [specifier, specifier.replace(/\.ts$/u, '.js')]
    .map((name) => join(folder, name))
    .find(existsSync);
  if (path === undefined) {
    return wrong(`Expected a module in ${folder}, but got: ${specifier}.`);
  }
  try {
    const module = (await import(pathToFileURL(path).href)) as object;
    return checked(module);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return wrong(`Expected a module that can be imported, but got: ${reason}.`);
  }
}

function checked(module: object): LoadedHook {
  for (const [name, value] of Object.entries(module)) {
    if (!hookFunctions.some((known) => known === name)) {
      const meant = closestName(name, hookFunctions);
      const hint = meant === null ? '' : ` (did you mean ${meant}?)`;
      return wrong(
        `Expected a hook to export ${hookFunctions.join(', ')}, but got: ${name}${hint}.`,
      );
    }
    if (typeof value !== 'function') {
      return wrong(
        `Expected the hook's ${name} to be a function, but got: ${typeof value}.`,
      );
    }
  }
  return { kind: 'loaded', hook: { ...module } };
}

function wrong(message: string): LoadedHook {
  return { kind: 'wrong', message };
}
