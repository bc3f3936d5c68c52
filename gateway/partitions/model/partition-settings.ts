import { z } from 'zod';

/** Policy of one endpoint; an endpoint's own value goes before its subgraph's. */
const policy = {
  /** Milliseconds an endpoint has, retries included. */
  deadlineMs: z.number().positive().optional(),
  /** Requests under way at one endpoint, and as many as may wait. */
  concurrency: z
    .strictObject({
      limit: z.int().positive().optional(),
      queue: z.int().nonnegative().optional(),
    })
    .optional(),
  retry: z
    .strictObject({
      /** Further attempts of one request. */
      attempts: z.int().nonnegative().optional(),
      /** Retries as a share of requests, over ten seconds. */
      budget: z.number().min(0).max(1).optional(),
      /** Retries a second that are always allowed. */
      minPerSecond: z.number().nonnegative().optional(),
      /** Milliseconds before the first retry at most; doubles each time. */
      backoffMs: z.number().nonnegative().optional(),
    })
    .optional(),
  breaker: z
    .strictObject({
      /** The share of failures that opens it. */
      threshold: z.number().gt(0).lt(1).optional(),
      /** The last requests that are looked at, and how many there must be. */
      size: z.int().positive().optional(),
      minimum: z.int().positive().optional(),
      /** Milliseconds until one request may try again. */
      sleepMs: z.number().positive().optional(),
    })
    .optional(),
  /** What an answer may hold; beyond it the endpoint has failed. */
  response: z
    .strictObject({
      maxBytes: z.int().positive().optional(),
      /** Objects and lists within one another. */
      maxDepth: z.int().positive().max(1000).optional(),
      maxValues: z.int().positive().optional(),
      /** Keys of one object. */
      maxKeys: z.int().positive().optional(),
      /** Errors that are looked at; those beyond are counted. */
      maxErrors: z.int().positive().optional(),
      /** Whether compressed answers are asked for; left out, not of loopback. */
      compression: z.boolean().optional(),
    })
    .optional(),
};

const endpoint = z.strictObject({
  name: z.string().min(1),
  /** Left out for an endpoint that is given in process, by its name. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** Names of partitions; `*` for all that nobody else holds. */
  partitions: z.array(z.string().min(1)).min(1),
  readOnly: z.boolean().optional(),
  /** `lookup` for a server without `_entities`: it is asked by root fields. */
  entities: z.enum(['_entities', 'lookup']).optional(),
  /** Gathered fields with these arguments are asked of it only by these values. */
  only: z.record(z.string(), z.array(z.string()).min(1).readonly()).optional(),
  ...policy,
});

const subgraph = z.strictObject({
  ...policy,
  /** Left out, stale answers are never served. */
  staleIfError: z
    .strictObject({
      maxAgeMs: z.number().positive(),
      maxBytes: z.int().positive().optional(),
    })
    .optional(),
  endpoints: z.array(endpoint),
  /** Partitions that a change of the file may take away. */
  retired: z.array(z.string().min(1)).optional(),
});

/** Endpoints of partitioned subgraphs, by the subgraph's name. */
export const partitionSettings = z.record(z.string(), subgraph);

export type PartitionSettings = z.infer<typeof partitionSettings>;
export type SubgraphPartitions = z.infer<typeof subgraph>;
export type EndpointSettings = z.infer<typeof endpoint>;
export type EndpointPolicy = Pick<EndpointSettings, keyof typeof policy>;
