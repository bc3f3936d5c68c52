import { describe, expect, it } from '@jest/globals';

import {
  districtOfRecord,
  formatRecordId,
  newPlatformId,
  parseRecordId,
} from '../../../../subgraphs/kit/values/ids.ts';

describe('record ids', () => {
  it.each([
    ['310116:jszz:1003', '1003'],
    ['310116:jszz:a:b c', 'a:b c'],
    ['310116:jszz:单位', '单位'],
  ])('parse and format %s', (text, localId) => {
    const id = { district: '310116', system: 'jszz', localId };
    expect(parseRecordId(text)).toEqual(id);
    expect(formatRecordId(id)).toBe(text);
  });

  it.each([
    '',
    '310116',
    '310116:jszz:',
    '31011:jszz:1',
    '310116:9a:1',
    'a:b:c',
    'articles:b:c',
  ])('are not: %j', (text) => {
    expect(parseRecordId(text)).toBeNull();
  });

  it('tell their district', () => {
    expect(districtOfRecord('310116:jszz:1003')).toBe('310116');
  });

  it('begin with article where a publication says it, which is no district', () => {
    const id = 'article:wzss:zhongche';
    expect(parseRecordId(id)).toEqual({
      district: 'article',
      system: 'wzss',
      localId: 'zhongche',
    });
    expect(() => districtOfRecord(id)).toThrow('Expected an id such as');
  });

  it('say what was expected of a bad one', () => {
    expect(() => districtOfRecord('cd-dy-lingang')).toThrow(
      'Expected an id such as 310116:jszz:1003, but got: "cd-dy-lingang".',
    );
  });
});

describe('newPlatformId', () => {
  it('sorts by time and is unique', () => {
    const now = new Date('2020-08-11T04:00:00Z');
    const later = new Date(now.getTime() + 1);
    expect(newPlatformId(now) < newPlatformId(later)).toBe(true);
    expect(newPlatformId(now)).not.toBe(newPlatformId(now));
  });
});
