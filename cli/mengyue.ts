#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { tuneHeap } from './shared/tune-heap.ts';

// Modules are compiled once a machine, not once a start; hence the import()s.
enableCompileCache();
tuneHeap();
const { runProgram } = await import('./program.ts');
await runProgram();
