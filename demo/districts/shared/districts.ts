/** How many organizations each system holds when nobody asks for less. */
export const demoSize = 5_000;

/** Townships of the demo: none of them exists. */
export const townshipNames = [
  '云桥街道',
  '锦河街道',
  '柏溪街道',
  '望江台街道',
  '长乐坪镇',
  '青竹镇',
  '双塔街道',
  '石桥铺镇',
  '明湖街道',
  '白鹭镇',
  '东林街道',
  '新渡镇',
] as const;

/** 60 and its kin of GB/T 12404-1997: 61 a subdistrict, 62 a town. */
export function townshipLevel(name: string): '61' | '62' {
  return name.endsWith('街道') ? '61' : '62';
}

/** A subdistrict has a working committee, a town a committee. */
export function townshipCommittee(name: string): string {
  return name + (name.endsWith('街道') ? '党工委' : '党委');
}
