import { resolve } from 'node:path';

import { inspectionStage } from '../../../onboarding/check/quality/inspection-stage.ts';
import { mappingStage } from '../../../onboarding/check/mapping-stage.ts';
import type { SystemReport } from '../../../onboarding/check/quality/inspect-system.ts';
import { widespreadIn } from '../../../onboarding/check/quality/widespread.ts';
import { stagesOf } from '../../../onboarding/check/stages/stages-of-mapping.ts';
import { reportWorkbook } from '../../../onboarding/check/workbook/report-workbook.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { requireFreeOutput, writeOutput } from './output.ts';
import { type CheckResult, emptyResult } from './result.ts';
import { runStages } from './run-stages.ts';

export interface MappingCheck {
  readonly mapping: string;
  readonly output?: string;
  readonly force: boolean;
}

/** Problems that a workbook may have; more only make it unreadable. */
const keptProblems = 100_000;

/** Checks a system by its mapping: its steps, then every row. */
export async function checkMapping({
  mapping: file,
  output,
  force,
}: MappingCheck): Promise<CheckResult> {
  const reading = mappingStage(file);
  const first = await runStages([reading.stage]);
  const mapping = reading.mapping();
  if (!mapping) return emptyResult(first);
  if (output !== undefined) {
    const source = workbookOf(mapping);
    await requireFreeOutput({ file: output, force, source });
  }
  const plan = stagesOf(mapping);
  const keep = output === undefined ? 0 : keptProblems;
  const inspection = inspectionStage(mapping, keep);
  const later = await runStages([...plan.stages, inspection.stage]).finally(
    () => plan.close(),
  );
  const stages = [...first, ...later];
  const report = inspection.report();
  if (!report) return emptyResult(stages);
  return {
    stages,
    counts: { ...report.counts },
    fields: report.fields,
    problems: report.book.groups(),
    widespread: widespreadIn(report.book, report.counts),
    output: await written(mapping, report, output),
  };
}

function workbookOf({ settings, folder }: DistrictMapping): string | null {
  const { source } = settings;
  return source.kind === 'spreadsheet' ? resolve(folder, source.file) : null;
}

async function written(
  mapping: DistrictMapping,
  { book }: SystemReport,
  output: string | undefined,
): Promise<string | null> {
  if (output === undefined) return null;
  return writeOutput(output, await reportWorkbook(mapping, book));
}
