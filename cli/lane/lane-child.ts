/** The process of a lane: see `gateway/lane/lane-process.ts`. */
import { enableCompileCache } from 'node:module';
import { tuneHeap } from '../shared/tune-heap.ts';

enableCompileCache();
tuneHeap();
const { serveLane } = await import('../../gateway/lane/serve-lane.ts');
const { openLane } = await import('./open-lane.ts');
serveLane(openLane);
