import type { AllianceLog } from './alliance-log.ts';
import { drifting } from './drifting.ts';
import { halfYearly } from './half-yearly.ts';
import { missingData } from './missing-data.ts';
import { monthlyBusy } from './monthly-busy.ts';
import { pausedAndBack } from './paused-and-back.ts';
import { precisionChain } from './precision-chain.ts';
import { quietThenBack } from './quiet-then-back.ts';
import { seedling } from './seedling.ts';
import { showcaseTours } from './showcase-tours.ts';
import { superiorRun } from './superior-run.ts';
import { thousandMembers } from './thousand-members.ts';

/** The fictional alliances: how each kind of life, or of idling, looks. */
export function allianceLogs(): AllianceLog[] {
  return [
    precisionChain(),
    halfYearly(),
    monthlyBusy(),
    thousandMembers(),
    showcaseTours(),
    superiorRun(),
    drifting(),
    seedling(),
    pausedAndBack(),
    missingData(),
    quietThenBack(),
  ];
}
