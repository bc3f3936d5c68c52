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
  issueCodes,
  labourSharingStates,
  membershipRoles,
  officeRoles,
  outcomeMetrics,
  projectStates,
  resourceKinds,
  resourceStates,
  trainingPlanStates,
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
const fact = {
  /** The article's own words. */
  quote: text,
  provenance: z.enum(['ARTICLE_QUOTE', 'EXTERNAL_SOURCE']).optional(),
  /** Which source, where it is not the article. */
  source: text.optional(),
};

const membership = z.strictObject({
  unit: unitKey,
  role: z.enum(membershipRoles),
  ...fact,
});

const office = z.strictObject({
  role: z.enum(officeRoles),
  unit: unitKey.optional(),
  holderText: text,
  ...fact,
});

const chairTerm = z.strictObject({
  ordinal: z.int().positive(),
  unit: unitKey,
  state: z.enum(chairTermStates),
  from: partialDate.optional(),
  to: partialDate.optional(),
  ...fact,
});

/** One field of an alliance that only another source tells. */
const externalField = z.strictObject({
  field: z.enum(['foundedOn', 'memberCountText']),
  value: text,
  source: text,
});

const alliance = z.strictObject({
  id,
  name: text,
  type: z.enum(allianceTypes),
  districts: z.array(district).min(1),
  lead: unitKey.optional(),
  leadText: text.optional(),
  leadIsPartyDepartment: z.boolean().default(false),
  sharedGoals: z.array(text).default([]),
  exploringSince: partialDate.optional(),
  foundedOn: partialDate.optional(),
  memberCountText: text.optional(),
  external: z.array(externalField).default([]),
  memberships: z.array(membership).default([]),
  offices: z.array(office).default([]),
  chairTerms: z.array(chairTerm).default([]),
  ...fact,
});

const outcome = z.strictObject({
  metric: z.enum(outcomeMetrics),
  value: z.number().optional(),
  qualifier: text.optional(),
  withinDays: z.int().positive().optional(),
  description: text.optional(),
  ...fact,
});

const activity = z.strictObject({
  id,
  title: text,
  kind: z.enum(activityKinds),
  theme: text,
  state: z.enum(activityStates).default('COMPLETED'),
  categories: z.array(z.enum(coBuildingCategories)).min(1),
  alliances: z.array(id).min(1),
  hosts: z.array(unitKey).default([]),
  startedOn: partialDate.optional(),
  online: z.boolean().default(false),
  partyElement: z.boolean().default(false),
  outcomes: z.array(outcome).default([]),
  ...fact,
});

const project = z.strictObject({
  id,
  title: text,
  category: z.enum(coBuildingCategories),
  state: z.enum(projectStates),
  alliance: id,
  ...fact,
});

const resource = z.strictObject({
  id,
  title: text,
  kind: z.enum(resourceKinds),
  description: text.optional(),
  provider: unitKey.optional(),
  alliance: id.optional(),
  state: z.enum(resourceStates).default('OFFERED'),
  ...fact,
});

const exchange = z.strictObject({
  id,
  kind: z.enum(resourceKinds),
  title: text,
  provider: unitKey,
  receiver: unitKey,
  alliance: id,
  state: z.enum(exchangeStates),
  labourSharing: z
    .strictObject({
      state: z.enum(labourSharingStates),
      effects: z.array(text),
    })
    .optional(),
  ...fact,
});

const donation = z.strictObject({
  id,
  kind: z.enum(donationKinds),
  donor: unitKey.optional(),
  recipient: text,
  alliance: id.optional(),
  goods: text.optional(),
  goodsQuantity: z.number().optional(),
  goodsUnit: text.optional(),
  /** Yuan. */
  valueCny: z.number().optional(),
  ...fact,
});

const demandCluster = z.strictObject({
  id,
  topic: text,
  alliance: id,
  demands: z.array(
    z.strictObject({ raisedBy: unitKey.optional(), raisedByText: text }),
  ),
  ...fact,
});

const trainingPlan = z.strictObject({
  id,
  topic: text,
  alliance: id,
  demandCluster: id,
  state: z.enum(trainingPlanStates),
  venue: text,
  ...fact,
});

const issue = z.strictObject({ code: z.enum(issueCodes), ...fact });

/** A file of demo/article: what one speaker of the article said. */
export const articleSchema = z.strictObject({
  /** The speaker's district, GB/T 2260. */
  speaker: district,
  source: text,
  /** Every number is a speaker's own: none was verified. */
  evidence: z.literal('REPORTED'),
  provenance: z.literal('ARTICLE_QUOTE'),
  alliances: z.array(alliance),
  activities: z.array(activity),
  projects: z.array(project).default([]),
  resources: z.array(resource).default([]),
  exchanges: z.array(exchange).default([]),
  donations: z.array(donation).default([]),
  demandClusters: z.array(demandCluster).default([]),
  trainingPlans: z.array(trainingPlan).default([]),
  issues: z.array(issue),
});

export type Article = z.infer<typeof articleSchema>;
