// Prints Jest's totals as CI reads them: `N passed, N failed`.
import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';

const report = JSON.parse(readFileSync(argv[2] ?? '', 'utf8'));
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
