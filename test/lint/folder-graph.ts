import path from 'node:path';
import ts from 'typescript';

/** Folders that import each other, by way of whatever stands between them. */
export type FolderCycle = readonly string[];

/** The cycles among files, by their texts; imports of types count as well. */
export function fileCycles(
  texts: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const imported = new Map(
    [...texts].map(([file, text]) => [file, new Set(importsOf(file, text))]),
  );
  return stronglyConnected(imported);
}

/** The files that a file imports by relative specifiers. */
function importsOf(file: string, text: string): readonly string[] {
  const folder = path.posix.dirname(file);
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => path.posix.join(folder, fileName));
}

/**
 * The cycles among the folders of some files, by their texts. Imports count
 * whether they are of types or of values; a folder does not contain those in it.
 */
export function folderCycles(
  texts: ReadonlyMap<string, string>,
): readonly FolderCycle[] {
  const imported = new Map<string, Set<string>>();
  for (const [file, text] of texts) {
    const folder = path.posix.dirname(file);
    const folders = imported.get(folder) ?? new Set<string>();
    imported.set(folder, folders);
    for (const target of importsOf(file, text)) {
      const other = path.posix.dirname(target);
      if (texts.has(target) && other !== folder) folders.add(other);
    }
  }
  return stronglyConnected(imported);
}

/** Tarjan's components of more than one node. */
function stronglyConnected(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
): readonly FolderCycle[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: FolderCycle[] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    let low = order.size - 1;
    open.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? 0);
    }
    lowest.set(node, low);
    if (low === order.get(node)) {
      const component = open.splice(open.indexOf(node));
      if (component.length > 1) cycles.push(component.sort());
    }
    return low;
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return cycles;
}
