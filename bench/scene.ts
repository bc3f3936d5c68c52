import {
  startFederation,
  startInProcessFederation,
} from './scenes/federation.ts';
import { startShop } from './scenes/shop.ts';
import type { SceneKind } from './workload.ts';

/** What runs behind the gateway, and how a gateway finds it. */
export interface Scene {
  /** The file of the supergraph; undefined where the gateway has its own. */
  readonly supergraph?: string;
  /** What processes of ours need in their environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The right `data`, where something other than a gateway knows it. */
  reference(body: Buffer): Promise<unknown>;
  /** Requests to subgraphs since the last call, where they are counted. */
  counts(): Promise<SubgraphCounts | undefined>;
  stop(): Promise<void>;
}

export interface SubgraphCounts {
  readonly requests: number;
  /** Requests that came without the client's authorization. */
  readonly anonymous: number;
}

export function startScene(kind: SceneKind): Promise<Scene> {
  switch (kind) {
    case 'shop':
      return startShop();
    case 'federation':
      return startInProcessFederation();
    case 'federation-http':
      return startFederation();
  }
}
