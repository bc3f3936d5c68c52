import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import { widespreadIn } from '../../../onboarding/check/quality/widespread.ts';
import type { DraftEntry } from '../../../onboarding/draft/guess/draft-entry.ts';
import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { renderDraft } from '../../../onboarding/draft/render-draft.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import { readMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import { mappingFolder } from '../../subgraphs/organizations/mapping/mapping-file.ts';
import { startMariaDb } from '../../support/mariadb.ts';

export type Engine = 'SQLite' | 'MariaDB';

/** A drafted mapping, and the file that it is written to as it stands. */
export interface DraftedSystem {
  readonly entries: readonly DraftEntry[];
  readonly file: string;
}

/** Databases made of files of SQL that both engines read. */
export interface DraftedSystems {
  draft(engine: Engine, sql: URL): Promise<DraftedSystem>;
  stop(): Promise<void>;
}

export async function draftedSystems(): Promise<DraftedSystems> {
  const folder = await mappingFolder();
  const server = await startMariaDb();
  let made = 0;
  const engines = {
    SQLite(name: string, sql: string) {
      const file = join(folder.path, `${name}.sqlite`);
      const database = new Database(file);
      database.exec(sql);
      database.close();
      return Promise.resolve(`sqlite:${file}`);
    },
    async MariaDB(name: string, sql: string) {
      const url = await server.createDatabase(name);
      const uri = url;
      const connection = await createConnection({
        uri,
        multipleStatements: true,
      });
      await connection.query(sql);
      await connection.end();
      return server.readerUrl(name);
    },
  };
  return {
    async draft(engine, sql) {
      const name = `${basename(fileURLToPath(sql), '.sql')}_${(made += 1)}`;
      const place = await engines[engine](name, await readFile(sql, 'utf8'));
      const { survey, close } = await surveyDatabase({ url: place });
      const system = { place, system: 'ow', district: '310116' };
      const entries = await draftMapping(survey, system);
      await close();
      const yaml = renderDraft(entries, { heading: name, schema: 'x' });
      return { entries, file: await folder.write(`${name}.yaml`, yaml) };
    },
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}

const request = {
  district: '310116',
  filter: null,
  limit: 100,
  order: { terms: [], keyDescending: false },
  after: null,
} as const;

/** Every organization with those above it, and every unit with its own. */
export async function served(file: string) {
  const source = openSource({ mapping: await readMapping(file, {}) });
  const organizations = await source.partyOrganizations.page(request);
  const names = new Map(organizations.map((it) => [it.localId, it.name]));
  const ids = organizations.map(({ localId }) => localId);
  const affiliations = await source.affiliations(ids);
  const units = await source.units.page(request);
  const links = await source.linksOfUnits(units.map((it) => it.localId));
  await source.close();
  const nameOf = (id: string) => names.get(id) ?? '';
  return {
    paths: ids.map((id) =>
      (affiliations.get(id)?.path ?? []).map(nameOf).join(' > '),
    ),
    units: units.flatMap(({ localId, name }) =>
      links
        .filter(({ unit }) => unit === localId)
        .map(({ organization }) => `${name}: ${nameOf(organization)}`),
    ),
  };
}

/** What would end the check: errors, and warnings of most rows. */
export async function wrongIn(file: string) {
  const mapping = await readMapping(file, {});
  const { book, counts } = await inspectSystem(mapping, {
    keep: 0,
    progress: () => undefined,
  });
  const errors = book.groups().filter((it) => it.severity === 'error');
  return [...errors, ...widespreadIn(book, counts)].map(({ rule }) => rule);
}
