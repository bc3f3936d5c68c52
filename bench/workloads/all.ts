import type { Workload } from '../workload.ts';
import { dashboard, dashboardHttp } from './dashboard.ts';
import { distinct } from './distinct.ts';
import { large } from './large.ts';
import { nested } from './nested.ts';
import { small } from './small.ts';
import { wide } from './wide.ts';

export const workloads: readonly Workload[] = [
  nested,
  small,
  wide,
  large,
  distinct,
  dashboard,
  dashboardHttp,
];
