import type { AffiliationRecord } from './organization-source.ts';
import type { SuperiorsOfNode } from './recorded-superior.ts';
import type { AffiliationDoubt } from '../contract/generated.ts';

/** An organization as far as its place in the hierarchy goes. */
export interface OrganizationNode extends SuperiorsOfNode {
  readonly localId: string;
  /** What `named` finds its superiors by, where that is not the same. */
  readonly sought?: readonly string[];
  /** It is a name, though not all that the hierarchy records are. */
  readonly recordsName?: boolean;
  /** The hierarchical code, which says the superior a second time. */
  readonly code: string | null;
  readonly levelCode: string | null;
}

/** How a system records superiors, and how they are found. */
export interface Hierarchy {
  readonly recordsNames: boolean;
  /** Nodes by local id. */
  nodes(localIds: readonly string[]): Promise<readonly OrganizationNode[]>;
  /** Live organizations that `superior` values name; more than one if names. */
  named(
    superiors: readonly string[],
  ): Promise<ReadonlyMap<string, readonly OrganizationNode[]>>;
  /**
   * Whether the codes of a node and of a possible superior fit: true if they
   * do, false if they contradict, null if they say nothing.
   */
  codesFit(node: OrganizationNode, superior: OrganizationNode): boolean | null;
}

interface Resolved {
  readonly node: OrganizationNode;
  readonly parent: OrganizationNode | null;
  readonly doubts: readonly AffiliationDoubt[];
  /** Its record names the organization itself, as many name a topmost one. */
  readonly namesItself?: boolean;
}

/**
 * Follows the superiors of many organizations at once, level by level: all
 * that is missing at one level is found together. Nothing is cached.
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

/** Nothing finds the superior; its name may be written all the same. */
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
    // What is left over was passed before: the superiors never end.
    doubts: current ? [...doubts, 'PARENT_CYCLE'] : doubts,
  };
}
