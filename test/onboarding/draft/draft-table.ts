import Database from 'better-sqlite3';

import type { DraftEntry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';

/** What is drafted of a table `dzz` whose rows are given as SQL. */
export async function draftTable(
  file: string,
  columns: string,
  rows: readonly string[],
): Promise<(path: string) => DraftEntry | undefined> {
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  database.exec(`CREATE TABLE dzz (${columns})`);
  database.exec(
    `INSERT INTO dzz VALUES ${rows.map((it) => `(${it})`).join(', ')}`,
  );
  database.close();
  const { survey, close } = await surveyDatabase({ url: `sqlite:${file}` });
  const entries = await draftMapping(survey, { place: 'x' });
  await close();
  return (path) => entries.find((it) => it.path.join('.') === path);
}

/** Rows of a key, a name and what `more` says. */
export function named(
  count: number,
  more: (index: number) => string,
): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${index + 1}, '示例·${index + 1}号党支部', ${more(index)}`,
  );
}

/** Keys of superiors: one topmost, and three rows below each. */
export function superiorOf(index: number): string {
  return index === 0 ? '0' : String(Math.ceil(index / 3));
}
