import type { AffiliationRecord } from './organization-source.ts';
import type { SuperiorsOfNode } from './recorded-superior.ts';
import type { AffiliationDoubt } from '../contract/generated.ts';

/** An organization, with what its place in the hierarchy needs. */
export interface OrganizationNode extends SuperiorsOfNode {
  readonly localId: string;
  /**
   * What `named` searches superiors by, if it differs from what is recorded.
   */
  readonly sought?: readonly string[];
  /**
   * Set if a name is recorded, though the hierarchy also records other things.
   */
  readonly recordsName?: boolean;
  /** The hierarchical code, a second statement about the superior. */
  readonly code: string | null;
  readonly levelCode: string | null;
}

/** How a system records superiors, and how they are found. */
export interface Hierarchy {
  readonly recordsNames: boolean;
  /** Nodes by local id. */
  nodes(localIds: readonly string[]): Promise<readonly OrganizationNode[]>;
  /**
   * Live organizations that `superior` values refer to; names may give several.
   */
  named(
    superiors: readonly string[],
  ): Promise<ReadonlyMap<string, readonly OrganizationNode[]>>;
  /**
   * Whether the codes of a node and a possible superior fit: true, false if
   * they contradict each other, null if they say nothing.
   */
  codesFit(node: OrganizationNode, superior: OrganizationNode): boolean | null;
}

interface Resolved {
  readonly node: OrganizationNode;
  readonly parent: OrganizationNode | null;
  readonly doubts: readonly AffiliationDoubt[];
  /**
   * The record names the organization itself, as is usual for a topmost one.
   */
  readonly namesItself?: boolean;
}

/**
 * Finds the superiors of many organizations level by level: all that are
 * missing at one level are read together. Nothing is cached.
 */
export async function affiliationsOf(
  hierarchy: Hierarchy,
  localIds: readonly string[],
): Promise<ReadonlyMap<string, AffiliationRecord>> {
  const resolved = new Map<string, Resolved>();
  let level = await hierarchy.nodes(localIds);
  const asked = level.map(({ localId }) => localId);
  while (level.length > 0) {
    const superiors = level.flatMap(soughtBy);
    const named = await hierarchy.named([...new Set(superiors)]);
    const next = new Map<string, OrganizationNode>();
    for (const node of level) {
      const found = resolve(hierarchy, node, named);
      resolved.set(node.localId, found);
      if (found.parent) next.set(found.parent.localId, found.parent);
    }
    level = [...next.values()].filter(({ localId }) => !resolved.has(localId));
  }
  return new Map(asked.map((localId) => [localId, record(localId, resolved)]));
}

function soughtBy(node: OrganizationNode): readonly string[] {
  const { superior, several, sought } = node;
  return sought ?? several ?? (superior === null ? [] : [superior]);
}

/** Decides which of the organizations named is the superior. */
function resolve(
  hierarchy: Hierarchy,
  node: OrganizationNode,
  named: ReadonlyMap<string, readonly OrganizationNode[]>,
): Resolved {
  if (node.superior === null) {
    return { node, parent: null, doubts: doubtsWithoutKey(node) };
  }
  const candidates = soughtBy(node).flatMap((it) => named.get(it) ?? []);
  const [only, ...others] = candidates;
  const byName: AffiliationDoubt[] =
    (node.recordsName ?? hierarchy.recordsNames) ? ['PARENT_BY_NAME'] : [];
  const doubts: readonly AffiliationDoubt[] = [
    ...(only ? [] : [notHere(node)]),
    ...byName,
    ...(node.several ? (['PARENT_NOT_UNIQUE'] as const) : []),
  ];
  if (!only) return { node, parent: null, doubts };
  if (node.several || others.length > 0) {
    const fitting = candidates.filter(
      (superior) =>
        superior.localId !== node.localId && hierarchy.codesFit(node, superior),
    );
    return {
      node,
      parent: fitting.length === 1 ? (fitting[0] ?? null) : null,
      doubts: node.several ? doubts : [...doubts, 'PARENT_NAME_AMBIGUOUS'],
    };
  }
  if (only.localId === node.localId) {
    return { node, parent: null, doubts: [], namesItself: true };
  }
  const disagrees = hierarchy.codesFit(node, only) === false;
  return {
    node,
    parent: only,
    doubts: disagrees ? [...byName, 'PATH_DISAGREES'] : byName,
  };
}

/**
 * The doubt about a superior that nothing can find; its name may be recorded
 * all the same.
 */
function doubtsWithoutKey(node: OrganizationNode): AffiliationDoubt[] {
  return node.recorded === null
    ? ['PARENT_NOT_RECORDED']
    : [notHere(node), 'PARENT_BY_NAME'];
}

function notHere({ outside }: OrganizationNode): AffiliationDoubt {
  return outside ? 'PARENT_ELSEWHERE' : 'PARENT_MISSING';
}

function record(
  localId: string,
  resolved: ReadonlyMap<string, Resolved>,
): AffiliationRecord {
  const path: string[] = [];
  const passed = new Set<string>();
  let current = resolved.get(localId);
  while (current && !passed.has(current.node.localId)) {
    passed.add(current.node.localId);
    path.push(current.node.localId);
    const parent = current.parent?.localId;
    current = parent === undefined ? undefined : resolved.get(parent);
  }
  const own = resolved.get(localId);
  const doubts = own?.doubts ?? [];
  const topmost = resolved.get(path.at(-1) ?? localId);
  const isKnown = own?.parent != null || own?.namesItself === true;
  const isComplete = current !== undefined || topmost?.namesItself === true;
  return {
    parent: own?.parent?.localId ?? null,
    path: path.reverse(),
    recordedSuperior: own?.node.recorded ?? null,
    recordedSuperiorId: isKnown ? null : (own?.node.outside?.id ?? null),
    unresolvedSuperior: isComplete ? null : (topmost?.node.recorded ?? null),
    levelCode: own?.node.levelCode ?? null,
    // An organization that was passed before: the superiors form a cycle.
    doubts: current ? [...doubts, 'PARENT_CYCLE'] : doubts,
  };
}
