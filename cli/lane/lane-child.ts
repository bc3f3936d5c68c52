/** The process of a lane: see `gateway/lane/lane-process.ts`. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { serveLane } = await import('../../gateway/lane/serve-lane.ts');
const { openLane } = await import('./open-lane.ts');
serveLane(openLane);
