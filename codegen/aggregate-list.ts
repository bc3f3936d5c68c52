/**
 * Writes the module that lists a subgraph's aggregates: for each folder with an
 * `aggregate.ts`, the aggregate that it exports under the folder's name.
 */
export function aggregateList(folders: readonly string[]): string {
  const imports = folders.map(
    (folder) =>
      `import { ${exportOf(folder)} } from './${folder}/aggregate.ts';`,
  );
  return `// Written by \`npm run codegen\`: each folder here with an aggregate.ts.
    ${imports.join('\n')}

    /** All that this subgraph keeps and answers. */
    export const aggregates = [${folders.map(exportOf).join(', ')}];
  `;
}

/** `early-warnings` exports `earlyWarningsAggregate`. */
function exportOf(folder: string): string {
  const name = folder.replace(/-(.)/gu, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return `${name}Aggregate`;
}
