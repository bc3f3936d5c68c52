import { describe, expect, it } from '@jest/globals';

import {
  fieldOfName,
  matchName,
} from '../../../../onboarding/draft/columns/field-names.ts';
import { isPersonal } from '../../../../onboarding/draft/columns/surveyed.ts';

describe("a column's name", () => {
  it.each([
    ['dzzmc', 'organization.name'],
    ['DZZQC', 'organization.name'],
    ['F_DZZ_MC', 'organization.name'],
    ['dangzuzhimingcheng', 'organization.name'],
    ['党组织名称', 'organization.name'],
    ['szdw', 'unit.name'],
    ['dwmc', 'unit.name'],
    ['tyshxydm', 'unit.uscc'],
    ['CREDIT_CODE', 'unit.uscc'],
    ['sjdzzdm', 'organization.parentKey'],
    ['sjdzzmc', 'organization.parentName'],
    ['clrq', 'organization.established'],
    ['dzzlb', 'organization.category'],
    ['lsgx', 'organization.level'],
    ['dwxz', 'unit.nature'],
    ['hydm', 'unit.industry'],
    ['xzqh', 'district'],
    ['scbz', 'deleted'],
    ['isDelete', 'deleted'],
    ['yxbz', 'valid'],
    ['gxsj', 'changed'],
  ])('%s means %s', (name, field) => {
    expect(fieldOfName(name)).toBe(field);
  });

  it.each(['id', 'abc', '备注', 'dzz', ''])('%j means nothing yet', (name) => {
    expect(fieldOfName(name)).toBeNull();
  });

  it('is understood by its comment, too', () => {
    const [match] = matchName('c01', '党组织名称(全称)');
    expect(match).toMatchObject({ field: 'organization.name', score: 1 });
  });

  it('says why it is taken for a field', () => {
    expect(matchName('dzzmc')[0]?.reason).toBe('「党组织名称」的拼音首字母');
  });
});

describe('a column that names or reaches a person', () => {
  it.each(['lxr', 'LXDH', 'DZZSJXM', 'secretary_id', 'contact_phone', '书记'])(
    '%s is not read',
    (name) => {
      expect(isPersonal(name, '')).toBe(true);
    },
  );

  it.each(['dzzmc', 'sjdzzdm', 'dysl', 'szdw', '单位名称'])(
    '%s is another',
    (name) => {
      expect(isPersonal(name, '')).toBe(false);
    },
  );

  it('is told by its comment', () => {
    expect(isPersonal('c07', '联系人')).toBe(true);
  });
});
