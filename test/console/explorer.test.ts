import { readdir, readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { buildConsole, type BuiltConsole } from './built-console.ts';
import { launchChromium, openPage, type WatchedPage } from './chromium.ts';
import { startMockServer, type MockServer } from './mock-server.ts';

let built: BuiltConsole;
let server: MockServer;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  built = await buildConsole();
  server = await startMockServer({ folder: built.folder });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await built.remove();
});

async function openExplorer(path: string): Promise<WatchedPage> {
  // High enough for whole answers: Monaco draws only the lines in view.
  const viewport = { width: 1280, height: 1600 };
  const watched = await openPage(browser, server.origin + path, { viewport });
  await editor(watched, 'operation').waitFor();
  return watched;
}

function editor({ page }: WatchedPage, name: 'operation' | 'response') {
  const label = { operation: 'Operation Editor', response: 'Result Window' };
  return page.getByRole('region', { name: label[name] }).locator('.view-lines');
}

describe('the explorer', () => {
  it('sanitizes with the DOMPurify of npm, not with the editor’s old copy', async () => {
    const own = await readFile('node_modules/dompurify/package.json', 'utf8');
    const { version } = JSON.parse(own) as { version: string };
    const assets = new URL('assets/', built.folder);
    const found = new Set<string>();
    for (const name of await readdir(assets)) {
      const text = await readFile(new URL(name, assets), 'utf8');
      // Every copy says its version beside what it has removed so far.
      const copies = text.matchAll(/\.version="(\d[\d.]+)",\w+\.removed=/gu);
      for (const [, copy = ''] of copies) found.add(copy);
    }
    expect([...found]).toEqual([version]);
  });

  it('has the answer below the question on a telephone', async () => {
    const { page } = await openExplorer('/graphql');
    await page.setViewportSize({ width: 390, height: 844 });
    const box = async (name: string) => {
      const found = await page.getByRole('region', { name }).boundingBox();
      return found ?? { x: 0, y: 0, width: 0, height: 0 };
    };
    const [question, answer] = [await box('Operation Editor'), await box('Result Window')]; // prettier-ignore
    expect(answer.y).toBeGreaterThanOrEqual(question.y + question.height);
    for (const { x, width, height } of [question, answer]) {
      expect(width).toBeGreaterThan(300);
      expect(x + width).toBeLessThanOrEqual(390);
      expect(height).toBeGreaterThan(200);
    }
  });

  it('runs its example, and asks nothing of any other origin', async () => {
    const explorer = await openExplorer('/graphql');
    await explorer.page.getByRole('button', { name: /Execute query/ }).click();
    await editor(explorer, 'response').getByText('成德临港').waitFor();
    expect(explorer.strayRequests).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it('opens with an example that says in Chinese what it does', async () => {
    const explorer = await openExplorer('/explorer');
    expect(await editor(explorer, 'operation').innerText()).toMatch(
      /跨区联盟与它们的成员/,
    );
  });

  it('marks a field that the schema does not have, from a worker', async () => {
    const query = '{ alliances { totalCount nonsense } }';
    const { page, complaints } = await openExplorer(
      `/explorer?query=${encodeURIComponent(query)}`,
    );
    await page.locator('.squiggly-error').waitFor();
    const workers = page
      .workers()
      .map((worker) => worker.url())
      .join();
    expect(workers).toMatch('/assets/graphql-');
    expect(complaints).toEqual([]);
  });

  it('opens with the query and the variables of its address', async () => {
    const search = new URLSearchParams({
      query: 'query Asked($id: ID!) { alliance(id: $id) { name } }',
      variables: '{ "id": "fz-internet" }',
    });
    const explorer = await openExplorer(`/explorer?${search.toString()}`);
    await explorer.page.getByRole('button', { name: /Execute query/ }).click();
    await editor(explorer, 'response')
      .getByText('福州互联网企业党建联盟')
      .waitFor();
  });

  it('prettifies the query with code of its own', async () => {
    const explorer = await openExplorer(
      '/explorer?query={alliances{totalCount}}',
    );
    await explorer.page.getByRole('button', { name: /整理格式/ }).click();
    await editor(explorer, 'operation').locator('.view-line').nth(3).waitFor();
    expect(explorer.strayRequests).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it('shows the documentation of the schema', async () => {
    const { page } = await openExplorer('/explorer');
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.getByRole('link', { name: 'Query' }).click();
    await page.getByRole('link', { name: 'AllianceConnection' }).waitFor();
  });
});
