import path from 'node:path';
import ts from 'typescript';

/** Folders that import each other, by way of whatever stands between them. */
export type FolderCycle = readonly string[];

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
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const target = path.posix.join(folder, fileName);
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
