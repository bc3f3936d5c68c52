import { readMapping } from '../../subgraphs/organizations/mapping/read-mapping.ts';
import {
  grantStatements,
  proofPage,
} from '../../onboarding/prove/proof-page.ts';
import {
  proveSource,
  type Proof,
} from '../../onboarding/prove/prove-source.ts';
import { systemClock } from '../../subgraphs/kit/values/clock.ts';
import { databaseOptions } from '../../subgraphs/organizations/adapters/sql/database/database-options.ts';
import { CommandFailure } from '../shared/command-failure.ts';
import type { DistrictProveOptions } from './options.ts';
import { sourceFailure } from './source-failure.ts';

/** Prints the proof of one district's system; fails when it is not proven. */
export async function proveDistrict({
  mapping: file,
  lang,
  account,
  json,
}: DistrictProveOptions): Promise<object | undefined> {
  const mapping = await readMapping(file);
  const { source } = mapping.settings;
  if (source.kind === 'graphql' || source.kind === 'graphql-contract') {
    throw new CommandFailure(
      'USAGE',
      `Expected a mapping of sql or spreadsheet, but got: ${source.kind}. A GraphQL server is sent queries only; its mapping is refused if it has anything else.`,
    );
  }
  const place = placeOf(source);
  const proof = await proveSource(mapping).catch(async (error: unknown) => {
    const options =
      source.kind === 'sql' ? databaseOptions(source, mapping.folder) : null;
    throw await sourceFailure(error, place, options);
  });
  const reader = account ?? accountOf(source);
  if (!json) {
    const day = systemClock.now().toISOString().slice(0, 10);
    process.stdout.write(
      `${proofPage(proof, { language: lang, account: reader, day })}\n`,
    );
  }
  if (!proof.isProven) {
    throw new CommandFailure('NOT_PROVEN', 'The proof failed:', causes(proof));
  }
  return json
    ? { ...proof, grants: grantStatements(proof, reader) }
    : undefined;
}

type ProvedSource =
  | { readonly kind: 'sql'; readonly url: string }
  | { readonly kind: 'spreadsheet'; readonly file: string };

function placeOf(source: ProvedSource) {
  return source.kind === 'sql'
    ? ({ kind: 'sql', url: source.url, written: source.url } as const)
    : ({ kind: 'spreadsheet', file: source.file } as const);
}

/** The account of the url, from anywhere. */
function accountOf(source: ProvedSource): string {
  if (source.kind !== 'sql') return '';
  const [, user = ''] = /^\w+:\/\/([^:@/]*)(?::.*)?@/u.exec(source.url) ?? [];
  return `${decodeURIComponent(user) || 'mengyue_reader'}@%`;
}

function causes({ attempts, before, after, strangers }: Proof): string[] {
  return [
    ...attempts
      .filter(({ isRefused }) => !isRefused)
      .map(
        ({ statement, answer }) =>
          `${statement}: ${answer ?? 'was not refused'}`,
      ),
    ...Object.entries(before)
      .filter(([name, sum]) => after[name] !== sum)
      .map(([name, sum]) => `${name}: ${sum} became ${after[name] ?? '-'}`),
    ...strangers.map((sql) => `of no announced shape: ${sql}`),
  ];
}
