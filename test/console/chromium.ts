/** Debian's Chromium, cut off from everything but the loopback interface. */
import { existsSync } from 'node:fs';

import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

const executablePath = '/usr/bin/chromium';

export async function launchChromium(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `expected Chromium at ${executablePath}, but found none: run "apt-get install chromium"`,
    );
  }
  return chromium.launch({
    executablePath,
    timeout: 120_000,
    args: [
      '--no-sandbox',
      '--headless',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** A page, and what it did that no page of the console may do. */
export interface WatchedPage {
  readonly page: Page;
  /** Requests to another origin; each was refused. */
  readonly strayRequests: readonly string[];
  /** Errors and warnings of the console, and uncaught exceptions. */
  readonly complaints: readonly string[];
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const strayRequests: string[] = [];
  const complaints: string[] = [];
  const { origin } = new URL(url);
  await context.route(
    (requested) =>
      requested.origin !== origin &&
      /^(?:https?|wss?):$/.test(requested.protocol),
    async (route) => {
      strayRequests.push(route.request().url());
      await route.abort();
    },
  );
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, strayRequests, complaints };
}
