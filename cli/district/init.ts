import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';

import type { DraftEntry } from '../../onboarding/draft/guess/draft-entry.ts';
import { draftMapping } from '../../onboarding/draft/draft-mapping.ts';
import { missingKeys } from '../../onboarding/draft/missing-keys.ts';
import { flow, renderDraft } from '../../onboarding/draft/render-draft.ts';
import { surveyDatabase } from '../../onboarding/draft/survey/survey-database.ts';
import { surveyWorkbook } from '../../onboarding/draft/survey/survey-workbook.ts';
import type { Survey } from '../../onboarding/draft/columns/surveyed.ts';
import { askDoubtful } from './ask-doubtful.ts';
import { CommandFailure } from '../shared/command-failure.ts';
import type { DistrictInitOptions } from './options.ts';
import { hidePassword, givenPlace, type GivenPlace } from './place.ts';
import { sourceFailure } from './source-failure.ts';

/** Drafts a district's mapping file from what is in its system. */
export async function initDistrict(
  options: DistrictInitOptions,
): Promise<void> {
  refuseExisting(options);
  const place = givenPlace(options);
  const opened = await open(place);
  try {
    const drafted = await draftMapping(opened.survey, {
      place: namedPlace(place, options),
      system: options.system,
      district: options.district,
    });
    await write(await confirmed(drafted, options), opened.survey, options);
  } finally {
    await opened.close();
  }
}

function refuseExisting({ output, force }: DistrictInitOptions): void {
  if (output === undefined || force || !existsSync(output)) return;
  throw new CommandFailure(
    'USAGE',
    `Expected the name of a new file, but got: ${output}, which exists (--force replaces it).`,
  );
}

async function open(place: GivenPlace) {
  try {
    if (place.kind === 'sql') return await surveyDatabase({ url: place.url });
    const survey = await surveyWorkbook(place.file);
    return { survey, close: () => Promise.resolve() };
  } catch (error) {
    throw await sourceFailure(error, place);
  }
}

/** The place as the file names it: relative to it, and without a password. */
function namedPlace(place: GivenPlace, options: DistrictInitOptions): string {
  const beside = (path: string) =>
    relative(folderOf(options), resolve(path)).replaceAll('\\', '/');
  if (place.kind === 'spreadsheet') return beside(place.file);
  if (!place.url.startsWith('sqlite:')) {
    return hidePassword(place.written, options.system);
  }
  return `sqlite:${beside(place.url.slice('sqlite:'.length))}`;
}

function folderOf({ output }: DistrictInitOptions): string {
  return output === undefined ? process.cwd() : dirname(resolve(output));
}

/** A person at a terminal is asked about what is doubtful. */
async function confirmed(
  drafted: readonly DraftEntry[],
  { yes }: DistrictInitOptions,
): Promise<readonly DraftEntry[]> {
  if (yes || !process.stdin.isTTY || !process.stderr.isTTY) return drafted;
  const terminal = createInterface({
    input: process.stdin,
    output: process.stderr,
  });
  try {
    return await askDoubtful(drafted, (question) =>
      terminal.question(question),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    throw new CommandFailure('INTERRUPTED', 'Interrupted: nothing was written');
  } finally {
    terminal.close();
  }
}

const schemaFile = fileURLToPath(
  new URL(
    '../../subgraphs/organizations/mapping/mapping.schema.json',
    import.meta.url,
  ),
);

async function write(
  entries: readonly DraftEntry[],
  survey: Survey,
  options: DistrictInitOptions,
): Promise<void> {
  const text = renderDraft(entries, {
    heading: `由 mengyue district init 起草 drafted from ${survey.name}`,
    schema: relative(folderOf(options), schemaFile).replaceAll('\\', '/'),
  });
  const missing = missingKeys(text, survey.kind);
  if (options.output === undefined) process.stdout.write(text);
  else await writeWhole(options.output, text);
  report(entries, survey, options.output);
  if (missing.length === 0) return;
  throw new CommandFailure(
    'DRAFT_INCOMPLETE',
    'The draft is no mapping yet; a person has to add:',
    missing,
  );
}

/** Written beside and renamed, so that the file appears whole or not at all. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.new`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

function report(
  entries: readonly DraftEntry[],
  { unread, notices = [] }: Survey,
  output: string | undefined,
): void {
  const doubtful = entries.filter((it) => !it.isSure);
  const lines = doubtful.map(
    ({ path, value }) =>
      `  ${path.join('.')}: ${value === undefined ? '—' : flow(value).slice(0, 90)}`,
  );
  process.stderr.write(
    [
      `已起草 ${entries.length} 项,其中 ${doubtful.length} 项待确认 drafted, to be confirmed:`,
      ...lines,
      ...notices,
      ...unread.map((it) => `未能读取 not read: ${it}`),
      ...unsetVariables(entries).map((it) => `请设置 set: export ${it}=...`),
      ...(output === undefined
        ? []
        : [`下一步 next: mengyue district check --mapping ${output}`]),
      '',
    ].join('\n'),
  );
}

/** Variables that the mapping's url names and that are not set here. */
function unsetVariables(entries: readonly DraftEntry[]): string[] {
  const url = entries.find((it) => it.path.join('.') === 'source.url')?.value;
  if (typeof url !== 'string') return [];
  const named = url.matchAll(/\$\{env\.(\w+)\}/gu);
  return [...named].flatMap(([, name = '']) =>
    process.env[name] === undefined ? [name] : [],
  );
}
