import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';

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

async function openHome(options?: BrowserContextOptions): Promise<WatchedPage> {
  const watched = await openPage(browser, server.origin, options);
  await row(watched, '成德临港').waitFor();
  return watched;
}

function row({ page }: WatchedPage, name: string) {
  return page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name }),
  });
}

async function openDetails(home: WatchedPage, name: string) {
  await home.page.getByRole('button', { name }).click();
  const details = home.page.locator('.details');
  await details.getByText('已列').waitFor();
  return details;
}

describe('the home of the console', () => {
  it('lists the alliances in a table, with Chinese labels', async () => {
    const home = await openHome();
    expect(await home.page.getByRole('columnheader').allInnerTexts()).toEqual([
      '联盟',
      '类型',
      '区划',
      '成员',
      '活动',
      '互助',
      '数据由来',
    ]);
    expect(
      await row(home, '成德临港').getByRole('cell').allInnerTexts(),
    ).toEqual(['毗邻地域', '成都市、德阳市', '61', '0', '至少 3', '文章']);
  });

  it('marks what is invented, and says where there are no data', async () => {
    const home = await openHome();
    expect(
      await row(home, '千家大盟').getByRole('cell').allInnerTexts(),
    ).toEqual(['产业集群', '无数据', '1,150', '16', '1,204', '示例']);
    expect(await row(home, '千家大盟').innerText()).toMatch('暂停');
  });

  it('keeps the rows of a partial answer, and says that it is partial', async () => {
    const home = await openHome();
    const ribbon = home.page.getByRole('alert');
    expect(await ribbon.innerText()).toMatch(/这份答案不全/);
    expect(await ribbon.innerText()).toMatch(
      /金山区没有按时回答.*2 处.*PARTITION_UNAVAILABLE/,
    );
    expect(await row(home, '吕巷镇').getByRole('cell').allInnerTexts()).toEqual(
      ['毗邻地域', '金山区、平湖市', '至少 2', '无数据', '无数据', '文章'],
    );
  });

  it('keeps the rows when asking again brings nothing', async () => {
    const home = await openHome();
    await home.page.route('**/graphql', (route) => route.abort());
    await home.page.getByRole('button', { name: '重试' }).click();
    await home.page.getByText('连接不上服务').waitFor();
    expect(await row(home, '成德临港').count()).toBe(1);
  });

  it('says that there is no answer at all, rather than no alliance', async () => {
    const { page } = await openPage(browser, `${server.origin}/assets/none`);
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 502, body: '<html>Bad Gateway</html>' }),
    );
    await page.goto(server.origin);
    await page.getByText('没有取到答案').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch('HTTP 502');
    expect(await page.getByRole('table').innerText()).toMatch('无数据');
  });

  it('does not say none where that is unknown', async () => {
    const home = await openHome();
    expect(await row(home, '福州').getByRole('cell').allInnerTexts()).toEqual([
      '行业',
      '福州市',
      '见原文',
      '至少 8',
      '未知',
      '文章',
    ]);
    const details = await openDetails(home, '福州');
    expect(await details.innerText()).toMatch(
      /成员：未知[^]*已列 0 家，\s*总数未知/,
    );
  });

  it('says of each thing told who says so, and whose words they are', async () => {
    const home = await openHome();
    const details = await openDetails(home, '福州');
    const sources = details.getByRole('region', { name: '来源所述' });
    expect(await sources.innerText()).toMatch(
      /^转述：互联网企业的党组织自愿参加。\s+出处：《党建联盟如何避免“空转”\?》，2020-08-11，福州发言，问题：成立与成效/,
    );
    const facts = await sources.getByRole('listitem').allInnerTexts();
    expect(facts).toEqual([
      expect.stringMatching(
        /成员数：23\s+文章\s+原文所述：23家\s+转述：未说明是否都是企业。\s+出处：/,
      ),
      expect.stringMatching(
        /成立：2018-05\s+外部来源\s+转述：[^]*出处：一篇报道，2019$/,
      ),
    ]);
    expect(facts[1]).not.toMatch('原文所述');
  });

  it('filters the alliances across districts, at the gateway', async () => {
    const home = await openHome();
    await home.page.getByRole('switch', { name: '只看跨区联盟' }).click();
    await home.page.getByText('共 2 个联盟').waitFor();
    expect(await row(home, '福州').count()).toBe(0);
    expect(server.asked.at(-1)).toMatch(/crossDistrict: { eq: true }/);
  });

  it('shows the members, and where each of their organizations belongs', async () => {
    const home = await openHome();
    const details = await openDetails(home, '成德临港');
    expect(
      await details
        .getByRole('list', { name: '隶属关系' })
        .getByRole('listitem')
        .allInnerTexts(),
    ).toEqual([
      '示例·轨道交通工委（所记，本系统中未找到）',
      '中共成都市委组织部',
      '中共成都市国资委委员会',
      '中共成都示例轨道装备有限公司委员会',
    ]);
    const member = details
      .getByRole('listitem')
      .filter({ hasText: '金山示例生物医药有限公司' });
    expect(await member.innerText()).toMatch(/外资企业[^]*党组织.无数据/);
    expect(await details.innerText()).toMatch(/存疑.层级码与上级字段不一致/);
    expect(await details.innerText()).toMatch(/无数据\s*310116:jszz:4/);
    expect(await details.getByRole('alert').innerText()).toMatch(
      '这份答案不全',
    );
  });

  it('says that what the article does not tell of a real unit is unknown', async () => {
    const home = await openHome();
    const details = await openDetails(home, '吕巷镇');
    const member = (name: string) =>
      details
        .getByRole('listitem')
        .filter({ hasText: name })
        .filter({ hasText: '党组织' });
    const town = await member('吕巷镇').innerText();
    expect(town).toMatch(
      /金山区 · 未知（文章未述）\s+党组织：未知（文章未述）/u,
    );
    const firm = await details
      .getByRole('listitem')
      .filter({ hasText: '合纵重工' })
      .innerText();
    expect(firm).toMatch(/合纵重工党支部[^]*隶属关系：未知（文章未述）/u);
    expect(await details.innerText()).not.toMatch(/没有登记|存疑|无数据/u);
  });

  it('says how many members are listed, and lists the rest when asked', async () => {
    const home = await openHome();
    const details = await openDetails(home, '成德临港');
    await details.getByText(/已列 50 家.共 61 家/).waitFor();
    await details.getByRole('button', { name: '再看' }).click();
    await details.getByText(/已列 61 家.共 61 家/).waitFor();
    await details.getByText('示例单位 57 号').waitFor();
  });

  it('hands the question about an alliance to the explorer', async () => {
    const home = await openHome();
    const details = await openDetails(home, '福州');
    await details.getByRole('link', { name: '在探索器中打开' }).click();
    await home.page.getByText('"fz-internet"').waitFor();
  });

  it('fits a phone, details opened', async () => {
    const home = await openHome({ viewport: { width: 360, height: 740 } });
    await openDetails(home, '成德临港');
    expect(
      await home.page.evaluate('document.documentElement.scrollWidth'),
    ).toBe(360);
    expect(await row(home, '成德临港').innerText()).toMatch(
      /毗邻地域[^]*成都市、德阳市[^]*文章/,
    );
  });

  it('asks nothing of any other origin, and breaks no policy', async () => {
    const home = await openHome();
    await openDetails(home, '成德临港');
    expect(home.strayRequests).toEqual([]);
    expect(home.complaints).toEqual([]);
  });
});
