import { describe, expect, it } from '@jest/globals';

import { realNamesIn } from '../../demo/article/real-names.ts';

describe('the real parties that a text names', () => {
  it.each([
    ['网龙公司党委', ['网龙']],
    ['老板实业集团(老板集团)党委', ['老板实业集团', '老板集团']],
    ['捐给武汉市慈善总会', ['武汉市慈善总会']],
    ['吕巷镇—新仓镇', ['吕巷镇', '新仓镇']],
    ['示例·精密制造链', []],
  ])('%s: %j', (text, names) => {
    expect(realNamesIn(text)).toEqual(names);
  });
});
