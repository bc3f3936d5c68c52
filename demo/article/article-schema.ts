import { z } from 'zod';

import {
  ActivityKind,
  ActivityState,
  CoBuildingCategory,
  OutcomeMetric,
  ProjectState,
} from '../../subgraphs/activities/contract/generated.ts';
import {
  AllianceType,
  ChairTermState,
  FactSubject,
  IssueCode,
  MembershipRole,
  OfficeRole,
} from '../../subgraphs/alliances/contract/generated.ts';
import {
  DonationKind,
  ExchangeState,
  LabourSharingState,
  ResourceKind,
  ResourceState,
} from '../../subgraphs/resources/contract/generated.ts';
import type { ArticleUnitKey } from './units.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/u, 'expected a kebab-case id');
const text = z.string().min(1);
const district = z.string().regex(/^\d{6}$/u, 'expected six digits');
const partialDate = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/u, 'expected YYYY, YYYY-MM or YYYY-MM-DD');

/** A unit that the article names; units.ts has its id. */
const unitKey = z.enum([
  'netdragon',
  'zhongbian',
  'changcheng',
  'hezong',
  'laoban',
  'nuobeier',
  'xingyuan',
  'zhongche',
  'jinchuang',
  'fz-organization-department',
  'fz-work-committee',
  'js-social-work',
  'js-equip-cluster',
  'js-life-cluster',
  'lvxiang',
  'xincang',
] satisfies readonly ArticleUnitKey[]);

/**
 * Fields that every fact has; the rest of its source is in the file's header.
 */
const source = {
  /** A paraphrase: we may not copy the article's sentences. */
  statement: text,
  /** The source's own words for figures, verbatim; several parted by ；. */
  wording: z.string().min(1).max(24).optional(),
  /** Which of the roundtable's questions the speaker answered. */
  question: z.int().min(1).max(3).optional(),
  /** The source, if it is not the article. */
  external: z
    .strictObject({ title: text, publishedOn: partialDate.optional() })
    .optional(),
};

/** A fact comes either from the speaker or from another source. */
function factOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject({ ...shape, ...source })
    .refine(
      ({ question, external }: { question?: unknown; external?: unknown }) =>
        (question === undefined) !== (external === undefined),
      'expected either a question or an external source',
    );
}

const membership = factOf({
  unit: unitKey,
  role: z.enum(MembershipRole),
});

const office = factOf({
  role: z.enum(OfficeRole),
  unit: unitKey.optional(),
  holderText: text,
});

const chairTerm = factOf({
  ordinal: z.int().positive(),
  unit: unitKey,
  state: z.enum(ChairTermState),
  from: partialDate.optional(),
  to: partialDate.optional(),
});

/**
 * One thing reported of an alliance; the first of a subject is in its own
 * field.
 */
const reportedFact = factOf({
  subject: z.enum(FactSubject),
  value: text,
});

const alliance = factOf({
  id,
  name: text,
  type: z.enum(AllianceType),
  districts: z.array(district).min(1),
  lead: unitKey.optional(),
  leadText: text.optional(),
  leadIsPartyDepartment: z.boolean().default(false),
  sharedGoals: z.array(text).default([]),
  facts: z.array(reportedFact).default([]),
  memberships: z.array(membership).default([]),
  offices: z.array(office).default([]),
  chairTerms: z.array(chairTerm).default([]),
});

const outcome = factOf({
  metric: z.enum(OutcomeMetric),
  value: z.number().optional(),
  qualifier: text.optional(),
  withinDays: z.int().positive().optional(),
  description: text.optional(),
});

const activity = factOf({
  id,
  title: text,
  kind: z.enum(ActivityKind),
  theme: text,
  state: z.enum(ActivityState).default('COMPLETED'),
  categories: z.array(z.enum(CoBuildingCategory)).min(1),
  alliances: z.array(id).min(1),
  hosts: z.array(unitKey).default([]),
  startedOn: partialDate.optional(),
  online: z.boolean().optional(),
  partyElement: z.boolean().optional(),
  outcomes: z.array(outcome).default([]),
});

const project = factOf({
  id,
  title: text,
  category: z.enum(CoBuildingCategory),
  state: z.enum(ProjectState),
  alliance: id,
});

const resource = factOf({
  id,
  title: text,
  kind: z.enum(ResourceKind),
  description: text.optional(),
  provider: unitKey.optional(),
  alliance: id.optional(),
  state: z.enum(ResourceState).default('OFFERED'),
});

const exchange = factOf({
  id,
  kind: z.enum(ResourceKind),
  title: text,
  /** `provider` says which of them gave, if the source does. */
  parties: z.tuple([unitKey, unitKey]),
  provider: unitKey.optional(),
  alliance: id,
  state: z.enum(ExchangeState),
  labourSharing: z
    .strictObject({
      state: z.enum(LabourSharingState).optional(),
      effects: z.array(text),
    })
    .optional(),
});

const donation = factOf({
  id,
  kind: z.enum(DonationKind),
  donor: unitKey.optional(),
  recipient: text,
  recipientCount: z.int().positive().optional(),
  alliance: id.optional(),
  goods: text.optional(),
  goodsQuantity: z.number().optional(),
  goodsUnit: text.optional(),
  /** Yuan. */
  valueCny: z.number().optional(),
});

const demandCluster = factOf({
  id,
  topic: text,
  alliance: id,
  demands: z.array(
    z.strictObject({ raisedBy: unitKey.optional(), raisedByText: text }),
  ),
});

const issue = factOf({
  code: z.enum(IssueCode),
  /** A short name in our words. */
  label: text,
});

/** A file of demo/article: what one speaker said. */
export const articleSchema = z.strictObject({
  /** Whom the speaker speaks for, GB/T 2260. */
  district,
  /** What the article calls the body that he speaks for. */
  speaker: text,
  title: text,
  publishedOn: partialDate,
  /** All figures are the speakers' own; none was verified. */
  evidence: z.literal('REPORTED'),
  alliances: z.array(alliance),
  activities: z.array(activity),
  projects: z.array(project).default([]),
  resources: z.array(resource).default([]),
  exchanges: z.array(exchange).default([]),
  donations: z.array(donation).default([]),
  demandClusters: z.array(demandCluster).default([]),
  issues: z.array(issue),
});

export type Article = z.infer<typeof articleSchema>;
