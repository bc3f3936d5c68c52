import { z } from 'zod';

import type { ArticleUnitKey } from './units.ts';
import {
  activityKinds,
  activityStates,
  allianceTypes,
  chairTermStates,
  coBuildingCategories,
  donationKinds,
  exchangeStates,
  factSubjects,
  issueCodes,
  labourSharingStates,
  membershipRoles,
  officeRoles,
  outcomeMetrics,
  projectStates,
  resourceKinds,
  resourceStates,
} from './contract-enums.ts';

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

/** What every fact has; the file's header says the rest for all of them. */
const source = {
  /** A paraphrase: the article's sentences are not ours to carry. */
  statement: text,
  /** The source's own words for figures, verbatim; several parted by ；. */
  wording: z.string().min(1).max(24).optional(),
  /** Which of the roundtable's questions the speaker answered. */
  question: z.int().min(1).max(3).optional(),
  /** Where it is told, if not in the article. */
  external: z
    .strictObject({ title: text, publishedOn: partialDate.optional() })
    .optional(),
};

/** A fact is the speaker's or another source's, never both. */
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
  role: z.enum(membershipRoles),
});

const office = factOf({
  role: z.enum(officeRoles),
  unit: unitKey.optional(),
  holderText: text,
});

const chairTerm = factOf({
  ordinal: z.int().positive(),
  unit: unitKey,
  state: z.enum(chairTermStates),
  from: partialDate.optional(),
  to: partialDate.optional(),
});

/** One thing told of an alliance; the first of a subject is in its field. */
const reportedFact = factOf({
  subject: z.enum(factSubjects),
  value: text,
});

const alliance = factOf({
  id,
  name: text,
  type: z.enum(allianceTypes),
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
  metric: z.enum(outcomeMetrics),
  value: z.number().optional(),
  qualifier: text.optional(),
  withinDays: z.int().positive().optional(),
  description: text.optional(),
});

const activity = factOf({
  id,
  title: text,
  kind: z.enum(activityKinds),
  theme: text,
  state: z.enum(activityStates).default('COMPLETED'),
  categories: z.array(z.enum(coBuildingCategories)).min(1),
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
  category: z.enum(coBuildingCategories),
  state: z.enum(projectStates),
  alliance: id,
});

const resource = factOf({
  id,
  title: text,
  kind: z.enum(resourceKinds),
  description: text.optional(),
  provider: unitKey.optional(),
  alliance: id.optional(),
  state: z.enum(resourceStates).default('OFFERED'),
});

const exchange = factOf({
  id,
  kind: z.enum(resourceKinds),
  title: text,
  /** Which of them gave is told by `provider` only where the source does. */
  parties: z.tuple([unitKey, unitKey]),
  provider: unitKey.optional(),
  alliance: id,
  state: z.enum(exchangeStates),
  labourSharing: z
    .strictObject({
      state: z.enum(labourSharingStates).optional(),
      effects: z.array(text),
    })
    .optional(),
});

const donation = factOf({
  id,
  kind: z.enum(donationKinds),
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
  code: z.enum(issueCodes),
  /** In short, in our words. */
  label: text,
});

/** A file of demo/article: what one speaker of the article said. */
export const articleSchema = z.strictObject({
  /** Whom the speaker speaks for, GB/T 2260. */
  district,
  /** As the article calls whom he speaks for. */
  speaker: text,
  title: text,
  publishedOn: partialDate,
  /** Every number is a speaker's own: none was verified. */
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
