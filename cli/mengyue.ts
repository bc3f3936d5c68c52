#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Modules are compiled once a machine, not once a start; hence the import()s.
enableCompileCache();
const { runProgram } = await import('./program.ts');
await runProgram();
